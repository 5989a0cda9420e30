package org.fairlab.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for each command that is open to HTTP, whatever it does. */
class EveryCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a client might send in place of any value. */
    private static final List<String> ODDITIES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "1.5",
            "-1",
            "1e400",
            "99999999999999999999",
            "true",
            "{}",
            "[]",
            "[null]",
            "{\"plan\": null}",
            "{\"plan\": 1.5, \"x\": [[]]}");

    private static RunningCommandSide server;

    @BeforeAll
    static void start() {
        server = RunningCommandSide.on(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A command as its documentation shows it, for entities that do not exist. */
    record Call(Class<? extends Command> type) {

        String method() {
            return route()[0];
        }

        String path() {
            String path = route()[1];
            for (RecordComponent component : type.getRecordComponents()) {
                path = path.replace("{" + component.getName() + "}", value(component.getType()));
            }
            return path;
        }

        String example() {
            return type.getAnnotation(Route.class).example();
        }

        Set<String> roles() {
            return Set.of(type.getAnnotation(RolesAllowed.class).value());
        }

        Answer send(String token, String body) {
            return server.send(request(token, body).header("If-Match", "*"));
        }

        private HttpRequest.Builder request(String token, String body) {
            return server.request(path())
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .method(method(), BodyPublishers.ofString(body));
        }

        Answer sendAllowed(String body) {
            return send(TestTokens.token("somebody", roles().iterator().next()), body);
        }

        private String[] route() {
            return type.getAnnotation(Route.class).value().split(" ", 2);
        }

        private static String value(Class<?> type) {
            if (type.isEnum()) {
                return type.getEnumConstants()[0].toString();
            }
            return switch (type.getSimpleName()) {
                case "UUID" -> UUID.randomUUID().toString();
                case "int" -> "1";
                default -> "somebody-1";
            };
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Call> commands() {
        return CommandRoutes.types().stream().map(Call::new);
    }

    @Test
    void every_type_with_a_route_is_open() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        assertThat(CommandRoutes.types())
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(scanner.findCandidateComponents("org.fairlab.command").stream()
                        .map(BeanDefinition::getBeanClassName)
                        .toList());
    }

    @Test
    void every_context_has_commands() {
        assertThat(commands().map(call -> call.type().getPackageName()).distinct())
                .containsExactlyInAnyOrder(
                        "org.fairlab.command.people",
                        "org.fairlab.command.scholarship",
                        "org.fairlab.command.mentorship",
                        "org.fairlab.command.training",
                        "org.fairlab.command.outreach",
                        "org.fairlab.command.lactation",
                        "org.fairlab.command.leadership",
                        "org.fairlab.command.advocacy",
                        "org.fairlab.command.inclusion",
                        "org.fairlab.command.reference",
                        "org.fairlab.command.access");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nobody_sends_it_without_a_token(Call call) {
        HttpRequest.Builder request = server.request(call.path())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(call.method(), BodyPublishers.ofString(call.example()));
        isProblem(server.send(request), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nobody_sends_it_with_a_token_of_somebody_elses_making(Call call) {
        String token = TestTokens.token("somebody", call.roles().iterator().next());
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);
        isProblem(call.send(forged, call.example()), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_role_may_send_it_or_is_told_not_to(Call call) {
        assertThat(call.roles()).isNotEmpty().isSubsetOf(Roles.ALL);
        for (String role : Roles.ALL) {
            Answer answer = call.send(TestTokens.token("somebody", role), call.example());
            if (call.roles().contains(role)) {
                assertThat(answer.status()).as("%s, %s", role, answer).isNotIn(401, 500);
                // a duty may still be somebody else's: that is a rule about persons, not about roles
                assertThat(answer.problem()).as("%s, %s", role, answer).isNotEqualTo("forbidden");
            } else {
                isProblem(answer, 403, "forbidden");
            }
        }
        isProblem(call.send(TestTokens.token("somebody"), call.example()), 403, "forbidden");
        isProblem(call.send(TestTokens.token("somebody", "nobody-knows"), call.example()), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void its_documented_example_is_taken_as_it_stands(Call call) {
        Answer answer = call.sendAllowed(call.example());
        assertThat(answer.status()).as("%s", answer).isIn(200, 403, 404, 409, 422);
        assertThat(answer.problem()).as("%s", answer).isNotEqualTo("forbidden");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void it_needs_an_idempotency_key(Call call) {
        HttpRequest.Builder request = server.request(call.path())
                .header("Authorization", "Bearer " + TestTokens.token("somebody", Roles.ALL.toArray(String[]::new)))
                .method(call.method(), BodyPublishers.ofString(call.example()));
        Answer answer = server.send(request);
        isProblem(answer, 400, "invalid-input");
        assertThat(fields(answer)).containsExactly("Idempotency-Key");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void if_it_replaces_something_it_says_which_version_it_was_decided_on(Call call) {
        String token = TestTokens.token("somebody", call.roles().iterator().next());
        Answer answer = server.send(call.request(token, call.example()));
        assertThat(answer.status() == 428)
                .as("%s", answer)
                .isEqualTo(call.type().getAnnotation(Route.class).edit());
        Answer malformed = server.send(call.request(token, call.example()).header("If-Match", "W/\"1\""));
        isProblem(malformed, 400, "invalid-input");
        assertThat(fields(malformed)).containsExactly("If-Match");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_field_that_it_does_not_know_is_named(Call call) {
        ObjectNode body = (ObjectNode) JSON.readTree(call.example());
        Answer answer = call.sendAllowed(body.put("actor", "somebody else").toString());
        isProblem(answer, 400, "invalid-input");
        assertThat(fields(answer)).containsExactly("actor");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_date_that_is_none_is_named(Call call) {
        ObjectNode body = (ObjectNode) JSON.readTree(call.example());
        Answer answer = call.sendAllowed(body.put("effectiveOn", "2030-02-30").toString());
        isProblem(answer, 400, "invalid-input");
        assertThat(fields(answer)).containsExactly("effectiveOn");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatever_is_sent_in_place_of_any_value_the_server_does_not_fail(Call call) {
        String token = TestTokens.token("somebody", call.roles().iterator().next());
        forEachValue(JSON.readTree(call.example()), changed -> {
            Answer answer = call.send(token, changed);
            assertThat(answer.status()).as("%s: %s", changed, answer).isLessThan(500);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatever_stands_in_its_path_the_server_does_not_fail(Call call) {
        String token = TestTokens.token("somebody", call.roles().iterator().next());
        String path = call.route()[1].replaceAll("\\{[^}]*}", "%00%C3%28");
        Answer answer =
                server.send(call.method(), path, token, UUID.randomUUID().toString(), call.example());
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
    }

    private static void isProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.problem()).isEqualTo(name);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    static List<String> fields(Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        return fields;
    }

    /** Calls back with the body once for each value in it and each oddity in its place, and without the value. */
    private static void forEachValue(JsonNode body, Consumer<String> changed) {
        change(body, body, changed);
    }

    private static void change(JsonNode body, JsonNode within, Consumer<String> changed) {
        if (within instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> {
                JsonNode original = object.get(name);
                change(body, original, changed);
                for (String oddity : ODDITIES) {
                    object.set(name, JSON.readTree(oddity));
                    changed.accept(body.toString());
                }
                object.remove(name);
                changed.accept(body.toString());
                object.set(name, original);
            });
        } else if (within instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(i -> {
                JsonNode original = array.get(i);
                change(body, original, changed);
                for (String oddity : ODDITIES) {
                    array.set(i, JSON.readTree(oddity));
                    changed.accept(body.toString());
                }
                array.set(i, original);
            });
        }
    }
}
