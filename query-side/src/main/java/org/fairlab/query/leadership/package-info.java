/** Is there a pipeline of leaders? */
@NullMarked
package org.fairlab.query.leadership;

import org.jspecify.annotations.NullMarked;
