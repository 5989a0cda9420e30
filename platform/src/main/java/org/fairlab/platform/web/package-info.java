/** Problem details, paging and limits of everything that speaks HTTP. */
@NullMarked
package org.fairlab.platform.web;

import org.jspecify.annotations.NullMarked;
