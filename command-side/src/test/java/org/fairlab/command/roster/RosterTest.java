package org.fairlab.command.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rosters over HTTP. Each test uses keys of its own, so that they share one command side. */
class RosterTest {

    private static final String BOTH = TestTokens.token("importer", Roles.PROGRAMME_MANAGER, Roles.SITE_COORDINATOR);

    private static final RunningCommandSide RUNNING = RunningCommandSide.shared();

    @Test
    void a_row_is_recorded_once_and_told_as_a_duplicate_from_then_on() {
        String roster = """
                participantId,origin,answers.standard,answers.race,answers.sex,answers.disability,answers.veteran,\
                answers.firstGeneration,answers.ruralBackground,answers.disadvantage,consent.purpose,consent.textVersion
                once-1,INVENTED,SPD15_2024,ASIAN; WHITE,FEMALE,NO,NO,YES,NOT_ASKED,NONE,CONTACT,2026-01
                once-2,INVENTED,,,,,,,,,,
                """;

        assertThat(rows(send("participants", roster))).containsExactly("2 CREATED", "3 CREATED");
        long events = events();

        assertThat(rows(send("participants", roster))).containsExactly("2 DUPLICATE", "3 DUPLICATE");
        assertThat(events()).isEqualTo(events);
        assertThat(countOf("SelfIdentified", "once-1")).isOne();
        assertThat(countOf("ConsentGranted", "once-1")).isOne();
        assertThat(countOf("SelfIdentified", "once-2")).isZero();
    }

    @Test
    void a_refused_row_names_its_columns_and_takes_nothing_of_the_others_with_it() {
        JsonNode result = send("participants", """
                participantId,origin,identity.name,identity.email,answers.race,consent.purpose,consent.textVersion,effectiveOn
                refused-1,INVENTED,Example One,one@example.org,,,,
                refused-2,MARTIAN,Example Two,nowhere,ASIAN,,,31.1.2026
                refused-3,INVENTED,Example Three,,,CONTACT,,
                refused-4,INVENTED,,,,,,2999-01-01
                refused-5,INVENTED
                ,INVENTED,,,,,,
                refused-7,INVENTED,,,,,,
                """);

        assertThat(rows(result))
                .containsExactly("2 CREATED", "3 ERROR", "4 ERROR", "5 ERROR", "6 ERROR", "7 ERROR", "8 CREATED");
        assertThat(columns(result, 3))
                .contains("origin", "identity.email", "answers.standard", "answers.sex", "effectiveOn");
        assertThat(columns(result, 4)).containsExactly("consent.textVersion");
        assertThat(result.at("/rows/3/errors/0/message").asString()).isEqualTo("A fact cannot be dated in the future.");
        assertThat(result.at("/rows/4/errors/0/message").asString()).isEqualTo("the row has 2 cells instead of 8");
        assertThat(columns(result, 7)).containsExactly("participantId");
        assertThat(result.path("errors").asInt()).isEqualTo(5);
        assertThat(countOf("ParticipantRegistered", "refused-4")).isZero();
        assertThat(result.toString()).doesNotContain("Example", "nowhere", "MARTIAN");
    }

    @Test
    void a_row_that_fails_at_its_last_command_leaves_nothing_of_its_first() {
        String answers = "SPD15_2024,WHITE,MALE,NO,NO,NO,NO,NONE";
        String roster = """
                participantId,origin,answers.standard,answers.race,answers.sex,answers.disability,answers.veteran,\
                answers.firstGeneration,answers.ruralBackground,answers.disadvantage
                whole-1,INVENTED,%s
                whole-2,INVENTED,,,,,,,,
                """.formatted(answers);
        String manager = TestTokens.token("manager", Roles.PROGRAMME_MANAGER);

        JsonNode result = send("participants", roster, manager, false).json();

        assertThat(rows(result)).containsExactly("2 ERROR", "3 CREATED");
        assertThat(result.at("/rows/0/errors/0/message").asString())
                .isEqualTo("none of your roles allows SelfIdentify");
        assertThat(countOf("ParticipantRegistered", "whole-1")).isZero();
        assertThat(rows(send("participants", roster))).containsExactly("2 CREATED", "3 DUPLICATE");
    }

    @Test
    void a_dry_run_decides_on_every_row_and_records_nothing() {
        String roster = """
                participantId,origin,identity.name,effectiveOn
                dry-1,INVENTED,Example Person,
                dry-1,INVENTED,Example Person,
                dry-2,INVENTED,Example Person,2999-01-01
                """;
        long events = events();
        long keys = keys();

        JsonNode dry = send("participants", roster, BOTH, true).json();

        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(rows(dry)).containsExactly("2 CREATED", "3 DUPLICATE", "4 ERROR");
        assertThat(events()).isEqualTo(events);
        assertThat(keys()).isEqualTo(keys);
        assertThat(rows(send("participants", roster))).isEqualTo(rows(dry));
        assertThat(events()).isEqualTo(events + 1);
    }

    @Test
    void names_and_answers_are_in_the_events_as_ciphertext_only() {
        send("participants", """
                participantId,origin,identity.name,identity.email
                sealed-1,INVENTED,Zebulon Example,zebulon@example.org
                """);

        assertThat(countOf("ParticipantRegistered", "sealed-1")).isOne();
        assertThat(RUNNING.jdbc()
                        .sql(
                                "select count(*) from events.event where payload::text || metadata::text ilike '%zebulon%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(RUNNING.jdbc()
                        .sql("select payload #>> '{identity,category}' from events.event where stream_id = ?")
                        .param(id("sealed-1"))
                        .query(String.class)
                        .single())
                .isEqualTo("IDENTITY");
    }

    @Test
    void a_header_that_is_not_the_roster_s_is_one_problem_with_an_entry_for_each_column() {
        Answer answer = send("participants", "participantId,name,name\nheader-1,Example,Example\n", BOTH, false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("message").asString()))
                .containsExactly(
                        "name is no column of this roster",
                        "name is no column of this roster",
                        "origin is a column that must be there");
        assertThat(send("participants", "", BOTH, false).status()).isEqualTo(400);
        assertThat(send("participants", "participantId,\"origin\nx,y", BOTH, false)
                        .status())
                .isEqualTo(400);
        assertThat(send("nonsense", "a\nb\n", BOTH, false).status()).isEqualTo(404);
    }

    @Test
    void a_file_has_at_most_1000_rows_and_5_MiB() {
        String header = "participantId,origin\n";
        String tooMany = header + "large,INVENTED\n".repeat(1001);
        String tooLarge = header + "x".repeat(5 * 1024 * 1024);

        assertThat(send("participants", tooMany, BOTH, false).status()).isEqualTo(413);
        assertThat(send("participants", tooLarge, BOTH, false).status()).isEqualTo(413);
        assertThat(countOf("ParticipantRegistered", "large")).isZero();
    }

    @Test
    void a_roster_is_for_the_roles_of_its_commands() {
        String coordinator = TestTokens.token("coordinator", Roles.SITE_COORDINATOR);
        String officer = TestTokens.token("officer", Roles.FUND_OFFICER);
        String applications = "cycleId,participantId\nroles-cycle,roles-1\n";

        assertThat(send("applications", applications, coordinator, false).status())
                .isEqualTo(403);
        assertThat(send("participants", "participantId,origin\n", officer, false)
                        .status())
                .isEqualTo(403);
        assertThat(get("participants/schema", officer).status()).isEqualTo(403);
        assertThat(send("applications", applications, "", false).status()).isEqualTo(401);
    }

    @Test
    void two_who_import_the_same_file_at_once_record_each_row_once() throws Exception {
        String roster = "participantId,origin\n"
                + IntStream.range(0, 300)
                        .mapToObj(n -> "at-once-" + n + ",INVENTED\n")
                        .collect(Collectors.joining());
        Callable<JsonNode> importing = () -> send("participants", roster);

        try (var threads = Executors.newFixedThreadPool(3)) {
            long created = 0;
            for (var result : threads.invokeAll(List.of(importing, importing, importing))) {
                assertThat(result.get().path("errors").asInt()).isZero();
                created += result.get().path("created").asInt();
            }
            assertThat(created).isEqualTo(300);
        }
    }

    @Test
    void everything_of_one_import_carries_one_correlation_id() {
        send("participants", "participantId,origin\ncorrelated-1,INVENTED\ncorrelated-2,INVENTED\n");

        assertThat(RUNNING.jdbc()
                        .sql("select distinct metadata ->> 'correlationId' from events.event where stream_id in (?, ?)")
                        .params(id("correlated-1"), id("correlated-2"))
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "participants",
                "applications",
                "pairings",
                "completions",
                "courses",
                "offerings",
                "partnerships",
                "prospects",
                "lactation-spaces",
                "lactation-pathways",
                "barriers",
                "policies",
                "campaigns",
                "leadership-tracks",
                "outreach-events"
            })
    void the_template_of_a_roster_has_the_columns_of_its_schema_and_can_be_sent(String roster) {
        String template = get(roster + "/template", BOTH).response().body();
        JsonNode schema = get(roster + "/schema", BOTH).json();

        List<String> fields = schema.path("fields")
                .valueStream()
                .map(field -> field.path("name").asString())
                .toList();
        assertThat(List.of(template.lines().findFirst().orElseThrow().split(",")))
                .containsAll(fields);
        assertThat(send(roster, template, BOTH, true)
                        .json()
                        .at("/rows/0/errors")
                        .valueStream()
                        .map(error -> error.path("column").asString()))
                .allMatch(String::isEmpty);
    }

    @Test
    void a_policy_answers_a_barrier_of_another_roster_by_its_key() {
        send("barriers", """
                barrierId,kind,description,owner,reviewOn
                late-shifts,SCHEDULE,shifts are announced late,coordinator-7,2100-06-30
                """);
        JsonNode result = send("policies", """
                policyId,title,barrierId,owner,reviewOn
                notice,Notice of shifts,late-shifts,manager-2,2100-06-30
                respect,Respect,,manager-2,2100-06-30
                lost,Lost,no-such-barrier,manager-2,2100-06-30
                """);

        assertThat(rows(result)).containsExactly("2 CREATED", "3 CREATED", "4 ERROR");
        assertThat(countOf("PolicyAdopted", "notice")).isEqualTo(1);
    }

    @Test
    void a_schema_says_what_a_column_takes() {
        JsonNode fields = get("completions/schema", BOTH).json().path("fields");

        JsonNode score = StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> field.path("name").asString().equals("score"))
                .findFirst()
                .orElseThrow();
        assertThat(score.toString())
                .isEqualTo("{\"name\":\"score\",\"type\":\"integer\",\"constraints\":{\"minimum\":0,\"maximum\":100}}");
        JsonNode origin = get("participants/schema", BOTH).json().at("/fields/1/constraints");
        assertThat(origin.toString())
                .isEqualTo("{\"required\":true,\"enum\":[\"PERSON\",\"PUBLIC_STATISTIC\",\"INVENTED\"]}");
    }

    static JsonNode send(String roster, String csv) {
        return send(roster, csv, BOTH, false).json();
    }

    static Answer send(String roster, String csv, String token, boolean dryRun) {
        var request = RUNNING.request("/api/imports/" + roster + "?dryRun=" + dryRun)
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv));
        return RUNNING.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static Answer get(String path, String token) {
        return RUNNING.send(RUNNING.request("/api/imports/" + path).header("Authorization", "Bearer " + token));
    }

    private static List<String> rows(JsonNode result) {
        return result.path("rows")
                .valueStream()
                .map(row -> row.path("row").asInt() + " " + row.path("outcome").asString())
                .toList();
    }

    private static List<String> columns(JsonNode result, int row) {
        return result.at("/rows/" + (row - 2) + "/errors")
                .valueStream()
                .map(error -> error.path("column").asString())
                .toList();
    }

    private static UUID id(String key) {
        return org.fairlab.command.DerivedId.of(key);
    }

    private static long events() {
        return RUNNING.jdbc()
                .sql("select count(*) from events.event")
                .query(Long.class)
                .single();
    }

    private static long keys() {
        return RUNNING.jdbc()
                .sql("select count(*) from keyring.data_key")
                .query(Long.class)
                .single();
    }

    private static long countOf(String type, String key) {
        return RUNNING.jdbc()
                .sql("select count(*) from events.event where type = ? and stream_id = ?")
                .params(type, id(key))
                .query(Long.class)
                .single();
    }
}
