/**
 * What an erasure leads to on this side, and what makes it last: keys and digests are purged from the tables that the
 * command side writes, somebody who comes back with a restored database is erased again before anything is served, and
 * data keys are wrapped anew when the key-encryption key changes.
 */
@NullMarked
package org.fairlab.command.erasure;

import org.jspecify.annotations.NullMarked;
