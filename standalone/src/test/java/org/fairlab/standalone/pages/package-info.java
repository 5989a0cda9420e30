/** The pages, in a real browser. */
@NullMarked
package org.fairlab.standalone.pages;

import org.jspecify.annotations.NullMarked;
