package org.fairlab.query.participantrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.Fact;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.Identity;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.IdentityStatus;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.ListedParticipant;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.Participant;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class ParticipantRecordTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final UUID SOMEBODY_ELSE = UUID.randomUUID();
    private static final UUID MILESTONE = UUID.randomUUID();
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID APPLICATION = UUID.randomUUID();
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID PROGRAM = UUID.randomUUID();
    private static final UUID MENTOR = UUID.randomUUID();
    private static final UUID MENTEE = UUID.randomUUID();
    private static final UUID PAIRING = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID OFFERING = UUID.randomUUID();
    private static final UUID ENROLMENT = UUID.randomUUID();
    private static final UUID CERTIFICATE = UUID.randomUUID();
    private static final UUID TRACK = UUID.randomUUID();
    private static final UUID CANDIDACY = UUID.randomUUID();
    private static final Profile PROFILE = new Profile(Set.of(), Set.of(), "Springfield", Set.of("English"), Set.of());

    private static final Event REGISTERED_ELSE = new ParticipantRegistered(SOMEBODY_ELSE, Origin.INVENTED, null, DAY);
    private static final Event HIRED =
            new CareerMilestoneReached(SOMEBODY, MILESTONE, Milestone.HIRED, "employer letter", DAY);
    private static final Event[] AWARDED = {
        new FundEstablished(FUND, "Pathways", FundKind.SCHOLARSHIP, new Money(1000, "USD"), DAY),
        new CycleOpened(
                CYCLE,
                FUND,
                "2030",
                DAY.plusMonths(1),
                new Terms("1", List.of(), "1", Map.of("plan", 10), 1, Set.of("reviewer-1")),
                null,
                DAY),
        new ApplicationSubmitted(APPLICATION, CYCLE, SOMEBODY, null, Map.of(), DAY),
        new AwardOffered(
                FUND, AWARD, APPLICATION, CYCLE, SOMEBODY, new Money(500, "USD"), DAY, "1", "1", "digest", DAY),
        new AwardAccepted(FUND, AWARD, DAY),
        new DisbursementIssued(FUND, AWARD, UUID.randomUUID(), new Money(200, "USD"), "registrar letter", DAY)
    };
    private static final Event[] PAIRED = {
        new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", null, null, 14, DAY),
        new MentorEnrolled(MENTOR, PROGRAM, SOMEBODY_ELSE, 1, PROFILE, DAY),
        new MenteeEnrolled(MENTEE, PROGRAM, SOMEBODY, PROFILE, DAY),
        new PairingProposed(MENTOR, PAIRING, PROGRAM, MENTEE, SOMEBODY, DAY.plusDays(14), null, null, DAY),
        new PairingAccepted(MENTOR, PAIRING, DAY)
    };
    private static final Event[] TRAINED = {
        new CoursePublished(
                COURSE, new Content("Phlebotomy", Set.of(Topic.CLINICAL_LABORATORY), null, null, 12, 30, 0, null), DAY),
        new OfferingScheduled(OFFERING, COURSE, 1, "example-site", DAY, DAY, 1, DAY),
        new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 1, SOMEBODY, DAY),
        new TrainingCompleted(ENROLMENT, DAY),
        new CertificateIssued(ENROLMENT, CERTIFICATE, DAY.plusMonths(11), DAY.plusMonths(12), DAY)
    };
    private static final Event[] NOMINATED = {
        new LeadershipTrackOpened(TRACK, "Leads", List.of("one year"), List.of("leads a shift"), null, DAY),
        new NominationReceived(CANDIDACY, TRACK, SOMEBODY, "nominator", false, DAY),
        new ParticipantAdmitted(CANDIDACY, List.of(new Finding("one year", "roster")), "digest", DAY),
        new MilestoneCompleted(CANDIDACY, "leads a shift", "shift plan", DAY),
        new TrackCompleted(CANDIDACY, DAY),
        new AdvancementRecorded(CANDIDACY, UUID.randomUUID(), "lead phlebotomist", "appointment", DAY)
    };

    private final GivenEvents events = GivenEvents.none();
    private final Keyring keyring = TestKeyring.on(events.database());
    private final ParticipantRecord readModel = new ParticipantRecord();
    private final ParticipantRecordEndpoint endpoint =
            new ParticipantRecordEndpoint(events.jdbc(), new Identities(events.jdbc(), keyring, new JsonMapper()));

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private Sealed sealed(String name) {
        return keyring.seal(
                SOMEBODY,
                Category.IDENTITY,
                "identity",
                "{\"name\": \"" + name + "\", \"email\": \"person@example.org\", \"phone\": null}");
    }

    private Event registered() {
        return new ParticipantRegistered(SOMEBODY, Origin.INVENTED, sealed("Example Person"), DAY);
    }

    private Participant shownTo(String... roles) {
        return shown(SOMEBODY, roles);
    }

    private Participant shown(UUID participantId, String... roles) {
        var caller = new MockHttpServletRequest();
        List.of(roles).forEach(caller::addUserRole);
        return endpoint.participant(participantId, caller);
    }

    private List<String> events(UUID participantId) {
        return shown(participantId, AUDITOR).facts().stream().map(Fact::event).toList();
    }

    @Test
    void who_works_with_people_sees_who_they_are() {
        given(registered());
        var identity = new Identity("Example Person", "person@example.org", null);
        assertThat(shownTo(PROGRAMME_MANAGER).identity()).isEqualTo(identity);
        assertThat(shownTo(SITE_COORDINATOR).identity()).isEqualTo(identity);
        assertThat(shownTo(SITE_COORDINATOR).identityStatus()).isEqualTo(IdentityStatus.SHOWN);
        given(new ContactChanged(SOMEBODY, sealed("Renamed Person"), DAY));
        assertThat(shownTo(PROGRAMME_MANAGER).identity())
                .isEqualTo(new Identity("Renamed Person", "person@example.org", null));
    }

    @Test
    void auditors_see_the_record_without_the_identity() {
        given(registered());
        assertThat(shownTo(AUDITOR).identity()).isNull();
        assertThat(shownTo(AUDITOR).identityStatus()).isEqualTo(IdentityStatus.WITHHELD);
    }

    @Test
    void an_identity_is_kept_as_ciphertext_only() {
        given(registered());
        assertThat(events.rows("participant_record").toString()).doesNotContain("Example", "example.org");
    }

    @Test
    void somebody_who_gave_no_name_has_none() {
        given(REGISTERED_ELSE);
        assertThat(shown(SOMEBODY_ELSE, PROGRAMME_MANAGER).identityStatus()).isEqualTo(IdentityStatus.NOT_GIVEN);
    }

    @Test
    void an_erasure_removes_the_ciphertext_and_the_record_says_erased() {
        Sealed identity = sealed("Example Person");
        given(new ParticipantRegistered(SOMEBODY, Origin.PERSON, identity, DAY));
        given(new ParticipantErased(SOMEBODY, DAY.plusDays(1)));
        assertThat(events.rows("participant_record").toString()).doesNotContain(identity.ciphertext());
        assertThat(shownTo(PROGRAMME_MANAGER).identity()).isNull();
        assertThat(shownTo(PROGRAMME_MANAGER).identityStatus()).isEqualTo(IdentityStatus.ERASED);
        assertThat(shownTo(AUDITOR).erasedOn()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void a_destroyed_key_means_erased_before_the_erasure_is_seen() {
        given(registered());
        keyring.destroy(SOMEBODY);
        assertThat(shownTo(PROGRAMME_MANAGER).identityStatus()).isEqualTo(IdentityStatus.ERASED);
    }

    @Test
    void self_identification_leaves_no_trace() {
        given(registered());
        var before = events.rows("participant_record");
        given(new SelfIdentified(SOMEBODY, new Sealed(Category.DEMOGRAPHICS, "ciphertext"), DAY));
        given(new SelfIdentificationWithdrawn(SOMEBODY, DAY));
        assertThat(events.rows("participant_record")).isEqualTo(before);
    }

    @Test
    void consents_keep_their_history() {
        given(
                registered(),
                new ConsentGranted(SOMEBODY, Purpose.CONTACT, "2029", DAY),
                new ConsentWithdrawn(SOMEBODY, Purpose.CONTACT, DAY.plusDays(1)),
                new ConsentGranted(SOMEBODY, Purpose.CONTACT, "2030", DAY.plusDays(2)));
        assertThat(shownTo(AUDITOR).consents())
                .extracting("textVersion", "withdrawnOn")
                .containsExactly(tuple("2029", DAY.plusDays(1)), tuple("2030", null));
    }

    @Test
    void a_corrected_milestone_stays_with_what_corrects_it_and_why() {
        given(registered(), HIRED);
        events.happened(
                        Map.of("actor", "somebody", "role", "programme-manager", "reason", "wrong step"),
                        new MilestoneCorrected(SOMEBODY, MILESTONE, Milestone.PROMOTED, DAY))
                .seenBy(readModel);
        List<Fact> facts = shownTo(AUDITOR).facts();
        assertThat(facts).extracting(Fact::detail).containsExactly("HIRED", "PROMOTED");
        assertThat(facts.getFirst().evidence()).isEqualTo("employer letter");
        assertThat(facts.getFirst().correctedAt()).isEqualTo(facts.getLast().position());
        assertThat(facts.getLast().reason()).isEqualTo("wrong step");
        given(new MilestoneCorrected(SOMEBODY, MILESTONE, null, DAY));
        assertThat(shownTo(AUDITOR).facts()).extracting(Fact::detail).containsExactly("HIRED", "PROMOTED", null);
    }

    @Test
    void an_award_is_told_with_its_fund_cycle_and_amounts() {
        given(registered());
        given(AWARDED);
        List<Fact> facts = shownTo(PROGRAMME_MANAGER).facts();
        assertThat(facts)
                .extracting(Fact::event)
                .containsExactly("ApplicationSubmitted", "AwardOffered", "AwardAccepted", "DisbursementIssued");
        assertThat(facts).extracting(Fact::detail).containsExactly("2030", "Pathways", null, null);
        assertThat(facts).extracting(Fact::amount).containsExactly(null, 500L, null, 200L);
    }

    @Test
    void a_pairing_is_on_the_record_of_both_sides() {
        given(registered(), REGISTERED_ELSE);
        given(PAIRED);
        given(new PairingEndedEarly(MENTOR, PAIRING, EndingReason.GOALS_CHANGED, DAY));
        assertThat(events(SOMEBODY))
                .containsExactly("MenteeEnrolled", "PairingProposed", "PairingAccepted", "PairingEndedEarly");
        assertThat(events(SOMEBODY_ELSE))
                .containsExactly("MentorEnrolled", "PairingProposed", "PairingAccepted", "PairingEndedEarly");
        assertThat(shownTo(AUDITOR).facts().getLast().detail()).isEqualTo("GOALS_CHANGED");
    }

    @Test
    void a_voided_completion_stays_marked() {
        given(registered());
        given(TRAINED);
        given(new CertificateRevoked(ENROLMENT, CERTIFICATE, DAY), new CompletionVoided(ENROLMENT, DAY));
        List<Fact> facts = shownTo(AUDITOR).facts();
        assertThat(facts)
                .extracting(Fact::event)
                .containsExactly(
                        "LearnerEnrolled",
                        "TrainingCompleted",
                        "CertificateIssued",
                        "CertificateRevoked",
                        "CompletionVoided");
        assertThat(facts.stream().filter(fact -> fact.correctedAt() != null))
                .extracting(Fact::event)
                .containsExactly("TrainingCompleted");
        assertThat(facts.getFirst().detail()).isEqualTo("Phlebotomy");
    }

    @Test
    void a_candidacy_is_told_with_its_track_and_evidence() {
        given(registered());
        given(NOMINATED);
        List<Fact> facts = shownTo(AUDITOR).facts();
        assertThat(facts)
                .extracting(Fact::event)
                .containsExactly(
                        "NominationReceived",
                        "ParticipantAdmitted",
                        "MilestoneCompleted",
                        "TrackCompleted",
                        "AdvancementRecorded");
        assertThat(facts)
                .extracting(Fact::detail)
                .containsExactly("Leads", null, "leads a shift", null, "lead phlebotomist");
        assertThat(facts).extracting(Fact::evidence).containsExactly(null, null, "shift plan", null, "appointment");
        UUID other = UUID.randomUUID();
        given(
                new NominationReceived(other, TRACK, SOMEBODY_ELSE, "nominator", false, DAY),
                new ParticipantLeftTrack(other, LeavingReason.WITHDREW, DAY));
        given(REGISTERED_ELSE);
        assertThat(shown(SOMEBODY_ELSE, AUDITOR).facts())
                .extracting(Fact::detail)
                .containsExactly("Leads", "WITHDREW");
    }

    @Test
    void participants_are_listed_by_pseudonym_and_origin() {
        given(registered(), REGISTERED_ELSE);
        given(new ParticipantRegistered(UUID.randomUUID(), Origin.PUBLIC_STATISTIC, null, DAY));
        assertThat(endpoint.participants(null, null, 10).items()).hasSize(3);
        assertThat(endpoint.participants(Origin.INVENTED, null, 10).items())
                .extracting(ListedParticipant::participantId)
                .containsExactlyInAnyOrder(SOMEBODY, SOMEBODY_ELSE);
        var page = endpoint.participants(null, null, 2);
        assertThat(endpoint.participants(null, page.next(), 2).items())
                .hasSize(1)
                .doesNotContainAnyElementsOf(page.items());
    }

    @Test
    void there_is_no_record_of_an_unknown_pseudonym() {
        given(registered());
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> shown(UUID.randomUUID(), PROGRAMME_MANAGER));
    }

    @Test
    void a_fresh_replay_equals_the_live_state() {
        given(registered(), REGISTERED_ELSE, HIRED, new ConsentGranted(SOMEBODY, Purpose.RESEARCH, "1", DAY));
        given(AWARDED);
        given(PAIRED);
        given(TRAINED);
        given(NOMINATED);
        given(
                new MilestoneCorrected(SOMEBODY, MILESTONE, null, DAY),
                new ConsentWithdrawn(SOMEBODY, Purpose.RESEARCH, DAY),
                new CompletionVoided(ENROLMENT, DAY),
                new ParticipantErased(SOMEBODY, DAY));
        events.rebuildEqualsLive(readModel);
    }
}
