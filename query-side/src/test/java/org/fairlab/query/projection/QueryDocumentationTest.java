package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.testing.OverHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation says of every query there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryDocumentationTest extends OverHttp.OfNothing {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private JsonMapper json;

    Stream<Arguments> queries() throws Exception {
        JsonNode paths =
                json.readTree(answer(get("/v3/api-docs")).getContentAsString()).path("paths");
        Map<String, HandlerMethod> methods = new HashMap<>();
        mapping.getHandlerMethods().forEach((request, method) -> {
            if (request.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                request.getPatternValues().forEach(path -> methods.putIfAbsent(path, method));
            }
        });
        return paths.properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> arguments(path.getKey(), path.getValue().path("get"), methods.get(path.getKey())));
    }

    @Test
    void there_are_queries_to_test() throws Exception {
        assertThat(queries()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void its_example_is_an_answer_that_it_can_give(String path, JsonNode operation, HandlerMethod method) {
        JsonNode content = operation.at("/responses/200/content");
        if (!content.has("application/json")) {
            assertThat(content.valueStream())
                    .allMatch(text -> text.path("example").asString().lines().count() > 1);
            return;
        }
        JsonNode example = content.at("/application~1json/example");
        JsonMapper reader = json.rebuild().addHandler(new JsonWithin()).build();
        Object answer = reader.readValue(
                example.toString(), reader.constructType(method.getMethod().getGenericReturnType()));
        assertThat(json.readTree(json.writeValueAsString(answer))).isEqualTo(example);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void its_parameters_have_examples_that_it_takes(String path, JsonNode operation, HandlerMethod method)
            throws Exception {
        MockHttpServletRequestBuilder request = get(
                path,
                operation
                        .path("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.path("in").asString().equals("path"))
                        .map(parameter -> parameter.path("example").asString())
                        .toArray());
        operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .filter(parameter -> !parameter.path("name").asString().equals("after"))
                .forEach(parameter -> request.param(
                        parameter.path("name").asString(),
                        parameter.path("example").asString()));
        request.header(
                HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("somebody", Roles.ALL.toArray(String[]::new)));
        int status = answer(request).getStatus();
        assertThat(operation.path("parameters").valueStream()).allMatch(parameter -> parameter.has("example"));
        assertThat(status).isIn(200, 404);
        assertThat(operation.path("responses").has(Integer.toString(status))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void it_can_wait_for_a_position_if_it_answers_from_a_read_model(
            String path, JsonNode operation, HandlerMethod method) {
        boolean waits = ReadModel.class.isAssignableFrom(method.getBeanType());
        assertThat(operation
                        .path("parameters")
                        .valueStream()
                        .anyMatch(parameter -> parameter.path("name").asString().equals("after")))
                .isEqualTo(waits);
        assertThat(operation.path("responses").has("503"))
                .isEqualTo(waits
                        || method.hasMethodAnnotation(PersonLevel.class)
                        || path.equals("/api/log/receipts/{position}"));
        assertThat(operation.at("/responses/200/headers").has("Projection-Position"))
                .isEqualTo(waits);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void every_refusal_is_documented_as_a_problem(String path, JsonNode operation, HandlerMethod method) {
        assertThat(operation.path("responses").propertyNames()).contains("401", "403");
        operation.path("responses").properties().stream()
                .filter(answer -> !answer.getKey().equals("200"))
                .forEach(answer -> assertThat(answer.getValue().path("content").has("application/problem+json"))
                        .as(answer.getKey())
                        .isTrue());
    }

    /** Reads JSON into a string that is written as it stands. */
    private static final class JsonWithin extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message) {
            return target.hasRawClass(String.class) ? parser.readValueAsTree().toString() : NOT_HANDLED;
        }
    }
}
