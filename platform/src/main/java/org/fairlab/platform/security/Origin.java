package org.fairlab.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Where a request comes from, as browsers say of every form that they send. */
public enum Origin {
    /** A page of this server. */
    OWN,
    /** A page of another one. */
    OTHER,
    /** A program, which has no pages. */
    NOT_SAID;

    public static Origin of(HttpServletRequest request) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        if (origin == null) {
            return NOT_SAID;
        }
        return origin.equals("http://" + host) || origin.equals("https://" + host) ? OWN : OTHER;
    }
}
