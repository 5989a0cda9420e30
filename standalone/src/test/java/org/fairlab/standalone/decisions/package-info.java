/** Tests that nobody who decides on people is shown a protected trait of theirs. */
@NullMarked
package org.fairlab.standalone.decisions;

import org.jspecify.annotations.NullMarked;
