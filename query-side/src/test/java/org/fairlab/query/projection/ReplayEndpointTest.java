package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays of the product's own read models, as auditors see them over HTTP. */
class ReplayEndpointTest extends OverHttp {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final UUID FUND = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    /** Five events, a minute apart. */
    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        GIVEN.at(NOON)
                .happened(new FundEstablished(FUND, "Pathways", FundKind.STIPEND, new Money(100, "USD"), DAY))
                .at(NOON.plusSeconds(60))
                .happened(new ParticipantRegistered(UUID.randomUUID(), Origin.INVENTED, null, DAY))
                .at(NOON.plusSeconds(120))
                .happened(new FundReplenished(FUND, new Money(20, "USD"), DAY))
                .at(NOON.plusSeconds(180))
                .happened(new FundReplenished(FUND, new Money(3, "USD"), DAY))
                .at(NOON.plusSeconds(240))
                .happened(new FundClosed(FUND, DAY));
        for (String name : projections.names()) {
            assertThat(projections.await(name, 5, Nodes.PATIENCE)).as(name).isTrue();
        }
    }

    @AfterEach
    void dropAll() throws Exception {
        for (JsonNode replay : json(auditor(HttpMethod.GET, "/api/replays", null))) {
            assertThat(auditor(HttpMethod.DELETE, "/api/replays/" + replay.path("id"), null)
                            .getStatus())
                    .isEqualTo(204);
        }
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
    }

    @Test
    void a_fresh_replay_of_every_read_model_equals_the_live_one(@Autowired Projections projections) throws Exception {
        for (String name : projections.names()) {
            JsonNode replay = replayed("{\"readModel\": \"" + name + "\"}");
            assertThat(replay.path("standing").asString()).as(replay.toString()).isEqualTo("DONE");
            assertThat(replay.path("tables").isEmpty()).isFalse();
            for (JsonNode table : replay.path("tables")) {
                assertThat(table.path("onlyHere").asInt()
                                + table.path("onlyThere").asInt())
                        .as(table.toString())
                        .isZero();
                assertThat(table.path("checksum")).isEqualTo(table.path("againstChecksum"));
            }
            dropAll();
        }
    }

    @Test
    void a_row_that_was_changed_by_hand_is_found_with_what_it_should_be() throws Exception {
        GIVEN.jdbc()
                .sql("update fund_ledger.deposit set amount = 21 where position = 3")
                .update();
        try {
            JsonNode replay = replayed("{\"readModel\": \"fund_ledger\"}");
            JsonNode deposits = table(replay, "deposit");
            assertThat(deposits.path("onlyHere").asInt()).isEqualTo(1);
            assertThat(deposits.path("onlyThere").asInt()).isEqualTo(1);
            assertThat(deposits.path("checksum")).isNotEqualTo(deposits.path("againstChecksum"));
            assertThat(table(replay, "fund").path("onlyHere").asInt()).isZero();

            String address = "/api/replays/" + replay.path("id") + "/differences?table=deposit&limit=1";
            JsonNode first = json(auditor(HttpMethod.GET, address, null));
            assertThat(first.at("/items/0/side").asString()).isEqualTo("HERE");
            assertThat(first.at("/items/0/row/amount").asInt()).isEqualTo(20);
            assertThat(first.at("/items/0/mentions/0").asString()).isEqualTo(FUND.toString());
            JsonNode second = json(auditor(
                    HttpMethod.GET, address + "&cursor=" + first.path("next").asString(), null));
            assertThat(second.at("/items/0/side").asString()).isEqualTo("THERE");
            assertThat(second.at("/items/0/row/amount").asInt()).isEqualTo(21);
            assertThat(second.path("next").isNull()).isTrue();
        } finally {
            GIVEN.jdbc()
                    .sql("update fund_ledger.deposit set amount = 20 where position = 3")
                    .update();
        }
    }

    @Test
    void a_position_and_its_instant_give_the_same_rows_and_what_came_later_is_only_there() throws Exception {
        JsonNode before = replayed("{\"readModel\": \"fund_ledger\", \"until\": \"3\"}");
        assertThat(before.path("position").asInt()).isEqualTo(3);
        assertThat(table(before, "deposit").path("rows").asInt()).isEqualTo(2);
        assertThat(table(before, "deposit").path("onlyHere").asInt()).isZero();
        assertThat(table(before, "deposit").path("onlyThere").asInt()).isEqualTo(1);
        assertThat(table(before, "closure").path("onlyThere").asInt()).isEqualTo(1);

        JsonNode two = replayed(
                "{\"readModel\": \"fund_ledger\", \"until\": \"3\", \"against\": \"" + NOON.plusSeconds(179) + "\"}");
        assertThat(two.path("againstPosition").asInt()).isEqualTo(3);
        for (JsonNode table : two.path("tables")) {
            assertThat(table.path("checksum")).isEqualTo(table.path("againstChecksum"));
        }
        assertThat(table(two, "deposit").path("checksum"))
                .isEqualTo(table(before, "deposit").path("checksum"));

        JsonNode apart = replayed(
                "{\"readModel\": \"fund_ledger\", \"until\": \"4\", \"against\": \"" + NOON.plusSeconds(120) + "\"}");
        assertThat(table(apart, "deposit").path("onlyHere").asInt()).isEqualTo(1);
        assertThat(table(apart, "deposit").path("onlyThere").asInt()).isZero();
    }

    @Test
    void demographics_are_counted_and_never_shown_nor_kept() throws Exception {
        JsonNode replay = replayed("{\"readModel\": \"demographics\", \"until\": \"1\"}");
        assertThat(table(replay, "participant").path("onlyThere").asInt()).isEqualTo(1);
        assertThat(table(replay, "participant").path("checksum").asString()).hasSize(64);
        var answer =
                auditor(HttpMethod.GET, "/api/replays/" + replay.path("id") + "/differences?table=participant", null);
        assertThat(answer.getStatus()).isEqualTo(403);
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
    }

    @Test
    void what_cannot_be_replayed_is_refused() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"readModel\": \"none\"}",
                "{\"readModel\": \"fund_ledger\", \"until\": \"soon\"}",
                "{\"readModel\": \"fund_ledger\", \"against\": \"soon\"}",
                "{")) {
            assertThat(auditor(HttpMethod.POST, "/api/replays", body).getStatus())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(auditor(HttpMethod.GET, "/api/replays/4711", null).getStatus())
                .isEqualTo(404);
    }

    @Test
    void there_are_five_at_most() throws Exception {
        for (int n = 0; n < Replays.MOST; n++) {
            assertThat(auditor(HttpMethod.POST, "/api/replays", "{\"readModel\": \"fund_ledger\"}")
                            .getStatus())
                    .isEqualTo(202);
        }
        var sixth = auditor(HttpMethod.POST, "/api/replays", "{\"readModel\": \"fund_ledger\"}");
        assertThat(sixth.getStatus()).isEqualTo(409);
        assertThat(sixth.getContentAsString()).contains("/problems/too-many-replays");
    }

    private JsonNode replayed(String asked) throws Exception {
        var taken = auditor(HttpMethod.POST, "/api/replays", asked);
        assertThat(taken.getStatus()).as(taken.getContentAsString()).isEqualTo(202);
        String address = "/api/replays/" + json(taken).path("id");
        return await().atMost(Nodes.PATIENCE)
                .until(
                        () -> json(auditor(HttpMethod.GET, address, null)),
                        replay -> List.of("DONE", "FAILED")
                                .contains(replay.path("standing").asString()));
    }

    private static JsonNode table(JsonNode replay, String name) {
        return replay.path("tables")
                .valueStream()
                .filter(table -> table.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(replay.toString()));
    }

    private static List<String> schemas() {
        return GIVEN.jdbc()
                .sql("select nspname from pg_namespace where nspname like 'replay%'")
                .query(String.class)
                .list();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private MockHttpServletResponse auditor(HttpMethod method, String address, String body) throws Exception {
        var asked = request(method, address);
        if (body != null) {
            asked.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return ask("auditor-1", Roles.AUDITOR, asked);
    }
}
