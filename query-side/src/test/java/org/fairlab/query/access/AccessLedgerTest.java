package org.fairlab.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.ParentEvent.ParentRegistered;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access beyond a role, and what a participant can learn of who saw their record. */
class AccessLedgerTest extends OverHttp {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID PARENT = UUID.randomUUID();
    private static final UUID OPEN = UUID.randomUUID();
    private static final UUID FOR_PARENT = UUID.randomUUID();
    private static final UUID OVER = UUID.randomUUID();
    private static final UUID LONG_OVER = UUID.randomUUID();
    private static final UUID REVIEWED = UUID.randomUUID();
    private static final UUID DISCLOSURE = UUID.randomUUID();
    private static final UUID VOIDED = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final People PEOPLE = new People(GIVEN.database());

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        var keyring = PEOPLE.keyring();
        var now = Instant.now();
        GIVEN.happened(
                        new ParticipantRegistered(
                                PERSON,
                                Origin.INVENTED,
                                keyring.seal(PERSON, Category.IDENTITY, "identity", "{\"name\": \"Invented Person\"}"),
                                DAY),
                        new ParentRegistered(
                                PARENT,
                                keyring.seal(PARENT, Category.HEALTH, "details", "{\"name\": \"Invented Parent\"}"),
                                DAY))
                .at(now.minus(Duration.ofDays(4)))
                .happened(by("operator-1"), broken(LONG_OVER, Scope.PARTICIPANT, PERSON))
                .at(now.minus(Duration.ofMinutes(16)))
                .happened(by("operator-1"), broken(OVER, Scope.PARTICIPANT, PERSON))
                .at(now.minus(Duration.ofMinutes(14)))
                .happened(
                        by("operator-1"),
                        broken(OPEN, Scope.PARTICIPANT, PERSON),
                        broken(FOR_PARENT, Scope.PARENT, PARENT),
                        broken(REVIEWED, Scope.PARTICIPANT, PERSON))
                .happened(
                        by("auditor-1"),
                        new BreakGlassReviewed(REVIEWED, Scope.PARTICIPANT, Outcome.UNJUSTIFIED, "no emergency", DAY))
                .happened(by("manager-1"), disclosure(DISCLOSURE), disclosure(VOIDED))
                .happened(by("privacy-officer-1"), new DisclosureVoided(VOIDED, DAY));
        for (String model : List.of("access_ledger", "participant_record", "lactation", "audit_trail")) {
            assertThat(projections.await(model, 11, Duration.ofSeconds(20))).isTrue();
        }
    }

    private static Map<String, String> by(String actor) {
        return Map.of("actor", actor, "role", Roles.OPERATOR, "reason", "an emergency");
    }

    private static Event broken(UUID glass, Scope scope, UUID person) {
        return new GlassBroken(glass, scope, person, "operator-1", 15, DAY);
    }

    private static Event disclosure(UUID id) {
        return new DisclosureRecorded(
                id,
                PERSON,
                "Springfield State University",
                Basis.OTHER_SCHOOL,
                "the student asks to enrol there",
                Set.of(Part.TRAINING, Part.CAREER),
                true,
                DAY);
    }

    private MockHttpServletResponse ask(String token, String address) throws Exception {
        return answer(get(address)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header("Purpose", "an emergency"));
    }

    private static String operator() {
        return TestTokens.token("operator-1", Roles.OPERATOR);
    }

    private JsonNode asked(String role, String address) throws Exception {
        var answer = ask(TestTokens.token(role + "-1", role), address);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private List<String> breakings(String parameters) throws Exception {
        return asked(Roles.PRIVACY_OFFICER, "/api/break-glass" + parameters)
                .path("items")
                .valueStream()
                .map(item -> item.path("breakGlassId").asString())
                .toList();
    }

    @Test
    void who_broke_the_glass_sees_name_and_contact_and_nothing_else() throws Exception {
        var answer = ask(operator(), "/api/break-glass/" + OPEN + "/identity");
        assertThat(JsonMapper.shared().readTree(answer.getContentAsString()))
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                "{\"participantId\": \"" + PERSON + "\", \"identity\": {\"name\": \"Invented Person\","
                                        + " \"email\": null, \"phone\": null}}"));
    }

    @Test
    void the_case_of_a_parent_is_seen_likewise() throws Exception {
        assertThat(ask(operator(), "/api/break-glass/" + FOR_PARENT + "/case").getContentAsString())
                .contains("Invented Parent");
        assertThat(ask(operator(), "/api/break-glass/" + FOR_PARENT + "/identity")
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(operator(), "/api/break-glass/" + OPEN + "/case").getStatus())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_sees_anything() throws Exception {
        String other = TestTokens.token("operator-2", Roles.OPERATOR);
        assertThat(ask(other, "/api/break-glass/" + OPEN + "/identity").getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"over", "reviewed"})
    void nor_does_anybody_when_its_time_is_over_or_it_was_reviewed(String how) throws Exception {
        UUID glass = how.equals("over") ? OVER : REVIEWED;
        var answer = ask(operator(), "/api/break-glass/" + glass + "/identity");
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).doesNotContain("Invented");
    }

    @Test
    void breakings_are_listed_by_how_far_they_have_come() throws Exception {
        assertThat(breakings("")).hasSize(5);
        assertThat(breakings("?state=OPEN")).containsExactlyInAnyOrder(OPEN.toString(), FOR_PARENT.toString());
        assertThat(breakings("?state=TO_REVIEW")).containsExactly(OVER.toString(), LONG_OVER.toString());
        assertThat(breakings("?state=REVIEWED")).containsExactly(REVIEWED.toString());
        assertThat(breakings("?overdue=true")).containsExactly(LONG_OVER.toString());
    }

    @Test
    void what_was_read_under_one_is_counted_and_its_review_is_told() throws Exception {
        ask(operator(), "/api/break-glass/" + OPEN + "/identity");
        var items = asked(Roles.AUDITOR, "/api/break-glass").path("items");
        assertThat(items.valueStream()
                        .filter(item -> item.path("breakGlassId").asString().equals(OPEN.toString()))
                        .map(item -> item.path("reads").asInt()))
                .allMatch(reads -> reads > 0);
        assertThat(items.toString()).contains("\"outcome\":\"UNJUSTIFIED\",\"note\":\"no emergency\"");
    }

    @Test
    void a_participant_learns_who_saw_their_record_and_of_nobody_else() throws Exception {
        asked(Roles.SITE_COORDINATOR, "/api/participants/" + PERSON);
        asked(Roles.PROGRAMME_MANAGER, "/api/participants");
        String themselves = TestTokens.token("person-1", List.of(Roles.PARTICIPANT), PERSON);
        String address = "/api/participants/" + PERSON + "/disclosures";
        var ledger = JsonMapper.shared().readTree(ask(themselves, address).getContentAsString());
        assertThat(ledger.path("disclosures")
                        .valueStream()
                        .map(item -> item.path("disclosureId").asString()))
                .containsExactly(DISCLOSURE.toString(), VOIDED.toString());
        assertThat(ledger.at("/disclosures/1/voidedBecause").asString()).isEqualTo("an emergency");
        assertThat(ledger.path("reads")
                        .valueStream()
                        .map(read -> read.path("actor").asString()))
                .contains("site-coordinator-1", "programme-manager-1");
        assertThat(ledger.toString()).contains("identity.name").doesNotContain("Invented", PARENT.toString());

        String another = TestTokens.token("person-2", List.of(Roles.PARTICIPANT), UUID.randomUUID());
        assertThat(ask(another, address).getStatus()).isEqualTo(404);
        assertThat(asked(Roles.PRIVACY_OFFICER, address).path("disclosures")).hasSize(2);
    }

    @Test
    void a_breaking_for_a_parent_shows_in_no_history_but_an_auditors() throws Exception {
        assertThat(asked(Roles.AUDITOR, "/api/audit/entities/" + PARENT).toString())
                .contains("broke the glass");
        assertThat(asked(Roles.PROGRAMME_MANAGER, "/api/audit/entities/" + PARENT)
                        .toString())
                .doesNotContain("broke the glass");
    }

    @Test
    void the_read_model_can_be_built_anew() {
        GivenEvents again = GivenEvents.none();
        AccessLedger ledger = new AccessLedger();
        again.happened(by("operator-1"), broken(OPEN, Scope.PARTICIPANT, PERSON), disclosure(DISCLOSURE))
                .happened(
                        by("auditor-1"),
                        new BreakGlassReviewed(OPEN, Scope.PARTICIPANT, Outcome.JUSTIFIED, "as reported", DAY),
                        new DisclosureVoided(DISCLOSURE, DAY))
                .seenBy(ledger)
                .rebuildEqualsLive(ledger);
    }
}
