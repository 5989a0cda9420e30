/**
 * How read models follow the events.
 *
 * <p>A read model is one class that says what each event means to it, with its tables in an SQL file of the same name
 * beside it. Its rows, its position and its dead letters change in one transaction, so an event counts exactly once.
 * The row that holds the position is also the claim: of several nodes, the one that locks it goes on. A read model
 * whose tables or code have changed is rebuilt from the first event in a second schema while the old one serves, and
 * then takes its place; nodes of the old definition write to the old tables until then, and to none afterwards.
 */
@NullMarked
package org.fairlab.query.projection;

import org.jspecify.annotations.NullMarked;
