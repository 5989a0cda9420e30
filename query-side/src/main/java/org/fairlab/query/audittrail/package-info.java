/**
 * What happened, who did it, and why? One row for each event, with a sentence that says it and the event as it is
 * stored. No sentence holds personal data: neither what is sealed nor what somebody wrote about a person.
 */
@NullMarked
package org.fairlab.query.audittrail;

import org.jspecify.annotations.NullMarked;
