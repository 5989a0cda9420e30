/**
 * Which figures may be shown to anybody?
 *
 * <p>A fixed system of tables goes in ({@link org.fairlab.query.disclosure.Equations}, built from a
 * {@link org.fairlab.query.disclosure.Lattice} for each table): every cell, and every relation that somebody outside
 * can use, such as margins, subtotals, stages of a funnel with who left between them, totals alone or in combination,
 * cells that tables share, and everything released before ({@link org.fairlab.query.disclosure.Snapshots}). What comes
 * out is either a count or nothing for each cell, or that all of it is held back.
 *
 * <p><b>The rule.</b> Counts from 1 to the threshold are suppressed; so are, where configured, zeros, and every part,
 * zero or not, of a group that is itself that small, because all or none of it would be seen to belong to the part.
 * Then further cells are suppressed until <em>every</em> suppressed cell could, for all that is published, be any of
 * two counts that differ by the threshold or more. That goes for the further cells as well as for the small ones, so
 * that whether a publication is safe can be judged from the publication alone, and nobody learns from the judgement
 * which cells were small.
 *
 * <p><b>The proof.</b> For each suppressed cell there are two tables of integers, checked by
 * {@link org.fairlab.query.disclosure.Attack} relation by relation in integer arithmetic. The linear bounds that are
 * usual elsewhere are wider than what integers allow, and so too trusting; and they are a solver's floating-point
 * numbers. Here heuristics and the solver only propose. What they miss makes more cells suppressed, or a release held
 * back, never one too many shown.
 *
 * <p><b>The search.</b> Cells that can only change together are one unknown, and those that cannot change are none; who
 * left between two stages follows from these and is left out where it cannot be in the way. For each exposed unknown
 * moves are looked for, that is integer changes that keep all relations: first among those found for others, then
 * hypercubes of tables, repairs of relations one after the other (a beam search), and a linear programme in the
 * neighbourhood where nothing else is found. In the end each added cell is tried without, within a number of searches
 * that all trials share. A cell costs its count and one. A search that was ended goes on from its last
 * {@link org.fairlab.query.disclosure.Draft}.
 *
 * <p><b>Whom it protects against:</b> somebody who has all publications of all times, knows all relations, the
 * threshold and the rule (so that a suppressed cell is at least 1 where zeros would be shown), and even which counts
 * have changed between snapshots. <b>Not covered:</b> who knows the true count of a suppressed cell from elsewhere; and
 * who runs this very search on every table that would fit, to leave out those for which it would have chosen other
 * cells (the minimality attack of Wong et al. 2007). On small tables that narrowed 3 of 62 suppressed counts to one
 * less than the threshold, none to one value and none of the small ones to less than what suppression itself says of
 * it.
 *
 * <p>Literature: Cox, JASA 75 (1980) 377-385; Kelly, Golden and Assad, Networks 22 (1992) 397-417; Fischetti and
 * Salazar-González, JASA 95 (2000) 916-928; Willenborg and de Waal, Elements of Statistical Disclosure Control (2001).
 */
@NullMarked
package org.fairlab.query.disclosure;

import org.jspecify.annotations.NullMarked;
