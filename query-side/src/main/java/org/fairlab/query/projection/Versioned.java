package org.fairlab.query.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a query of one entity of which a command replaces something. Its {@code ETag} is the version shown, which the
 * command sends back as {@code If-Match}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Versioned {

    /** The path's variable that names the entity. */
    String value();
}
