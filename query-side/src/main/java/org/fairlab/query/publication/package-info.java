/**
 * Which figures about groups of people are open to everybody who may see a dashboard?
 *
 * <p>Each {@link org.fairlab.query.publication.Publication} gives fixed tables; there are no filters but their
 * headings. All of them together are one system, since tables share cells, and others count the same people in another
 * way ({@link org.fairlab.query.publication.Links}). An {@link org.fairlab.query.publication.Editions.Edition} is taken
 * at one moment: all counts are frozen in one transaction, and a job that no request waits for lets
 * {@link org.fairlab.query.disclosure} decide what of them is shown, together with all that earlier editions have
 * shown. What is released never changes again. Pages, API, CSV and the views of schema {@code published} read nothing
 * but released editions, by the primary key of a cell, however long the history behind them is.
 *
 * <p>The job can be killed at any moment: the frozen counts are stored, and from second to second how far the search
 * has come, so that whichever node finds the edition waiting goes on with it.
 */
@NullMarked
package org.fairlab.query.publication;

import org.jspecify.annotations.NullMarked;
