/** What is on record about one participant? */
@NullMarked
package org.fairlab.query.participantrecord;

import org.jspecify.annotations.NullMarked;
