package org.fairlab.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.REVIEWER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.DerivedId;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.events.ScholarshipEvent.ShownApplication;
import org.fairlab.platform.Shown;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CommandEndpointTest {

    private static final String OFFICER = TestTokens.token("officer-1", FUND_OFFICER);
    private static final String MANAGER = TestTokens.token("manager-1", PROGRAMME_MANAGER);
    private static final String FUND = """
            {"name": "Pathways", "kind": "SCHOLARSHIP", "balance": {"minor": 100000, "currency": "USD"}}""";

    private static TestDatabase database;
    private static RunningCommandSide server;

    private final UUID fund = UUID.randomUUID();
    private final UUID participant = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = RunningCommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Answer establish(String key, String body) {
        return server.send("PUT", "/api/funds/" + fund, OFFICER, key, body);
    }

    private Answer establish(String body) {
        return establish(UUID.randomUUID().toString(), body);
    }

    private Answer register(String token, String body) {
        return server.send(
                "PUT",
                "/api/participants/" + participant,
                token,
                UUID.randomUUID().toString(),
                body);
    }

    private long count(String sql, Object... arguments) {
        return server.jdbc()
                .sql(sql)
                .params(List.of(arguments))
                .query(Long.class)
                .single();
    }

    private long eventsOf(UUID entity) {
        return count("select count(*) from events.event where stream_id = ?", entity);
    }

    @Test
    void the_receipt_names_the_events_and_their_positions() {
        Answer answer = establish(FUND);
        long position = count("select position from events.event where stream_id = ?", fund);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("position").asLong()).isEqualTo(position);
        assertThat(answer.json().at("/events/0/type").asString()).isEqualTo("FundEstablished");
        assertThat(answer.json().at("/events/0/entityId").asString()).isEqualTo(fund.toString());
        assertThat(answer.json().at("/events/0/position").asLong()).isEqualTo(position);
    }

    @Test
    void actor_and_role_of_the_event_come_from_the_token() {
        String token = TestTokens.token("manager-2", PROGRAMME_MANAGER, SITE_COORDINATOR);
        assertThat(register(token, "{\"origin\": \"INVENTED\"}").status()).isEqualTo(200);
        String metadata = server.jdbc()
                .sql(
                        "select metadata ->> 'actor' || '/' || (metadata ->> 'role') from events.event where stream_id = ?")
                .param(participant)
                .query(String.class)
                .single();
        assertThat(metadata).isEqualTo("manager-2/" + PROGRAMME_MANAGER);
    }

    @Test
    void reason_and_correlation_are_recorded_with_the_event() {
        register(MANAGER, "{\"origin\": \"INVENTED\"}");
        String milestones = "/api/participants/" + participant + "/milestones/" + UUID.randomUUID();
        server.send("PUT", milestones, MANAGER, "milestone", "{\"milestone\": \"HIRED\", \"evidence\": \"letter\"}");
        server.send(server.request(milestones + "/correction")
                .header("Authorization", "Bearer " + MANAGER)
                .header("Idempotency-Key", "correction")
                .header("Correlation-Id", "case 12")
                .POST(BodyPublishers.ofString("{\"milestone\": null, \"reason\": \"wrong person\"}")));
        assertThat(server.jdbc()
                        .sql("select metadata ->> 'reason' || '/' || (metadata ->> 'correlationId') from events.event"
                                + " where stream_id = ? and type = 'MilestoneCorrected'")
                        .param(participant)
                        .query(String.class)
                        .single())
                .isEqualTo("wrong person/case 12");
    }

    @Test
    void who_the_token_says_the_actor_is_counts_against_them() {
        String cycle = UUID.randomUUID().toString();
        String reviewed = """
                {"fundId": "%s", "name": "this year", "closesOn": "2099-12-31",
                 "terms": {"rulesVersion": "1", "rules": [], "rubricVersion": "1", "rubric": {"plan": 10},
                   "minimumReviews": 1, "reviewers": ["reviewer-1"]}}""".formatted(fund);
        establish(FUND);
        register(MANAGER, "{\"origin\": \"INVENTED\"}");
        server.send("PUT", "/api/cycles/" + cycle, MANAGER, cycle, reviewed);
        server.send(
                "PUT",
                "/api/cycles/" + cycle + "/applications/" + participant,
                MANAGER,
                cycle + 1,
                "{\"answers\": {}}");
        String eligibility = "/api/applications/" + DerivedId.of(UUID.fromString(cycle), participant) + "/eligibility";

        String themselves = TestTokens.token("manager-3", List.of(PROGRAMME_MANAGER), participant);
        String shown = "{\"shownDigest\": \"%s\"}"
                .formatted(Shown.digest(new ShownApplication(
                        DerivedId.of(UUID.fromString(cycle), participant),
                        UUID.fromString(cycle),
                        "1",
                        "1",
                        Map.of(),
                        null,
                        Map.of())));
        Answer own = server.send("POST", eligibility, themselves, cycle + 2, shown);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.problem()).isEqualTo("own-application");
        assertThat(server.send("POST", eligibility, MANAGER, cycle + 3, shown).status())
                .isEqualTo(200);
    }

    @Test
    void a_request_sent_again_is_answered_as_before_and_has_no_further_effect() {
        Answer first = establish("key", FUND);
        Answer again = establish("key", FUND);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(eventsOf(fund)).isEqualTo(1);
    }

    @Test
    void a_key_stands_for_one_request_only() {
        establish(fund.toString(), FUND);
        Answer other = establish(fund.toString(), FUND.replace("100000", "200000"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        Answer elsewhere = server.send("PUT", "/api/funds/" + UUID.randomUUID(), OFFICER, fund.toString(), FUND);
        assertThat(elsewhere.problem()).isEqualTo("key-reused");
    }

    @Test
    void the_same_key_of_somebody_else_is_another_key() {
        establish(fund.toString(), FUND);
        Answer other = server.send(
                "POST",
                "/api/funds/" + fund + "/replenishments",
                TestTokens.token("officer-2", FUND_OFFICER),
                fund.toString(),
                "{\"amount\": {\"minor\": 1, \"currency\": \"USD\"}}");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void a_refused_request_can_be_sent_again_under_its_key() {
        String replenish = "/api/funds/" + fund + "/replenishments";
        String amount = "{\"amount\": {\"minor\": 1, \"currency\": \"USD\"}}";
        assertThat(server.send("POST", replenish, OFFICER, "early", amount).status())
                .isEqualTo(404);
        establish(FUND);
        assertThat(server.send("POST", replenish, OFFICER, "early", amount).status())
                .isEqualTo(200);
    }

    @Test
    void what_exists_is_not_created_again() {
        establish(FUND);
        Answer again = establish(FUND);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already-exists");
        assertThat(eventsOf(fund)).isEqualTo(1);
    }

    @Test
    void a_refusal_is_named_after_its_rule_and_records_nothing() {
        establish(FUND);
        Answer refused = server.send(
                "POST",
                "/api/funds/" + fund + "/replenishments",
                OFFICER,
                fund.toString(),
                "{\"amount\": {\"minor\": 1, \"currency\": \"EUR\"}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("other-currency");
        assertThat(refused.json().path("title").asString()).isEqualTo("Other currency");
        assertThat(refused.json().path("detail").asString()).isNotBlank();
        assertThat(eventsOf(fund)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "null", "{\"name\": }", "{} {}", "\u0000"})
    void a_body_that_is_no_json_object_is_refused(String body) {
        Answer answer = establish(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(EveryCommandTest.fields(answer)).containsExactly("body");
    }

    @Test
    void each_bad_field_has_an_entry_of_its_own_under_its_path() {
        Answer answer = establish("""
                {"name": " ", "kind": "LOTTERY", "balance": {"minor": 1.5, "cents": 0}, "colour": 1}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(EveryCommandTest.fields(answer))
                .containsExactlyInAnyOrder(
                        "name", "kind", "balance.minor", "balance.cents", "colour", "balance.currency");
    }

    @Test
    void what_is_missing_has_an_entry_of_its_own() {
        assertThat(EveryCommandTest.fields(establish("{}"))).containsExactly("name", "kind", "balance");
    }

    @Test
    void a_bad_field_within_a_list_is_named_by_its_place() {
        Answer answer = server.send("PUT", "/api/cycles/" + UUID.randomUUID(), MANAGER, "nested", """
                {"fundId": "no-uuid", "name": "this year", "closesOn": "2099-12-31",
                 "terms": {"rulesVersion": "1", "rubricVersion": "1", "rubric": {"plan": 0}, "minimumReviews": 1,
                   "reviewers": ["reviewer-1"],
                   "rules": [{"field": "credits", "comparison": "AT_LEAST", "values": ["6"]},
                             {"field": "", "comparison": "ABOUT", "values": []}]}}""");
        assertThat(EveryCommandTest.fields(answer))
                .contains("fundId", "terms.rules[1].field", "terms.rules[1].comparison")
                .noneMatch(field -> field.startsWith("terms.rules[0]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"plan\": null}", "{\"plan\": 1.5}", "{\"plan\": \"\"}", "[]", "{}", "\"\""})
    void points_are_whole_numbers(String scores) {
        Answer answer = server.send(
                "POST",
                "/api/applications/" + UUID.randomUUID() + "/reviews",
                TestTokens.token("reviewer-1", REVIEWER),
                UUID.randomUUID().toString(),
                "{\"scores\": " + scores + ", \"shownDigest\": \"" + Shown.NOTHING + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(EveryCommandTest.fields(answer)).containsExactly("scores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"shownDigest\": null", ", \"shownDigest\": \"ABCDEF\"", ", \"shownDigest\": 7"})
    void a_decision_says_what_was_shown(String shown) {
        Answer answer = server.send(
                "POST",
                "/api/applications/" + UUID.randomUUID() + "/reviews",
                TestTokens.token("reviewer-1", REVIEWER),
                UUID.randomUUID().toString(),
                "{\"scores\": {\"plan\": 7}" + shown + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(EveryCommandTest.fields(answer)).containsExactly("shownDigest");
    }

    @ParameterizedTest
    @CsvSource({"'{\"minor\": -1, \"currency\": \"USD\"}'", "'{\"minor\": 1, \"currency\": \"CENTS\"}'"})
    void a_value_that_its_type_refuses_is_named(String balance) {
        Answer answer = establish("{\"name\": \"Pathways\", \"kind\": \"STIPEND\", \"balance\": " + balance + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(EveryCommandTest.fields(answer)).containsExactly("balance");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        Answer answer = establish(FUND.replace("Pathways", "x".repeat(64 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/xml", "nonsense"})
    void a_body_that_is_not_sent_as_json_is_refused(String mediaType) {
        Answer answer = server.send(server.request("/api/funds/" + fund)
                .setHeader("Content-Type", mediaType)
                .header("Authorization", "Bearer " + OFFICER)
                .header("Idempotency-Key", "key")
                .PUT(BodyPublishers.ofString(FUND)));
        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/funds/1, 405", "PUT, /api/nothing-here, 404"})
    void what_is_not_there_is_a_problem_too(String method, String path, int status) {
        Answer answer = server.send(method, path, OFFICER, "key", "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void nothing_personal_is_in_a_problem_or_in_the_log(CapturedOutput log) {
        Answer invalid = register(MANAGER, """
                {"origin": "PERSON", "effectiveOn": "Zebedee",
                 "identity": {"name": "Zebedee Quagga", "email": "zebedee at example", "telephone": "555 0199"}}""");
        Answer malformed = register(MANAGER, "{\"identity\": {\"name\": \"Zebedee Quagga\"");
        register(MANAGER, "{\"origin\": \"PERSON\"}");
        Answer refused = register(MANAGER, "{\"origin\": \"PERSON\", \"identity\": {\"name\": \"Zebedee Quagga\"}}");

        assertThat(EveryCommandTest.fields(invalid))
                .containsExactlyInAnyOrder("effectiveOn", "identity.email", "identity.telephone");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(refused.status()).isEqualTo(409);
        for (Answer answer : List.of(invalid, malformed, refused)) {
            assertThat(answer.response().body()).doesNotContainIgnoringCase("zebedee", "quagga", "0199");
        }
        assertThat(log.getAll()).doesNotContainIgnoringCase("zebedee", "quagga", "0199");
    }

    @Test
    void name_contact_and_answers_are_nowhere_in_the_database_in_clear() {
        register(
                MANAGER,
                "{\"origin\": \"PERSON\", \"identity\": {\"name\": \"Xiomara Quokka\", \"email\": \"x@example.org\"}}");
        Answer answered = server.send(
                "POST",
                "/api/participants/" + participant + "/self-identification",
                TestTokens.token("coordinator-1", SITE_COORDINATOR),
                participant.toString(),
                """
                {"answers": {"standard": "SPD15_2024", "race": ["MIDDLE_EASTERN_OR_NORTH_AFRICAN"], "sex": "FEMALE",
                   "disability": "DECLINED", "veteran": "NO", "firstGeneration": "YES", "ruralBackground": "NOT_ASKED",
                   "disadvantage": "NONE"}}""");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(eventsOf(participant)).isEqualTo(2);
        for (String table : List.of("events.event", "keyring.data_key", "events.once", "command.scheduled_tasks")) {
            String rows = server.jdbc()
                    .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                    .query(String.class)
                    .single();
            assertThat(rows).doesNotContain("Xiomara", "Quokka", "x@example.org", "MIDDLE_EASTERN", "FEMALE");
        }
    }
}
