/** How the events of this product are written, for whichever store keeps them. */
@NullMarked
package org.fairlab.platform.event;

import org.jspecify.annotations.NullMarked;
