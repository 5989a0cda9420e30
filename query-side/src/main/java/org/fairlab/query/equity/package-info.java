/**
 * Do groups fare alike, as far as that can be told from what is published? Every figure here comes from the shown
 * counts of one edition alone. A group with a suppressed count is named and never measured; so the highest rate, the
 * pool and everybody are those of the groups shown, and a suppressed group could change each of them.
 */
@NullMarked
package org.fairlab.query.equity;

import org.jspecify.annotations.NullMarked;
