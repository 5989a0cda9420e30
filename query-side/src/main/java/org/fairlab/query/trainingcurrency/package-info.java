/** Who is trained, and until when? */
@NullMarked
package org.fairlab.query.trainingcurrency;

import org.jspecify.annotations.NullMarked;
