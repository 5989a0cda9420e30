package org.fairlab.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Against a real Axon Server, where {@code AXON_SERVER=host:port} names one. */
@EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+:\\d+")
class AxonServerTest {

    private static final String FUND = """
            {"name": "Axon Server", "kind": "STIPEND", "balance": {"minor": 700, "currency": "USD"}}""";

    private static final String MORE = """
            {"amount": {"minor": 10, "currency": "USD"}}""";

    private static TwoSides sides;
    private static JdbcClient database;

    private final String fund = "/api/funds/" + UUID.randomUUID();
    private UUID key = UUID.randomUUID();

    @BeforeAll
    static void start() {
        TestDatabase fresh = TestDatabase.fresh();
        database = JdbcClient.create(fresh.owner());
        sides = TwoSides.start(
                fresh,
                Map.of(
                        "spring.profiles.active",
                        "axon-server",
                        "axon.axonserver.servers",
                        System.getenv("AXON_SERVER")));
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @Test
    void a_command_is_recorded_by_axon_server_and_shown_by_the_query_side() throws Exception {
        String receipt = establish(FUND);

        assertThat(receipt).contains("\"type\":\"FundEstablished\"");
        assertThat(standing(receipt)).contains("\"available\":700");
    }

    @Test
    void a_request_sent_again_is_answered_as_the_first_time_and_its_key_stands_for_no_other() throws Exception {
        String first = establish(FUND);

        assertThat(establish(FUND)).isEqualTo(first);
        assertThat(establish(FUND.replace("700", "800"))).contains("/problems/key-reused");
    }

    @Test
    void a_request_is_known_that_was_recorded_though_the_program_was_killed_before_it_knew() throws Exception {
        String first = establish(FUND);
        leavePlanned("receipt -> 0 ->> 'eventId'");

        String again = establish(FUND);
        assertThat(again).startsWith(first.substring(0, first.indexOf("\"position\"")));
        sides.command("fund-officer", "/api/funds/" + UUID.randomUUID(), FUND);
        assertThat(establish(FUND)).isEqualTo(again);
    }

    @Test
    void a_request_is_carried_out_that_was_planned_when_the_program_was_killed_and_not_recorded() throws Exception {
        establish(FUND);
        leavePlanned("gen_random_uuid()");

        assertThat(establish(FUND)).contains("/problems/already-exists"); // which only who tries finds out
    }

    @Test
    void commands_of_one_entity_at_once_are_made_again_until_each_has_its_effect() throws Exception {
        establish(FUND);
        Callable<String> replenishing = () -> post("fund-officer", fund + "/replenishments", MORE);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var receipt : clients.invokeAll(Collections.nCopies(8, replenishing))) {
                assertThat(receipt.get()).contains("FundReplenished");
            }
        }
        assertThat(standing(replenishing.call())).contains("\"available\":790");
    }

    @Test
    void refusals_arrive_from_the_node_that_handles_the_command() throws Exception {
        establish(FUND);
        key = UUID.randomUUID();

        assertThat(establish(FUND)).contains("/problems/already-exists");
        assertThat(post("fund-officer", "/api/funds/" + UUID.randomUUID() + "/closure", "{}"))
                .contains("/problems/not-found");
        assertThat(post("fund-officer", fund + "/closure", "{}")).contains("FundClosed");
        assertThat(post("fund-officer", fund + "/replenishments", MORE)).contains("/problems/fund-closed");
    }

    @Test
    void what_travels_with_events_is_written_deadlines_as_well_as_the_destruction_of_keys() throws Exception {
        establish(FUND);
        sides.command("programme-manager", "/api/cycles/" + UUID.randomUUID(), """
                {"fundId": "%s", "name": "Cycle", "closesOn": "2099-05-31", "terms": {"rulesVersion": "1", "rules": [],
                "rubricVersion": "1", "rubric": {"plan": 10}, "minimumReviews": 1, "reviewers": ["somebody-else"]}}\
                """.formatted(
                        fund.replace("/api/funds/", "")));
        assertThat(count("select count(*) from command.scheduled_tasks")).isOne();

        UUID person = UUID.randomUUID();
        sides.command("programme-manager", "/api/participants/" + person, """
                {"origin": "INVENTED", "identity": {"name": "Somebody", "email": "somebody@example.org"}}""");
        String keys = "select count(wrapped) from keyring.data_key where person_id = '" + person + "'";
        assertThat(count(keys)).isOne();
        post("privacy-officer", "/api/participants/" + person + "/erasure", """
                {"reason": "was asked for"}""");
        assertThat(count(keys)).isZero();
    }

    private String establish(String body) throws Exception {
        return sides.command("PUT", "fund-officer", fund, body, key).body();
    }

    private static String post(String role, String path, String body) throws Exception {
        return sides.command("POST", role, path, body, UUID.randomUUID()).body();
    }

    /** Asks again while it is told to, since that server may have a long history to be read first. */
    private String standing(String receipt) throws Exception {
        String position = receipt.replaceAll(".*\"position\":(\\d+)}$", "$1");
        var answer = sides.query("fund-officer", fund + "?after=" + position);
        for (int asked = 1; answer.statusCode() == 503 && asked < 60; asked++) {
            answer = sides.query("fund-officer", fund + "?after=" + position);
        }
        return answer.body();
    }

    /** Makes the latest key that of a request of which it is not known whether an event of this id was recorded. */
    private static void leavePlanned(String eventId) {
        assertThat(database.sql("update events.once set receipt = json_build_array(receipt::jsonb -> 0"
                                + " || jsonb_build_object('position', -1, 'eventId', " + eventId + "))"
                                + " where recorded_at = (select max(recorded_at) from events.once)")
                        .update())
                .isOne();
    }

    private static long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
