package org.fairlab.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.access.ShownFields;
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
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the query side against every role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryEndpointsTest extends OverHttp.OfNothing {

    /** What anybody may read without a token. */
    private static final Set<String> OPEN = Set.of("GET /log/checkpoint", "GET /log/vkey", "GET /log/tile/**");

    /**
     * Pages, which ask the queries; bundles, whose events are asked for first; files of published figures; a map of
     * numbers; and what has no answer.
     */
    private static final Set<String> LOOKED_THROUGH_ELSEWHERE = Set.of(
            "GET /",
            "GET /equity",
            "GET /training",
            "GET /audit",
            "GET /audit/events/{position}",
            "GET /audit/entities/{entityId}",
            "GET /audit/log",
            "GET /audit/log/bundle",
            "GET /audit/figures/**",
            "GET /audit/replays",
            "POST /audit/replays",
            "GET /audit/replays/{id}",
            "GET /audit/replays/{id}/differences",
            "POST /audit/replays/{id}/deletion",
            "GET /audit/reports",
            "GET /audit/reports/{report}",
            "GET /api/audit/reports/{report}.csv",
            "GET /api/audit/reports/{report}.note",
            "GET /api/audit/reports/{report}.pdf",
            "GET /api/audit/reports/{report}.zip",
            "GET /audit/reads",
            "GET /audit/access",
            "GET /api/log/receipts/{position}",
            "GET /api/bundles",
            "GET /api/figures/{publication}.csv",
            "GET /api/figures/{publication}/impact.csv",
            "GET /cards/{card}.csv",
            "GET /charts/completions.svg",
            "GET /charts/rates.svg",
            "GET /api/participants/{participantId}/erasure-certificate",
            "GET /api/lactation/parents/{parentId}/erasure-certificate",
            "DELETE /api/replays/{id}",
            "POST /api/projections/rebuild",
            "POST /api/projections/{name}/rebuild",
            "POST /api/projections/{name}/dead-letters/retry");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    Stream<Arguments> endpoints() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(endpoint ->
                        endpoint.getValue().getBeanType().getPackageName().startsWith("org.fairlab.query"))
                .filter(endpoint -> !OPEN.contains(name(endpoint.getKey())))
                .map(endpoint -> arguments(name(endpoint.getKey()), endpoint.getValue()));
    }

    @Test
    void there_are_endpoints_to_test() {
        assertThat(endpoints().map(endpoint -> endpoint.get()[0]))
                .contains("GET /api/completions", "GET /api/equity-funnel", "GET /api/selection-rates", "GET /");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void an_endpoint_names_its_roles(String endpoint, HandlerMethod method) {
        assertThat(rolesOf(method)).isNotEmpty().isSubsetOf(Roles.ALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void whose_answer_has_a_pseudonym_in_it_is_recorded(String endpoint, HandlerMethod method) {
        assertThat(method.hasMethodAnnotation(PersonLevel.class))
                .isEqualTo(ShownFields.of(method.getMethod()).personal());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void an_answer_can_be_looked_through_unless_it_is_a_page_or_a_file(String endpoint, HandlerMethod method) {
        assertThat(ShownFields.of(method.getMethod()).names().isEmpty())
                .isEqualTo(LOOKED_THROUGH_ELSEWHERE.contains(endpoint));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void without_a_token_nobody_is_let_in(String endpoint, HandlerMethod method) throws Exception {
        MockHttpServletResponse answer = answer(endpoint, method, null);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).contains("/problems/unauthenticated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void only_the_roles_named_are_let_in(String endpoint, HandlerMethod method) throws Exception {
        for (String role : Roles.ALL) {
            int status = answer(endpoint, method, role).getStatus();
            if (rolesOf(method).contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void a_token_without_any_role_lets_nobody_in(String endpoint, HandlerMethod method) throws Exception {
        assertThat(answer(endpoint, method, "no-such-role").getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse answer(String endpoint, HandlerMethod method, String role) throws Exception {
        String[] parts = endpoint.split(" ", 2);
        Map<String, String> parameters = new HashMap<>();
        Map<String, Object> path = new HashMap<>();
        Arrays.stream(method.getMethodParameters()).forEach(parameter -> {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            if (query == null) {
                path.put(String.valueOf(parameter.getParameterName()), sample(parameter.getParameterType()));
            } else if (query.required() && query.defaultValue().startsWith("\n")) {
                String name = query.name().isEmpty() ? parameter.getParameterName() : query.name();
                parameters.put(name, sample(parameter.getParameterType()));
            }
        });
        MockHttpServletRequestBuilder request = request(HttpMethod.valueOf(parts[0]), parts[1], values(parts[1], path));
        parameters.forEach(request::param);
        if (role != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("somebody", role));
        }
        return answer(request);
    }

    private static Object[] values(String path, Map<String, Object> byName) {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(variable -> byName.getOrDefault(variable.group(1), "sample"))
                .toArray();
    }

    private static String sample(Class<?> type) {
        if (type == UUID.class) {
            return UUID.randomUUID().toString();
        } else if (type == LocalDate.class) {
            return "2030-01-15";
        } else if (type == java.time.Instant.class) {
            return "2030-01-15T00:00:00Z";
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        } else {
            return "1";
        }
    }

    private static List<String> rolesOf(HandlerMethod method) {
        RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RolesAllowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    private static String name(RequestMappingInfo endpoint) {
        return endpoint.getMethodsCondition().getMethods().iterator().next() + " "
                + endpoint.getPatternValues().iterator().next();
    }
}
