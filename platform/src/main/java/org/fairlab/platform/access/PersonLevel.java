package org.fairlab.platform.access;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a query that shows data of single persons: who asked, for what, of whom and which fields is recorded before it
 * is answered, and without the record there is no answer.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "purpose",
        in = ParameterIn.QUERY,
        description = "What it is read for, which is recorded. The header Purpose says it too.",
        schema = @Schema(type = "string", minLength = 1, maxLength = 200))
public @interface PersonLevel {

    /** Whether it opens who somebody is, or what is health-adjacent; such a read needs a purpose. */
    boolean sensitive() default false;

    /** Whether it shows events, so that each concerns everybody whom an event mentions. */
    boolean events() default false;
}
