package org.fairlab.platform.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An RFC 9457 problem whose {@code type} is a stable address under {@code /problems/}. */
public final class Problem extends ErrorResponseException {

    /** @param name last part of the type, such as {@code insufficient-funds} */
    public Problem(HttpStatus status, String name, String detail) {
        super(status, body(status, name, detail), null);
    }

    /** The body of a problem; its title is its name in words. */
    public static ProblemDetail body(HttpStatusCode status, String name, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + name));
        body.setTitle(Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' '));
        return body;
    }
}
