/**
 * Both sides in one process, on a PostgreSQL of its own. Everything that this process keeps lies in one data directory
 * that it alone uses: the database, the keys, and the one-time token that lets its owner in.
 */
@NullMarked
package org.fairlab.standalone;

import org.jspecify.annotations.NullMarked;
