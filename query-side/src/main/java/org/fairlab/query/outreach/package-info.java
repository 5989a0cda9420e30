/** Whom does outreach reach, and what comes of it? */
@NullMarked
package org.fairlab.query.outreach;

import org.jspecify.annotations.NullMarked;
