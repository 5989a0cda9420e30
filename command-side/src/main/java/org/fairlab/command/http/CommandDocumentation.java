package org.fairlab.command.http;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fairlab.command.Receipt;
import org.fairlab.command.Route;
import org.fairlab.platform.web.ApiDocumentation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes every open command in the API's documentation, from nothing but its record. */
@Component
class CommandDocumentation implements OpenApiCustomizer {

    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "Some fields cannot be taken; one entry in errors for each.",
            "401", "There is no valid token.",
            "403", "The token's roles, or a separation of duties, do not allow it.",
            "404", "What the command names does not exist.",
            "409", "The entity's state does not allow it now, or it exists already.",
            "412", "The entity has changed since the version that If-Match names.",
            "413", "The body is too large.",
            "415", "The body is not JSON.",
            "422", "A rule never allows it, or the Idempotency-Key was used for another request."));

    private final List<CommandEndpoint> endpoints;
    private final JsonMapper json;

    CommandDocumentation(List<CommandEndpoint> endpoints, JsonMapper json) {
        this.endpoints = endpoints;
        this.json = json;
    }

    @Override
    public void customise(OpenAPI api) {
        Schema<?> receipt = schema(api, Receipt.class);
        for (CommandEndpoint endpoint : endpoints) {
            PathItem path = api.getPaths().computeIfAbsent(endpoint.path(), added -> new PathItem());
            path.operation(PathItem.HttpMethod.valueOf(endpoint.method().name()), operation(api, endpoint, receipt));
        }
    }

    private Operation operation(OpenAPI api, CommandEndpoint endpoint, Schema<?> receipt) {
        String name = endpoint.type().getSimpleName();
        String context = endpoint.type().getPackageName().replaceAll(".*\\.", "");
        Operation operation = new Operation()
                .operationId(name)
                .summary(words(name))
                .description("For " + String.join(", ", endpoint.roles()) + ".")
                .addTagsItem(context)
                .addParametersItem(header("Idempotency-Key", true, "Sent again with the same key, it has one effect."))
                .addParametersItem(header("Correlation-Id", false, "What the request belongs to; recorded with it."));
        operation.addParametersItem(header(
                "If-Match", endpoint.isEdit(), "The ETag that a query gave: refused if the entity has changed since."));
        Schema<?> body = new JsonSchema().typesItem("object");
        for (RecordComponent component : endpoint.type().getRecordComponents()) {
            Schema<?> schema = schema(api, clearType(component), component);
            if (endpoint.path().contains("{" + component.getName() + "}")) {
                operation.addParametersItem(new Parameter()
                        .in("path")
                        .name(component.getName())
                        .required(true)
                        .schema(schema));
            } else {
                body.addProperty(component.getName(), schema);
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    body.addRequiredItem(component.getName());
                }
            }
        }
        Object example =
                json.readValue(endpoint.type().getAnnotation(Route.class).example(), Map.class);
        operation.requestBody(new RequestBody()
                .required(body.getRequired() != null)
                .content(new Content()
                        .addMediaType(
                                "application/json", new MediaType().schema(body).example(example))));
        ApiResponses responses = responses(receipt);
        if (endpoint.isEdit()) {
            responses.addApiResponse("428", ApiDocumentation.problem("If-Match is missing."));
        }
        return operation.responses(responses);
    }

    private static ApiResponses responses(Schema<?> receipt) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(
                "200",
                new ApiResponse()
                        .description("Recorded.")
                        .content(new Content().addMediaType("application/json", new MediaType().schema(receipt))));
        REFUSALS.forEach((status, text) -> responses.addApiResponse(status, ApiDocumentation.problem(text)));
        return responses;
    }

    private static Parameter header(String name, boolean required, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .description(description)
                .schema(new JsonSchema().typesItem("string"));
    }

    /** What a client sends: for a sealed component, the record that it is sealed from. */
    private static Type clearType(RecordComponent component) {
        Confidential confidential = component.getAnnotation(Confidential.class);
        return confidential == null ? component.getGenericType() : confidential.value();
    }

    private static Schema<?> schema(OpenAPI api, Type type, RecordComponent... component) {
        Annotation[] constraints = component.length == 0 ? new Annotation[0] : component[0].getAnnotations();
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(
                        new AnnotatedType(type).resolveAsRef(true).ctxAnnotations(constraints));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return resolved.schema;
    }

    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
