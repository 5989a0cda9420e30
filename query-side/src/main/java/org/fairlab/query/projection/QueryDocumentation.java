package org.fairlab.query.projection;

import static org.fairlab.platform.web.ApiDocumentation.problem;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** Describes queries in the API's documentation: examples, {@code ?after=}, and how those that fail are answered. */
@Component
class QueryDocumentation implements OperationCustomizer {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static final int POSITION = 4711;
    private static final String DAY = "2030-01-15";
    private static final String INSTANT = "2030-01-15T12:00:00Z";

    /** What a parameter of this name may be, in every query that has it, unless its type says otherwise. */
    private static final Map<String, Object> PARAMETERS = Map.ofEntries(
            Map.entry("actor", "officer-1"),
            Map.entry("answers", "AT_CLOSE"),
            Map.entry("awardLevel", 3),
            Map.entry("by", "race"),
            Map.entry("cip", "51.1004"),
            Map.entry("cohort", 2026),
            Map.entry("code", "belonging-1"),
            Map.entry("correlation", "case 12"),
            Map.entry("currency", "USD"),
            Map.entry("cycle", ID),
            Map.entry("edition", 1),
            Map.entry("effective", DAY),
            Map.entry("entity", ID),
            Map.entry("fund", ID),
            Map.entry("from", "2030-01-15T12:00"),
            Map.entry("group", "Laboratory"),
            Map.entry("id", 1),
            Map.entry("index", 4710),
            Map.entry("jurisdiction", "US-NY"),
            Map.entry("key", "IN_PERSON"),
            Map.entry("level", "STATE"),
            Map.entry("limit", 50),
            Map.entry("mention", ID),
            Map.entry("month", "2030-02"),
            Map.entry("name", "fund_ledger"),
            Map.entry("on", DAY),
            Map.entry("origin", "INVENTED"),
            Map.entry("overdue", true),
            Map.entry("person", ID),
            Map.entry("population", "Clinical laboratory technologists and technicians"),
            Map.entry("position", POSITION),
            Map.entry("programme", ID),
            Map.entry("publication", "completions"),
            Map.entry("purpose", "yearly review of awards"),
            Map.entry("role", "reviewer"),
            Map.entry("scores", true),
            Map.entry("recorded", INSTANT),
            Map.entry("report", "scholarship-file"),
            Map.entry("since", 4096),
            Map.entry("site", "ipeds:100663"),
            Map.entry("stage", "HIRE"),
            Map.entry("table", "deposit"),
            Map.entry("to", "2030-01-16T00:00"),
            Map.entry("topic", "LACTATION_SUPPORT"),
            Map.entry("type", "AwardOffered"),
            Map.entry("version", 1),
            Map.entry("what", "BARRIER"),
            Map.entry("where", "year:2001"),
            Map.entry("year", 2001));

    private static final String BAD_PARAMETERS = "Some parameters cannot be taken; one entry in errors for each.";

    private final JsonMapper json;

    QueryDocumentation(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod query) {
        Example example = query.getMethodAnnotation(Example.class);
        if (example == null) {
            return operation;
        }
        Object answer = json.readValue(example.value(), Object.class);
        ApiResponses answers = operation.getResponses();
        success(operation).getContent().values().forEach(content -> content.setExample(answer));
        for (Parameter parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
            if (parameter.getExample() == null) {
                parameter.setExample(example(parameter, answer));
            }
            if (parameter.getName().equals("cursor")) {
                parameter.setDescription("The next of the page before.");
            }
            answers.addApiResponse("400", problem(BAD_PARAMETERS));
            if (parameter.getIn().equals("path")) {
                answers.addApiResponse(
                        "404", problem("There is none, or none for you to see; a list is empty instead."));
            }
        }
        if (query.hasMethodAnnotation(Versioned.class)) {
            success(operation)
                    .addHeaderObject(
                            "ETag",
                            new Header()
                                    .description(
                                            "The version shown, for If-Match of a command that replaces some of it.")
                                    .schema(new JsonSchema().typesItem("string")));
        }
        if (ReadModel.class.isAssignableFrom(query.getBeanType())) {
            readYourWrites(operation);
        }
        return operation;
    }

    private static @Nullable Object example(Parameter parameter, Object answer) {
        String name = parameter.getName();
        if (name.equals("cursor")) {
            return ((Map<?, ?>) answer).get("next");
        }
        if ("date".equals(parameter.getSchema().getFormat())) {
            return DAY;
        }
        if ("date-time".equals(parameter.getSchema().getFormat())) {
            return INSTANT;
        }
        Object usual = name.endsWith("Id") ? ID : PARAMETERS.get(name);
        if ("int64".equals(parameter.getSchema().getFormat()) && !(usual instanceof Number)) {
            return POSITION;
        }
        List<?> allowed = parameter.getSchema().getEnum();
        return allowed == null || allowed.contains(usual) ? usual : allowed.getFirst();
    }

    private static ApiResponse success(Operation query) {
        return Objects.requireNonNull(query.getResponses().get("200"));
    }

    private static void readYourWrites(Operation query) {
        var position = new JsonSchema().typesItem("integer").format("int64");
        query.addParametersItem(new Parameter()
                .in("query")
                .name("after")
                .description("Waits for some seconds until the read model has seen this position, as of a receipt.")
                .schema(position)
                .example(POSITION));
        ApiResponses answers = query.getResponses();
        success(query)
                .addHeaderObject(
                        "Projection-Position",
                        new Header()
                                .description("How far the read model had come.")
                                .schema(position));
        answers.addApiResponse("400", problem(BAD_PARAMETERS));
        answers.addApiResponse("503", problem("The read model has not seen the position yet; try again."));
    }
}
