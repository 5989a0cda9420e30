package org.fairlab.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a command to HTTP. Its components are the path's variables and, for the rest, the properties of the JSON body;
 * {@code @RolesAllowed} beside it says who may send it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Route {

    /** Method and path, such as {@code PUT /api/funds/{fundId}}. */
    String value();

    /** A body that can be sent as it stands, for the API's documentation. */
    String example() default "{}";

    /**
     * Whether it replaces what was there, so that it has to say in {@code If-Match} which version it was decided on;
     * other commands may.
     */
    boolean edit() default false;
}
