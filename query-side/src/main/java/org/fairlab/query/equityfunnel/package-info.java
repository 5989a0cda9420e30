/** Who gets from one stage to the next? */
@NullMarked
package org.fairlab.query.equityfunnel;

import org.jspecify.annotations.NullMarked;
