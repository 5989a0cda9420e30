/** Do pairings last and help? */
@NullMarked
package org.fairlab.query.mentorship;

import org.jspecify.annotations.NullMarked;
