/** The equity dashboard: what a board member sees first, and what every page has around it. */
@NullMarked
package org.fairlab.query.dashboard;

import org.jspecify.annotations.NullMarked;
