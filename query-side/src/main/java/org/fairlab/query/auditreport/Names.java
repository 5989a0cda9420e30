package org.fairlab.query.auditreport;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells the documentation which reports there are. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The name of a report; it takes those of the parameters that GET /api/audit/reports tells.",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {
                            "actor-changes",
                            "overrides",
                            "scholarship-file",
                            "training-record",
                            "accommodation-file"
                        }))
@interface Names {}
