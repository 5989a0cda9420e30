/** {@code fairlab import}: sends a roster of any length to a running Fairlab, in batches that can be sent again. */
@NullMarked
package org.fairlab.standalone.roster;

import org.jspecify.annotations.NullMarked;
