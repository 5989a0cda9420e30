/**
 * The token issuer for machines that have none: whoever can read the one-time bootstrap token in the data directory
 * exchanges it for a bearer token with chosen roles. It is there only while no other issuer is configured, and only for
 * callers on the same machine.
 */
@NullMarked
package org.fairlab.standalone.issuer;

import org.jspecify.annotations.NullMarked;
