/** Tests of access and retention that need both sides. */
@NullMarked
package org.fairlab.standalone.access;

import org.jspecify.annotations.NullMarked;
