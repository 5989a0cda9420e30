/** Events in words, the same on every page and in every answer. */
@NullMarked
package org.fairlab.platform.sentence;

import org.jspecify.annotations.NullMarked;
