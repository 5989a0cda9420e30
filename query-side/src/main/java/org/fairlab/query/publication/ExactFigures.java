package org.fairlab.query.publication;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fairlab.platform.access.Reads;

/** Tells the documentation that a query can give exact figures by group, which {@link Reads} records. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "purpose",
        in = ParameterIn.QUERY,
        description = "What exact figures by group are read for, which is recorded; required for them.",
        schema = @Schema(type = "string", minLength = 1, maxLength = 200))
public @interface ExactFigures {}
