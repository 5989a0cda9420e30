/**
 * Who did see what of whom, and what for?
 *
 * <p>A query that shows data of single persons is marked {@link org.fairlab.platform.access.PersonLevel}; a test finds
 * those that are not. Each read of one is an entry of the table {@code access.read}, written and committed before the
 * answer leaves; if it cannot be written, there is no answer. The table is a stream of its own: numbered without gaps
 * in the order of commits, each entry hashed together with the hash of the one before. Reads are no events of the log,
 * since they decide nothing: with them in it, the log, its receipts and every replay would grow by looking. The
 * program's roles may add entries, and neither change nor delete them.
 */
@NullMarked
package org.fairlab.platform.access;

import org.jspecify.annotations.NullMarked;
