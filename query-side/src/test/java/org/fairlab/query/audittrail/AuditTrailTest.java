package org.fairlab.query.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.ParentEvent.ParentRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.sentence.Sentences;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.audittrail.AuditTrail.Entry;
import org.fairlab.query.audittrail.AuditTrail.Related;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AuditTrailTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Money AMOUNT = new Money(250_000, "USD");
    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final UUID MENTEE = UUID.randomUUID();
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID APPLICATION = UUID.randomUUID();
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID PROGRAM = UUID.randomUUID();
    private static final UUID MENTOR_ENROLMENT = UUID.randomUUID();
    private static final UUID MENTEE_ENROLMENT = UUID.randomUUID();
    private static final UUID PAIRING = UUID.randomUUID();
    private static final Profile PROFILE =
            new Profile(java.util.Set.of(), java.util.Set.of(), "here", java.util.Set.of("en"), java.util.Set.of());

    private final GivenEvents given = GivenEvents.none();
    private final AuditTrail trail = new AuditTrail(given.jdbc(), given.recorded());

    @BeforeEach
    void events() {
        given.happened(
                        metadata("ada", "registration", "c1"),
                        new ParticipantRegistered(
                                PARTICIPANT, Origin.PERSON, new Sealed(Category.IDENTITY, "c2VhbGVk"), DAY),
                        new SelfIdentified(PARTICIPANT, new Sealed(Category.DEMOGRAPHICS, "c2VhbGVk"), DAY))
                .happened(
                        metadata("bob", "award", "c2"),
                        new FundEstablished(FUND, "First steps", FundKind.STIPEND, AMOUNT, DAY),
                        new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, null, Map.of("gpa", "3"), DAY))
                .happened(
                        metadata("cyd", "award", "c3"),
                        new AwardOffered(
                                FUND, AWARD, APPLICATION, CYCLE, PARTICIPANT, AMOUNT, DAY, "1", "1", "digest", DAY))
                .happened(metadata("ada", "award", "c4"), new AwardAccepted(FUND, AWARD, DAY))
                .seenBy(trail);
    }

    private static Map<String, String> metadata(String actor, String correlation, String causation) {
        return Map.of("actor", actor, "role", "fund-officer", "correlationId", correlation, "causationId", causation);
    }

    @Test
    void a_fresh_replay_equals_what_is_there() {
        given.rebuildEqualsLive(trail);
    }

    @Test
    void events_come_the_latest_first_page_by_page() {
        var first = trail.events(search(), null, 4);
        assertThat(first.items()).extracting(Entry::position).containsExactly(6L, 5L, 4L, 3L);
        var second = trail.events(search(), first.next(), 4);
        assertThat(second.items()).extracting(Entry::position).containsExactly(2L, 1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void an_entry_says_who_did_what_and_why() {
        given.happened(
                        Map.of("actor", "eve", "role", "fund-officer", "reason", "enrolment ended"),
                        new AwardRevoked(FUND, AWARD, null, DAY.minusDays(3)))
                .seenBy(trail);
        Entry entry = trail.events(search(), null, 1).items().getFirst();
        assertThat(entry.actor()).isEqualTo("eve");
        assertThat(entry.role()).isEqualTo("fund-officer");
        assertThat(entry.reason()).isEqualTo("enrolment ended");
        assertThat(entry.type()).isEqualTo("AwardRevoked");
        assertThat(entry.entityType()).isEqualTo("Fund");
        assertThat(entry.entityId()).isEqualTo(FUND);
        assertThat(entry.effectiveOn()).isEqualTo(DAY.minusDays(3));
        assertThat(entry.sentence())
                .isEqualTo("revoked " + Sentences.the("award", AWARD) + " from " + Sentences.the("fund", FUND));
    }

    @Test
    void a_pseudonym_finds_every_event_that_involves_the_person_also_through_an_award() {
        assertThat(positions(mentioning(PARTICIPANT))).containsExactly(6L, 5L, 4L, 2L, 1L);
        assertThat(positions(mentioning(CYCLE))).containsExactly(5L, 4L);
        assertThat(positions(mentioning(AWARD))).containsExactly(6L, 5L);
    }

    @Test
    void a_pairing_involves_both_sides() {
        given.happened(
                        new MentorEnrolled(MENTOR_ENROLMENT, PROGRAM, PARTICIPANT, 1, PROFILE, DAY),
                        new MenteeEnrolled(MENTEE_ENROLMENT, PROGRAM, MENTEE, PROFILE, DAY),
                        new PairingProposed(
                                MENTOR_ENROLMENT, PAIRING, PROGRAM, MENTEE_ENROLMENT, MENTEE, DAY, null, null, DAY),
                        new PairingAccepted(MENTOR_ENROLMENT, PAIRING, DAY))
                .seenBy(trail);
        assertThat(positions(mentioning(MENTEE))).containsExactly(10L, 9L, 8L);
        assertThat(positions(mentioning(PARTICIPANT))).startsWith(10L, 9L, 7L);
    }

    @Test
    void a_learner_is_found_by_what_happens_to_the_enrolment() {
        UUID enrolment = UUID.randomUUID();
        given.happened(
                        new LearnerEnrolled(enrolment, UUID.randomUUID(), UUID.randomUUID(), 1, MENTEE, DAY),
                        new TrainingCompleted(enrolment, DAY))
                .seenBy(trail);
        assertThat(positions(mentioning(MENTEE))).containsExactly(8L, 7L);
    }

    @Test
    void a_candidate_is_found_by_what_happens_to_the_candidacy() {
        UUID candidacy = UUID.randomUUID();
        given.happened(
                        new NominationReceived(candidacy, UUID.randomUUID(), MENTEE, "somebody", false, DAY),
                        new TrackCompleted(candidacy, DAY))
                .seenBy(trail);
        assertThat(positions(mentioning(MENTEE))).containsExactly(8L, 7L);
    }

    @Test
    void each_condition_narrows_the_search() {
        assertThat(positions(search("actor", "ada"))).containsExactly(6L, 2L, 1L);
        assertThat(positions(search("type", "AwardAccepted"))).containsExactly(6L);
        assertThat(positions(search("entity", FUND.toString()))).containsExactly(6L, 5L, 3L);
        assertThat(positions(search("correlation", "registration"))).containsExactly(2L, 1L);
        assertThat(positions(search("position", "3"))).containsExactly(3L);
        assertThat(positions(search("actor", " "))).hasSize(6);
        assertThat(positions(new AuditSearch(null, "ada", null, FUND.toString(), null, null, null, null)))
                .containsExactly(6L);
    }

    @Test
    void times_are_instants_or_in_utc_and_the_end_is_excluded() {
        given.jdbc()
                .sql(
                        "update audit_trail.entry set recorded_at = timestamptz '2030-01-15 00:00Z' + position * interval '1h'")
                .update();
        assertThat(positions(search("from", "2030-01-15T05:00"))).containsExactly(6L, 5L);
        assertThat(positions(search("from", "2030-01-15T05:00:00Z"))).containsExactly(6L, 5L);
        assertThat(positions(search("to", "2030-01-15T02:00"))).containsExactly(1L);
    }

    @Test
    void what_cannot_be_read_is_named_field_by_field() {
        var search = new AuditSearch("one", null, "Award", "fund", "me", null, "yesterday", "2030-13-01T00:00");
        assertThatThrownBy(() -> trail.events(search, null, 10))
                .asInstanceOf(type(InvalidInput.class))
                .extracting(invalid -> invalid.errors().stream()
                        .map(FieldError::field)
                        .sorted()
                        .toList())
                .isEqualTo(List.of("entity", "from", "mention", "position", "to", "type"));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String foreign = Page.of(List.of("a", "b"), 1, item -> "not a position").next();
        assertThatThrownBy(() -> trail.events(search(), foreign, 10)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_event_is_shown_exactly_as_it_is_stored() {
        given.jdbc()
                .sql("select position, payload::text, metadata::text from events.event")
                .query((row, n) -> {
                    var stored = trail.event(row.getLong("position"));
                    assertThat(stored.payload()).isEqualTo(row.getString("payload"));
                    assertThat(stored.metadata()).isEqualTo(row.getString("metadata"));
                    return n;
                })
                .list();
        assertThat(trail.event(5).mentions()).containsExactlyInAnyOrder(FUND, AWARD, APPLICATION, CYCLE, PARTICIPANT);
    }

    @Test
    void there_is_no_event_beyond_the_last() {
        assertThatThrownBy(() -> trail.event(7)).isInstanceOf(Problem.class);
    }

    @Test
    void what_is_sealed_stands_in_no_sentence() {
        assertThat(trail.events(search(), null, 10).items())
                .extracting(Entry::sentence)
                .noneMatch(sentence -> sentence.contains("c2VhbGVk"));
    }

    @Test
    void a_history_begins_with_the_first_event_and_names_causes_and_effects() {
        var history = trail.history(AWARD, null, 50, caller(Roles.AUDITOR)).items();
        assertThat(history).extracting(step -> step.entry().position()).containsExactly(5L, 6L);
        var offer = history.getFirst();
        assertThat(offer.causes()).extracting(Related::position).containsExactly(3L, 4L);
        assertThat(offer.effects()).extracting(Related::position).containsExactly(6L);
        assertThat(offer.effects()).extracting(Related::sameCommand).containsOnly(false);
    }

    @Test
    void what_answered_the_same_command_is_marked() {
        var submission = trail.history(APPLICATION, null, 1, caller(Roles.AUDITOR))
                .items()
                .getFirst();
        assertThat(submission.causes()).extracting(Related::position).containsExactly(3L);
        assertThat(submission.causes()).extracting(Related::sameCommand).containsOnly(true);
    }

    @Test
    void a_history_comes_page_by_page() {
        var first = trail.history(PARTICIPANT, null, 2, caller(Roles.AUDITOR));
        assertThat(first.items()).extracting(step -> step.entry().position()).containsExactly(1L, 2L);
        var second = trail.history(PARTICIPANT, first.next(), 50, caller(Roles.AUDITOR));
        assertThat(second.items()).extracting(step -> step.entry().position()).containsExactly(4L, 5L, 6L);
    }

    @Test
    void of_a_parent_who_is_supported_nobody_but_auditors_sees_a_history() {
        UUID parent = UUID.randomUUID();
        UUID referral = UUID.randomUUID();
        UUID pathway = UUID.randomUUID();
        UUID policy = UUID.randomUUID();
        Sealed sealed = new Sealed(Category.HEALTH, "ciphertext");
        given.happened(
                        Map.of("actor", "somebody", "role", "lactation-coordinator", "correlationId", "one"),
                        new ReferralPathwayAgreed(pathway, "here", UUID.randomUUID(), PartnerKind.NONPROFIT, DAY),
                        new ParentRegistered(parent, sealed, DAY),
                        new ReferralConsentRecorded(referral, parent, pathway, sealed, "1", DAY),
                        new ReferralCreated(referral, DAY),
                        new RightsNoticeIssued(
                                policy, UUID.randomUUID(), "1", null, null, "staff room", null, "es", DAY),
                        new RightsNoticeIssued(policy, UUID.randomUUID(), "1", null, null, null, parent, "es", DAY))
                .seenBy(trail);
        for (String role : Roles.ALL) {
            boolean auditor = role.equals(Roles.AUDITOR);
            assertThat(types(parent, role))
                    .isEqualTo(
                            auditor
                                    ? List.of(
                                            "ParentRegistered",
                                            "ReferralConsentRecorded",
                                            "ReferralCreated",
                                            "RightsNoticeIssued")
                                    : List.of());
            assertThat(types(referral, role)).hasSize(auditor ? 2 : 0);
            assertThat(types(pathway, role)).hasSize(auditor ? 2 : 1);
            assertThat(types(policy, role)).hasSize(auditor ? 2 : 1);
            assertThat(trail.history(pathway, null, 1, caller(role))
                            .items()
                            .getFirst()
                            .effects())
                    .hasSize(auditor ? 5 : 1);
        }
    }

    private List<String> types(UUID id, String role) {
        return trail.history(id, null, 50, caller(role)).items().stream()
                .map(step -> step.entry().type())
                .toList();
    }

    private static MockHttpServletRequest caller(String role) {
        MockHttpServletRequest caller = new MockHttpServletRequest();
        caller.addUserRole(role);
        return caller;
    }

    private List<Long> positions(AuditSearch search) {
        return trail.events(search, null, 100).items().stream()
                .map(Entry::position)
                .toList();
    }

    private static AuditSearch search() {
        return search("", null);
    }

    private static AuditSearch mentioning(UUID id) {
        return search("mention", id.toString());
    }

    private static AuditSearch search(String field, @Nullable String value) {
        return new AuditSearch(
                field.equals("position") ? value : null,
                field.equals("actor") ? value : null,
                field.equals("type") ? value : null,
                field.equals("entity") ? value : null,
                field.equals("mention") ? value : null,
                field.equals("correlation") ? value : null,
                field.equals("from") ? value : null,
                field.equals("to") ? value : null);
    }
}
