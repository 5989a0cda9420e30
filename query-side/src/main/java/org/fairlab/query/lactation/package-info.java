/** Can parents get support? */
@NullMarked
package org.fairlab.query.lactation;

import org.jspecify.annotations.NullMarked;
