/**
 * How read models follow the events.
 *
 * <p>A read model is one class that says what each event means to it, with its tables in an SQL file of the same name
 * beside it. Its rows, its position and its dead letters change in one transaction, so an event counts exactly once.
 * The row that holds the position is also the claim: of several nodes, the one that locks it goes on. A read model
 * whose tables or code have changed is rebuilt from the first event in a second schema while the old one serves, and
 * then takes its place; nodes of the old definition write to the old tables until then, and to none afterwards.
 *
 * <p>What a batch of events writes is collected before the database is asked for anything. Each statement then goes
 * there once for all rows that it writes, so that a batch costs as many round trips as it has kinds of statements. The
 * order of writes matters within one entity, and is kept there; a statement that touches rows of several entities says
 * so. A batch that writes nothing needs no transaction: the position is stored with the next rows, or after a second,
 * and the events in between are known to write nothing when they are read again. The commit does not wait for the disk,
 * because what it loses is taken again from the events.
 *
 * <p>A rebuild of several read models reads and decodes the events once, and makes their indexes when the rows are
 * there. Memory holds a batch for each, however long the history.
 */
@NullMarked
package org.fairlab.query.projection;

import org.jspecify.annotations.NullMarked;
