package org.fairlab.platform.security;

import java.util.List;

/** What handles requests for roles that it says itself, since one class of it handles many addresses. */
public interface RoleBound {

    /** The roles that may send such a request. */
    String[] roles();

    /** The fields that such a request has. */
    List<String> fields();
}
