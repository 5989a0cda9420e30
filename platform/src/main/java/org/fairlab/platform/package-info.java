/** What both sides run on: the event store, sign-in, problem details, personal data under keys. */
@NullMarked
package org.fairlab.platform;

import org.jspecify.annotations.NullMarked;
