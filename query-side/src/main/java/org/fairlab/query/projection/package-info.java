/**
 * How read models follow the events.
 *
 * <p>A read model is one class that says what each event means to it, with its tables in an SQL file of the same name
 * beside it. Its rows, its position and its dead letters change in one transaction, so an event counts exactly once.
 * The row that holds the position is also the claim: of several nodes, the one that locks it goes on. A read model
 * whose tables or code have changed is rebuilt from the first event in a second schema while the old one serves, and
 * then takes its place; nodes of the old definition write to the old tables until then, and to none afterwards.
 *
 * <p>Read models that have caught up go on together: one thread reads what is new, and one transaction moves all that
 * it concerns. One that is behind the others, that failed or that another node is at goes on by a thread of its own.
 *
 * <p>What a batch of events writes is collected before the database is asked for anything. Each statement then goes
 * there once for all rows that it writes, so that a batch costs as many round trips as it has kinds of statements. The
 * order of writes matters within one entity, and is kept there; a statement that touches rows of several entities says
 * so. A batch that writes nothing needs no transaction: the position is stored with the next rows, or after a second,
 * and the events in between are known to write nothing when they are read again. The commit does not wait for the disk,
 * because what it loses is taken again from the events.
 *
 * <p>Figures can be asked for as of a day and an instant ({@link AsOf}) without replay, because a row that a figure
 * counts is a fact with two times, by the same columns in every read model: {@code effective_on}, the day on which it
 * took effect in the world, and {@code recorded_at}, the instant from which it is known. What ends, answers or returns
 * a fact is a fact of its own; where it can happen once only it has a pair of columns in the same row, such as
 * {@code revoked_on} and {@code revoked_at}. What corrects it overwrites and deletes nothing: it sets
 * {@code superseded_at}, the instant from which the fact is no longer believed, whatever the day that the correction
 * itself took effect, and adds what is true instead, on the fact's own day. Facts count if {@code effective_on <=
 * effective and recorded_at <= recorded and (superseded_at is null or superseded_at > recorded)}, and where several
 * tell a state, the one recorded last does; that is what a replay of the same events would say. A view with a past,
 * such as {@code completions.completion}, is also a function of the two times under the same name, which the planner
 * inlines; the view calls it with infinity for both. What only describes facts, such as a course's title, is recorded
 * before them and holds for all days. Where reports are reconciled, facts name their events as well, {@code position}
 * and {@code superseded_by}, in a view {@code fact}.
 *
 * <p>Figures that must not take longer the longer the history is, as of whatever day and instant, are sums that are
 * kept of stretches of positions ({@link AsOfSums}), and what the facts since the last of them change
 * ({@link PastFigures}). These are for what adds up: a fact counts from its day on, a participant or the money of an
 * award from one day to another. Completions, the funnel and the funds are told so, and their figures as of now as
 * well. The sums are kept after the rows and in transactions of their own ({@link SumKeeping}), so that no row waits
 * for them. No comparison of a replay with the live tables looks at sums.
 *
 * <p>A rebuild of several read models reads and decodes the events once, and makes their indexes when the rows are
 * there. Memory holds a batch for each, however long the history.
 */
@NullMarked
package org.fairlab.query.projection;

import org.jspecify.annotations.NullMarked;
