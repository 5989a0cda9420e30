/**
 * The transparency log: a Merkle tree over all events in their order, by RFC 9162, whose root is signed again and
 * again. Whoever keeps one such checkpoint can later be shown that what came after only added to it.
 *
 * <p>A leaf is the hash of an event's {@linkplain org.fairlab.platform.event.Envelope envelope}; the first event is
 * leaf 0. One thread of one process at a time appends ({@code LogWriter}): the leaf hashes lie in the row of the
 * checkpoint that first covers them, one row for every 256 events or second, and each subtree of 256, 65,536, … leaves
 * is a row of its own once it is full. Tiles are cut from these rows, proofs are computed from tiles ({@code Tree}),
 * and nothing is ever changed or stored twice. A checkpoint names the one before it, and none can be named twice: the
 * tables cannot hold a fork.
 *
 * <p>Nor can the key be brought to sign one by whoever holds the tables: the last checkpoint is also kept in a file
 * beside the key, and if the tables do not contain that tree any more, nothing is signed until they do.
 */
@NullMarked
package org.fairlab.query.transparency;

import org.jspecify.annotations.NullMarked;
