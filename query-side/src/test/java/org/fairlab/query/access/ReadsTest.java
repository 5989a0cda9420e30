package org.fairlab.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A read of data of one person is recorded before it is answered, or not answered. */
class ReadsTest extends OverHttp {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID APPLICATION = UUID.randomUUID();
    private static final UUID SOMEBODY_ELSE = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final People PEOPLE = new People(GIVEN.database());

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    private final JdbcClient owner = JdbcClient.create(GIVEN.database().owner());

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        GIVEN.happened(
                new ParticipantRegistered(
                        PERSON,
                        Origin.INVENTED,
                        PEOPLE.keyring()
                                .seal(
                                        PERSON,
                                        Category.IDENTITY,
                                        "identity",
                                        "{\"name\": \"Invented Person\", \"email\": \"p@example.org\"}"),
                        DAY),
                new ParticipantRegistered(SOMEBODY_ELSE, Origin.INVENTED, null, DAY),
                new ApplicationSubmitted(APPLICATION, UUID.randomUUID(), PERSON, null, Collections.emptyMap(), DAY));
        for (String model : List.of("audit_trail", "participant_record")) {
            assertThat(projections.await(model, 3, Duration.ofSeconds(20))).isTrue();
        }
    }

    private MockHttpServletResponse ask(String role, MockHttpServletRequestBuilder request) throws Exception {
        return ask(role + "-1", role, request);
    }

    private static MockHttpServletRequestBuilder record(UUID person) {
        return get("/api/participants/" + person);
    }

    private JsonNode latest() {
        return JsonMapper.shared()
                .readTree(owner.sql("select entry from access.read order by number desc limit 1")
                        .query(String.class)
                        .single());
    }

    private long recorded() {
        return owner.sql("select count(*) from access.read").query(Long.class).single();
    }

    @Test
    void a_read_is_recorded_with_who_in_which_role_what_for_of_whom_and_which_fields() throws Exception {
        var answer = ask(Roles.SITE_COORDINATOR, get("/api/participants/" + PERSON + "?after=0&purpose=offer"));
        assertThat(answer.getContentAsString()).contains("Invented Person");
        JsonNode read = latest();
        assertThat(read.path("actor").asString()).isEqualTo("site-coordinator-1");
        assertThat(read.path("role").asString()).isEqualTo(Roles.SITE_COORDINATOR);
        assertThat(read.path("purpose").asString()).isEqualTo("offer");
        assertThat(read.path("address").asString()).isEqualTo("/api/participants/" + PERSON + "?after=0");
        assertThat(read.path("persons").valueStream().map(JsonNode::asString)).contains(PERSON.toString());
        assertThat(read.path("fields").valueStream().map(JsonNode::asString))
                .contains("identity.name", "identity.email", "registeredOn")
                .doesNotContain("identity.phone", "erasedOn");
        assertThat(read.toString()).doesNotContain("Invented", "example.org");
    }

    @Test
    void an_answer_tells_the_version_that_it_shows() throws Exception {
        assertThat(ask(Roles.SITE_COORDINATOR, record(PERSON).header("Purpose", "to call"))
                        .getHeader(HttpHeaders.ETAG))
                .isEqualTo("\"0\"");
        assertThat(ask(Roles.REVIEWER, record(PERSON)).getHeader(HttpHeaders.ETAG))
                .isNull();
    }

    @Test
    void whom_an_auditor_is_not_told_the_name_of_is_recorded_without_it() throws Exception {
        ask(Roles.AUDITOR, record(PERSON).header("Purpose", "yearly audit"));
        assertThat(latest().path("fields").valueStream().map(JsonNode::asString))
                .contains("identityStatus")
                .noneMatch(field -> field.startsWith("identity."));
        assertThat(latest().path("purpose").asString()).isEqualTo("yearly audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0007b", "longer than 200 characters"})
    void without_a_purpose_nobody_is_told_who_somebody_is(String purpose) throws Exception {
        long before = recorded();
        var answer = ask(
                Roles.SITE_COORDINATOR,
                record(PERSON).param("purpose", purpose.length() > 10 ? "x".repeat(201) : purpose));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("\"field\":\"purpose\"")
                .doesNotContain("Invented");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void whoever_may_not_read_leaves_no_record() throws Exception {
        long before = recorded();
        assertThat(ask(Roles.REVIEWER, record(PERSON).header("Purpose", "curious"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_recorded_is_not_answered() throws Exception {
        owner.sql("alter function access.append rename to elsewhere").update();
        try {
            var answer = ask(Roles.SITE_COORDINATOR, record(PERSON).header("Purpose", "to call"));
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString())
                    .contains("/problems/read-not-recorded")
                    .doesNotContain("Invented", "registeredOn");
            assertThat(ask(Roles.AUDITOR, get("/audit/entities/" + PERSON)).getStatus())
                    .isEqualTo(503);
        } finally {
            owner.sql("alter function access.elsewhere rename to append").update();
        }
    }

    @Test
    void a_page_is_recorded_as_the_queries_that_it_asks() throws Exception {
        ask(Roles.PRIVACY_OFFICER, get("/audit/entities/" + PERSON));
        assertThat(latest().path("address").asString()).isEqualTo("/audit/entities/" + PERSON);
        assertThat(latest().path("role").asString()).isEqualTo(Roles.PRIVACY_OFFICER);
        assertThat(latest().path("events")).isNotEmpty();
    }

    @Test
    void an_answer_about_nobody_leaves_no_record() throws Exception {
        long before = recorded();
        assertThat(ask(Roles.SITE_COORDINATOR, get("/api/prospects")).getStatus())
                .isEqualTo(200);
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void reads_that_concern_a_person_are_found_also_where_only_what_is_theirs_was_shown() throws Exception {
        ask(Roles.AUDITOR, get("/api/audit/events?entity=" + APPLICATION));
        long shown = recorded();
        ask(Roles.PROGRAMME_MANAGER, record(SOMEBODY_ELSE).header("Purpose", "to register them"));
        long other = recorded();
        assertThat(numbers("person=" + PERSON)).contains(shown).doesNotContain(other);
        assertThat(numbers("person=" + SOMEBODY_ELSE)).contains(other).doesNotContain(shown);
        assertThat(numbers("actor=auditor-1")).contains(shown).doesNotContain(other);
        assertThat(numbers("from=" + Instant.now().plusSeconds(60))).isEmpty();
        assertThat(numbers("to=" + Instant.now().plusSeconds(60))).contains(shown, other);
    }

    private List<Long> numbers(String filter) throws Exception {
        return JsonMapper.shared()
                .readTree(ask(Roles.PRIVACY_OFFICER, get("/api/reads?limit=500&" + filter))
                        .getContentAsString())
                .path("items")
                .valueStream()
                .map(read -> read.path("number").asLong())
                .toList();
    }

    @Test
    void reads_at_the_same_time_are_one_chain_without_gaps() throws Exception {
        long before = recorded();
        Callable<Integer> reader = () ->
                ask(Roles.AUDITOR, record(PERSON).header("Purpose", "load")).getStatus();
        try (var readers = Executors.newFixedThreadPool(16)) {
            for (var answer : readers.invokeAll(Collections.nCopies(200, reader))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(recorded()).isEqualTo(before + 200);
        assertThat(integrity().path("number").asLong()).isEqualTo(before + 200);
        assertThat(integrity().path("firstBad").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.read set entry = '{}' where number = ?",
                "update access.read set hash = sha256('') where number = ?",
                "delete from access.read where number = ?"
            })
    void a_record_that_was_tampered_with_is_named(String tampering) throws Exception {
        for (int i = 0; i < 3; i++) {
            ask(Roles.AUDITOR, record(PERSON).header("Purpose", "yearly audit"));
        }
        owner.sql("create table access.kept as select * from access.read").update();
        long bad = recorded() - 1;
        owner.sql(tampering).param(bad).update();
        try {
            assertThat(integrity().path("firstBad").asLong()).isBetween(bad, bad + 1);
        } finally {
            owner.sql("truncate access.read").update();
            owner.sql("insert into access.read select * from access.kept").update();
            owner.sql("drop table access.kept").update();
        }
        assertThat(integrity().path("firstBad").isNull()).isTrue();
    }

    private JsonNode integrity() throws Exception {
        return JsonMapper.shared()
                .readTree(ask(Roles.AUDITOR, get("/api/reads/integrity")).getContentAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update access.read set number = 0", "delete from access.read", "truncate access.read"})
    void the_program_can_neither_change_nor_delete_a_record(String statement) {
        assertThatThrownBy(() -> GIVEN.jdbc().sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_page_of_reads_is_for_auditors_and_privacy_officers() throws Exception {
        ask(Roles.SITE_COORDINATOR, record(PERSON).header("Purpose", "to <call>"));
        var page = ask(Roles.PRIVACY_OFFICER, get("/audit/reads?person=" + PERSON));
        assertThat(page.getContentAsString())
                .contains("to &lt;call&gt;", "identity.name", "are as they were recorded", PERSON.toString());
        assertThat(ask(Roles.PROGRAMME_MANAGER, get("/audit/reads")).getStatus())
                .isEqualTo(403);
        assertThat(ask(Roles.AUDITOR, get("/audit/reads?person=nobody")).getStatus())
                .isEqualTo(400);
    }
}
