/**
 * The event store on PostgreSQL behind Axon's {@code EventStorageEngine}. It knows nothing of the domain but the names
 * of its events.
 *
 * <p>Positions are dense and in commit order: {@code events.append} takes them under a lock that it holds until the
 * commit. A reader is {@code position > ? order by position limit n}; there are no gaps to wait for. A command appends
 * at one point, in the same transaction as whatever else belongs to it, and may name streams that it only read: it
 * fails when one of them has moved.
 */
@NullMarked
package org.fairlab.platform.store;

import org.jspecify.annotations.NullMarked;
