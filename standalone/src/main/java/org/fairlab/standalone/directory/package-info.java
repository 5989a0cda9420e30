/** The data directory, which one process at a time has for itself, and the files in it that only its owner may read. */
@NullMarked
package org.fairlab.standalone.directory;

import org.jspecify.annotations.NullMarked;
