/** Are awards made evenly? */
@NullMarked
package org.fairlab.query.selectionrates;

import org.jspecify.annotations.NullMarked;
