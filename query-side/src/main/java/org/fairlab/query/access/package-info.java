/**
 * Who may see what, and who did see what of whom, and what for?
 *
 * <p>What may be seen is read off the endpoints that run; what was seen off the record of reads, which
 * {@link org.fairlab.platform.access} keeps; who was let in beyond their role, and which parties outside asked for
 * whose record, off the events.
 */
@NullMarked
package org.fairlab.query.access;

import org.jspecify.annotations.NullMarked;
