/** Who completes which programmes, where and when? */
@NullMarked
package org.fairlab.query.completions;

import org.jspecify.annotations.NullMarked;
