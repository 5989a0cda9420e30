package org.fairlab.platform.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/** What the API's documentation says of everything: tokens, roles, and how requests without them are answered. */
@Configuration(proxyBeanMethods = false)
public class ApiDocumentation {

    private static final String BEARER = "bearer";

    /** An answer with a problem as its body. */
    public static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(ProblemDetail.class.getSimpleName()))));
    }

    @Bean
    OpenAPI api() {
        var components = new Components();
        ModelConverters.getInstance(true).readAll(ProblemDetail.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info()
                        .title("Fairlab")
                        .version("1")
                        .description(
                                "Commands record events; queries read what was built from them. A receipt's position,"
                                        + " given as ?after= to a query, makes it wait until it has seen the command."))
                .addServersItem(new Server().url("/"))
                .components(components.addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")))
                .security(List.of(new SecurityRequirement().addList(BEARER)));
    }

    @Bean
    OperationCustomizer roles() {
        return (operation, handler) -> {
            RolesAllowed roles = handler.getMethodAnnotation(RolesAllowed.class);
            if (roles == null) {
                return operation.security(List.of());
            }
            operation.getResponses().addApiResponse("401", problem("There is no valid token."));
            operation.getResponses().addApiResponse("403", problem("None of the token's roles may do this."));
            return operation.description("For " + String.join(", ", roles.value()) + ".");
        };
    }
}
