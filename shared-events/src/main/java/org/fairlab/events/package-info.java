/** What both sides agree on: events, and the few value types in them. */
@NullMarked
package org.fairlab.events;

import org.jspecify.annotations.NullMarked;
