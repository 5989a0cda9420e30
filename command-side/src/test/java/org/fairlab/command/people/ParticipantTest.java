package org.fairlab.command.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.people.PeopleRules.*;

import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.fairlab.command.LegalHoldRules;
import org.fairlab.command.Rule;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.Scenario;
import org.fairlab.command.Sender;
import org.fairlab.command.people.ParticipantCommand.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParticipantTest {

    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final UUID MILESTONE = UUID.randomUUID();
    private static final Sealed IDENTITY = new Sealed(Category.IDENTITY, "ciphertext");
    private static final Sealed ANSWERS = new Sealed(Category.DEMOGRAPHICS, "ciphertext");

    private static final ParticipantRegistered REGISTERED =
            new ParticipantRegistered(PARTICIPANT, Origin.PERSON, null, TODAY);
    private static final SelfIdentified SELF_IDENTIFIED = new SelfIdentified(PARTICIPANT, ANSWERS, TODAY);
    private static final SelfIdentificationWithdrawn ANSWERS_WITHDRAWN =
            new SelfIdentificationWithdrawn(PARTICIPANT, TODAY);
    private static final ConsentGranted CONSENT = new ConsentGranted(PARTICIPANT, Purpose.CONTACT, "1", TODAY);
    private static final ConsentWithdrawn CONSENT_WITHDRAWN = new ConsentWithdrawn(PARTICIPANT, Purpose.CONTACT, TODAY);
    private static final CareerMilestoneReached HIRED =
            new CareerMilestoneReached(PARTICIPANT, MILESTONE, Milestone.HIRED, "letter", TODAY);
    private static final ParticipantErased ERASURE = new ParticipantErased(PARTICIPANT, TODAY);

    private static final UUID HOLD = UUID.randomUUID();
    private static final LegalHoldPlaced HELD = new LegalHoldPlaced(PARTICIPANT, HOLD, "officer-1", TODAY);
    private static final LegalHoldLifted LIFTED = new LegalHoldLifted(PARTICIPANT, HOLD, TODAY);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Keyring KEYRING = TestKeyring.on(DATABASE);

    private final Scenario<Participant> participant =
            Scenario.of(Participant.class).with(KEYRING);

    @Test
    void a_participant_is_registered_under_a_pseudonym() {
        participant
                .when(new RegisterParticipant(PARTICIPANT, Origin.PERSON, null, null))
                .then(REGISTERED);
    }

    @Test
    void name_and_contact_stay_sealed_in_the_event() {
        participant
                .when(new RegisterParticipant(PARTICIPANT, Origin.PERSON, IDENTITY, null))
                .then(new ParticipantRegistered(PARTICIPANT, Origin.PERSON, IDENTITY, TODAY));
    }

    @Test
    void a_fact_may_be_dated_earlier() {
        participant
                .when(new RegisterParticipant(PARTICIPANT, Origin.PERSON, null, TODAY.minusYears(1)))
                .then(new ParticipantRegistered(PARTICIPANT, Origin.PERSON, null, TODAY.minusYears(1)));
    }

    @Test
    void a_fact_is_never_dated_in_the_future() {
        participant
                .when(new RegisterParticipant(PARTICIPANT, Origin.PERSON, null, TODAY.plusDays(1)))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void contact_changes() {
        participant
                .given(REGISTERED)
                .when(new ChangeContact(PARTICIPANT, IDENTITY, null))
                .then(new ContactChanged(PARTICIPANT, IDENTITY, TODAY));
    }

    @Test
    void a_participant_self_identifies_and_may_do_so_again() {
        participant
                .given(REGISTERED, SELF_IDENTIFIED)
                .when(new SelfIdentify(PARTICIPANT, ANSWERS, null))
                .then(SELF_IDENTIFIED);
    }

    @Test
    void answers_can_be_withdrawn() {
        participant
                .given(REGISTERED, SELF_IDENTIFIED)
                .when(new WithdrawSelfIdentification(PARTICIPANT, null))
                .then(ANSWERS_WITHDRAWN);
    }

    @Test
    void answers_never_given_cannot_be_withdrawn() {
        participant
                .given(REGISTERED)
                .when(new WithdrawSelfIdentification(PARTICIPANT, null))
                .thenRefused(NOT_SELF_IDENTIFIED);
    }

    @Test
    void answers_are_withdrawn_once() {
        participant
                .given(REGISTERED, SELF_IDENTIFIED, ANSWERS_WITHDRAWN)
                .when(new WithdrawSelfIdentification(PARTICIPANT, null))
                .thenRefused(NOT_SELF_IDENTIFIED);
    }

    @Test
    void a_consent_is_granted_for_one_purpose() {
        participant
                .given(REGISTERED, CONSENT)
                .when(new GrantConsent(PARTICIPANT, Purpose.RESEARCH, "1", null))
                .then(new ConsentGranted(PARTICIPANT, Purpose.RESEARCH, "1", TODAY));
    }

    @Test
    void a_consent_that_stands_is_not_granted_again() {
        participant
                .given(REGISTERED, CONSENT)
                .when(new GrantConsent(PARTICIPANT, Purpose.CONTACT, "1", null))
                .thenRefused(CONSENTED);
    }

    @Test
    void a_withdrawn_consent_can_be_granted_again() {
        participant
                .given(REGISTERED, CONSENT, CONSENT_WITHDRAWN)
                .when(new GrantConsent(PARTICIPANT, Purpose.CONTACT, "1", null))
                .then(CONSENT);
    }

    @Test
    void a_consent_can_be_withdrawn() {
        participant
                .given(REGISTERED, CONSENT)
                .when(new WithdrawConsent(PARTICIPANT, Purpose.CONTACT, null))
                .then(CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_for_another_purpose_cannot_be_withdrawn() {
        participant
                .given(REGISTERED, CONSENT)
                .when(new WithdrawConsent(PARTICIPANT, Purpose.RESEARCH, null))
                .thenRefused(NOT_CONSENTED);
    }

    @Test
    void a_milestone_is_reached_on_evidence() {
        participant
                .given(REGISTERED)
                .when(new ReachMilestone(PARTICIPANT, MILESTONE, Milestone.HIRED, "letter", null))
                .then(HIRED);
    }

    @Test
    void a_milestone_is_recorded_once() {
        participant
                .given(REGISTERED, HIRED)
                .when(new ReachMilestone(PARTICIPANT, MILESTONE, Milestone.HIRED, "letter", null))
                .thenRefused(MILESTONE_EXISTS);
    }

    @Test
    void a_milestone_is_corrected_by_name() {
        participant
                .given(REGISTERED, HIRED)
                .when(new CorrectMilestone(PARTICIPANT, MILESTONE, null, "never hired", null))
                .then(new MilestoneCorrected(PARTICIPANT, MILESTONE, null, TODAY));
    }

    @Test
    void a_correction_names_a_milestone_of_this_participant() {
        participant
                .given(REGISTERED, HIRED)
                .when(new CorrectMilestone(PARTICIPANT, UUID.randomUUID(), null, "never hired", null))
                .thenRefused(NO_SUCH_MILESTONE);
    }

    @Test
    void a_legal_hold_says_who_placed_it() {
        participant
                .given(REGISTERED)
                .by("officer-1")
                .when(new PlaceLegalHold(PARTICIPANT, HOLD, "award records", null))
                .then(HELD);
    }

    @Test
    void a_legal_hold_is_placed_once() {
        participant
                .given(REGISTERED, HELD)
                .when(new PlaceLegalHold(PARTICIPANT, HOLD, "award records", null))
                .thenRefused(LegalHoldRules.HOLD_STANDS);
    }

    @Test
    void nobody_is_erased_while_a_legal_hold_stands() {
        participant
                .given(REGISTERED, HELD)
                .when(new EraseParticipant(PARTICIPANT, "request", null))
                .thenRefused(LegalHoldRules.HELD);
    }

    @Test
    void a_hold_that_was_lifted_leaves_others_standing() {
        participant
                .given(
                        REGISTERED,
                        HELD,
                        new LegalHoldPlaced(PARTICIPANT, UUID.randomUUID(), "officer-1", TODAY),
                        LIFTED)
                .when(new EraseParticipant(PARTICIPANT, "request", null))
                .thenRefused(LegalHoldRules.HELD);
    }

    @Test
    void a_legal_hold_is_lifted_by_a_second_person_and_then_the_participant_is_erased() {
        participant
                .given(REGISTERED, HELD)
                .by("officer-2")
                .when(new LiftLegalHold(PARTICIPANT, HOLD, "over", null))
                .then(LIFTED);
        Scenario.of(Participant.class)
                .with(KEYRING)
                .given(REGISTERED, HELD, LIFTED)
                .when(new EraseParticipant(PARTICIPANT, "request", null))
                .then(ERASURE);
    }

    @Test
    void nobody_lifts_the_legal_hold_that_they_placed() {
        participant
                .given(REGISTERED, HELD)
                .by("officer-1")
                .when(new LiftLegalHold(PARTICIPANT, HOLD, "over", null))
                .thenRefused(LegalHoldRules.PLACED_BY_ONESELF);
    }

    @Test
    void only_a_legal_hold_that_stands_is_lifted() {
        participant
                .given(REGISTERED, HELD, LIFTED)
                .when(new LiftLegalHold(PARTICIPANT, HOLD, "over", null))
                .thenRefused(LegalHoldRules.NO_SUCH_HOLD);
    }

    @Test
    void erasure_destroys_the_keys_and_a_refused_one_does_not() {
        try (var side = RunningCommandSide.on(DATABASE)) {
            var officer = new Sender("privacy-officer-1", "privacy-officer", null, null);
            UUID person = UUID.randomUUID();
            Sealed sealed = KEYRING.seal(person, Category.IDENTITY, "identity", "Invented Person");
            var erase = new EraseParticipant(person, "request", null);
            assertThatExceptionOfType(AggregateNotFoundException.class)
                    .isThrownBy(() -> side.commands().send(erase, officer, null));
            assertThat(KEYRING.open(person, "identity", sealed)).isPresent();
            side.commands().send(new RegisterParticipant(person, Origin.INVENTED, sealed, null), officer, null);
            side.commands().send(erase, officer, null);
            assertThat(KEYRING.open(person, "identity", sealed)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void an_erased_participant_takes_no_further_part(ParticipantCommand command) {
        participant
                .given(REGISTERED, SELF_IDENTIFIED, CONSENT, HIRED, ERASURE)
                .when(command)
                .thenRefused(ERASED);
    }

    static Stream<ParticipantCommand> an_erased_participant_takes_no_further_part() {
        return Stream.of(
                new ChangeContact(PARTICIPANT, IDENTITY, null),
                new SelfIdentify(PARTICIPANT, ANSWERS, null),
                new WithdrawSelfIdentification(PARTICIPANT, null),
                new GrantConsent(PARTICIPANT, Purpose.RESEARCH, "1", null),
                new WithdrawConsent(PARTICIPANT, Purpose.CONTACT, null),
                new ReachMilestone(PARTICIPANT, UUID.randomUUID(), Milestone.HIRED, "letter", null),
                new CorrectMilestone(PARTICIPANT, MILESTONE, null, "never hired", null),
                new PlaceLegalHold(PARTICIPANT, HOLD, "award records", null),
                new LiftLegalHold(PARTICIPANT, HOLD, "over", null),
                new EraseParticipant(PARTICIPANT, "request", null));
    }
}
