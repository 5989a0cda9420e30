package org.fairlab.standalone.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fairlab.platform.security.Roles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who decides on people is not told what they answered about themselves, wherever they look and whatever they send. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeptFromDecisionsTest {

    /** What a decider of each role is shown, which a walk has to have been answered. */
    private static final Map<String, String> SHOWN = Map.of(
            Roles.REVIEWER, "GET /api/applications/{applicationId}",
            Roles.FUND_OFFICER, "GET /api/applications/{applicationId}",
            Roles.PROGRAMME_MANAGER, "GET /api/leadership/candidacies/{candidacyId}",
            Roles.SITE_COORDINATOR, "GET /api/programs/{programId}/suggestions");

    private static Product product;
    private static Map<String, String> known;

    @BeforeAll
    static void start(CapturedOutput output) throws Exception {
        product = new Product();
        known = Programme.in(product);
        assertThat(Traced.toldBy(output.getAll())).as("the log").isEmpty();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static Set<String> deciders() {
        return Walk.deciders();
    }

    static Stream<String> traits() {
        return Traced.traits().keySet().stream();
    }

    @Test
    void those_who_decide_are_known_by_what_they_send() {
        assertThat(deciders()).isEqualTo(SHOWN.keySet());
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("deciders")
    void no_query_and_no_page_tells_a_decider_a_trait(String role, CapturedOutput output) throws Exception {
        var walk = Walk.as(role, product, known).queries(path -> !path.startsWith("/api/leaks"));
        assertThat(walk.telling()).isEmpty();
        assertThat(walk.found()).contains(new Walk.Call(role + ": " + SHOWN.get(role), 200, Set.of()));
        assertThat(walk.found()).filteredOn(call -> call.status() == 200).hasSizeGreaterThan(5);
        assertThat(walk.found()).extracting(Walk.Call::status).allMatch(status -> status < 500);
        assertThat(Traced.toldBy(output.getAll())).as("the log").isEmpty();
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("deciders")
    void no_answer_to_a_roster_tells_a_decider_a_trait(String role, CapturedOutput output) throws Exception {
        assertThat(Walk.as(role, product, known).rosters().telling()).isEmpty();
        assertThat(Traced.toldBy(output.getAll())).as("the log").isEmpty();
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("deciders")
    void no_receipt_and_no_refusal_tells_a_decider_a_trait(String role, CapturedOutput output) throws Exception {
        var walk = Walk.as(role, product, known).commands();
        assertThat(walk.telling()).isEmpty();
        assertThat(walk.found())
                .extracting(Walk.Call::status)
                .contains(200, 400)
                .allMatch(status -> status < 500);
        assertThat(Traced.toldBy(output.getAll())).as("the log").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("traits")
    void a_walk_finds_each_trait_that_an_endpoint_tells(String trait) throws Exception {
        for (String role : deciders()) {
            var walk = Walk.as(role, product, Map.of("trait", trait)).queries(path -> path.startsWith("/api/leaks"));
            assertThat(walk.telling()).extracting(Walk.Call::told).containsExactly(Set.of(trait));
        }
    }

    @ParameterizedTest
    @MethodSource("traits")
    void a_trait_in_the_log_is_found(String trait, CapturedOutput output) {
        Leak.LOG.warn("{}={}", trait, Traced.traits().get(trait));
        assertThat(Traced.toldBy(output.getAll())).contains(trait);
    }
}
