/** Who may do what: an OAuth2 resource server and the roles. */
@NullMarked
package org.fairlab.platform.security;

import org.jspecify.annotations.NullMarked;
