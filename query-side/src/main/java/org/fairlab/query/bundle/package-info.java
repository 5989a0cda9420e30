/** Bundles of events with the proofs that they are in the log, to be verified without this program. */
@NullMarked
package org.fairlab.query.bundle;

import org.jspecify.annotations.NullMarked;
