package org.fairlab.command.mentorship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.mentorship.Examples.*;
import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import org.fairlab.command.Rule;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.events.MentorshipEvent.*;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final AcceptPairing ACCEPT = new AcceptPairing(MENTOR, PAIRING, null);
    private static final DeclinePairing DECLINE = new DeclinePairing(MENTOR, PAIRING, null);
    private static final ExpirePairing EXPIRE = new ExpirePairing(MENTOR, PAIRING);
    private static final ActivatePairing ACTIVATE = new ActivatePairing(MENTOR, PAIRING, DUE, null);
    private static final PausePairing PAUSE = new PausePairing(MENTOR, PAIRING, null);
    private static final ResumePairing RESUME = new ResumePairing(MENTOR, PAIRING, null);
    private static final CompletePairing COMPLETE = new CompletePairing(MENTOR, PAIRING, null);
    private static final EndPairingEarly END_EARLY =
            new EndPairingEarly(MENTOR, PAIRING, EndingReason.POOR_MATCH, "different fields", null);
    private static final LocalDate LATER = DUE.plusDays(30);

    @Test
    void a_proposal_is_accepted() {
        mentor().given(PROPOSED).when(ACCEPT).then(new PairingAccepted(MENTOR, PAIRING, TODAY));
    }

    @Test
    void a_proposal_can_be_accepted_until_its_last_day() {
        mentor().given(PROPOSED)
                .on(PROPOSED.respondBy())
                .when(ACCEPT)
                .then(new PairingAccepted(MENTOR, PAIRING, PROPOSED.respondBy()));
    }

    @Test
    void a_proposal_cannot_be_accepted_after_its_last_day() {
        mentor().given(PROPOSED)
                .on(PROPOSED.respondBy().plusDays(1))
                .when(ACCEPT)
                .thenRefused(PROPOSAL_OVER);
    }

    @Test
    void only_an_open_proposal_is_accepted() {
        mentor().given(PROPOSED, ACCEPTED).when(ACCEPT).thenRefused(NOT_PROPOSED);
    }

    @Test
    void a_proposal_to_an_erased_participant_is_not_accepted() {
        mentor().given(PROPOSED)
                .knowing(MENTEE_PERSON, MENTEE_ERASED)
                .when(ACCEPT)
                .thenRefused(ERASED);
    }

    @Test
    void a_proposal_is_declined() {
        mentor().given(PROPOSED).when(DECLINE).then(new PairingDeclined(MENTOR, PAIRING, TODAY));
    }

    @Test
    void only_an_open_proposal_is_declined() {
        mentor().given(PROPOSED, ACCEPTED).when(DECLINE).thenRefused(NOT_PROPOSED);
    }

    @Test
    void an_unanswered_proposal_lapses() {
        LocalDate dayAfter = PROPOSED.respondBy().plusDays(1);
        mentor().given(PROPOSED).on(dayAfter).when(EXPIRE).then(new PairingExpired(MENTOR, PAIRING, dayAfter));
    }

    @Test
    void a_proposal_stands_through_its_last_day() {
        mentor().given(PROPOSED).on(PROPOSED.respondBy()).when(EXPIRE).thenRefused(PROPOSAL_STANDS);
    }

    @Test
    void an_answered_proposal_does_not_lapse() {
        mentor().given(PROPOSED, ACCEPTED)
                .on(PROPOSED.respondBy().plusDays(1))
                .when(EXPIRE)
                .thenRefused(NOT_PROPOSED);
    }

    @Test
    void a_lapsed_proposal_is_not_accepted() {
        mentor().given(PROPOSED, new PairingExpired(MENTOR, PAIRING, TODAY))
                .when(ACCEPT)
                .thenRefused(NOT_PROPOSED);
    }

    @Test
    void an_accepted_pairing_becomes_active() {
        mentor().given(PROPOSED, ACCEPTED).when(ACTIVATE).then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void a_pairing_becomes_active_only_once_it_is_accepted() {
        mentor().given(PROPOSED).when(ACTIVATE).thenRefused(NOT_ACCEPTED);
    }

    @Test
    void a_pairing_is_activated_once() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED).when(ACTIVATE).thenRefused(NOT_ACCEPTED);
    }

    @Test
    void a_pairing_ends_after_it_begins() {
        mentor().given(PROPOSED, ACCEPTED)
                .when(new ActivatePairing(MENTOR, PAIRING, TODAY, null))
                .thenRefused(ENDS_TOO_SOON);
    }

    @Test
    void a_pairing_ends_within_its_cohort() {
        mentorIn(COHORT)
                .given(PROPOSED, ACCEPTED)
                .when(new ActivatePairing(MENTOR, PAIRING, DUE.plusDays(1), null))
                .thenRefused(OUTSIDE_COHORT);
    }

    @Test
    void a_pairing_may_end_with_its_cohort() {
        mentorIn(COHORT)
                .given(PROPOSED, ACCEPTED)
                .when(ACTIVATE)
                .then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void what_happens_is_dated_in_its_order() {
        mentor().given(PROPOSED, ACCEPTED)
                .when(new ActivatePairing(MENTOR, PAIRING, DUE, LAST_WEEK.minusDays(1)))
                .thenRefused(OUT_OF_ORDER);
    }

    @Test
    void what_happens_is_never_dated_in_the_future() {
        mentor().given(PROPOSED)
                .when(new AcceptPairing(MENTOR, PAIRING, TOMORROW))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void an_active_pairing_is_paused() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED).when(PAUSE).then(new PairingPaused(MENTOR, PAIRING, TODAY));
    }

    @Test
    void a_pairing_is_paused_once() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED).when(PAUSE).thenRefused(NOT_ACTIVE);
    }

    @Test
    void a_paused_pairing_is_resumed() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED)
                .when(RESUME)
                .then(new PairingResumed(MENTOR, PAIRING, TODAY));
    }

    @Test
    void only_a_paused_pairing_is_resumed() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED).when(RESUME).thenRefused(NOT_PAUSED);
    }

    @Test
    void an_active_pairing_is_completed() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED).when(COMPLETE).then(new PairingCompleted(MENTOR, PAIRING, TODAY));
    }

    @Test
    void a_paused_pairing_is_completed() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED)
                .when(COMPLETE)
                .then(new PairingCompleted(MENTOR, PAIRING, TODAY));
    }

    @Test
    void a_pairing_that_was_never_active_is_not_completed() {
        mentor().given(PROPOSED, ACCEPTED).when(COMPLETE).thenRefused(NOT_RUNNING);
    }

    @Test
    void a_pairing_is_not_completed_before_its_last_session() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .given(new MentoringSessionLogged(MENTOR, PAIRING, OTHER_PAIRING, 30, SessionMode.PHONE, TODAY))
                .when(new CompletePairing(MENTOR, PAIRING, YESTERDAY))
                .thenRefused(OUT_OF_ORDER);
    }

    @Test
    void a_pairing_ends_early_for_a_reason() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(END_EARLY)
                .then(new PairingEndedEarly(MENTOR, PAIRING, EndingReason.POOR_MATCH, TODAY));
    }

    @Test
    void an_accepted_pairing_that_never_begins_can_be_ended() {
        mentor().given(PROPOSED, ACCEPTED)
                .when(END_EARLY)
                .then(new PairingEndedEarly(MENTOR, PAIRING, EndingReason.POOR_MATCH, TODAY));
    }

    @Test
    void a_proposal_is_declined_and_not_ended() {
        mentor().given(PROPOSED).when(END_EARLY).thenRefused(NOT_RUNNING);
    }

    @Test
    void a_pairing_that_is_over_does_not_end_again() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, COMPLETED).when(END_EARLY).thenRefused(NOT_RUNNING);
    }

    @Test
    void a_pairing_with_an_erased_participant_can_still_end() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .knowing(MENTEE_PERSON, MENTEE_ERASED)
                .when(END_EARLY)
                .then(new PairingEndedEarly(MENTOR, PAIRING, EndingReason.POOR_MATCH, TODAY));
    }

    @Test
    void both_sides_agree_to_an_extension() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(LATER, LAST_WEEK, YESTERDAY))
                .then(new PairingExtended(MENTOR, PAIRING, LATER, LAST_WEEK, YESTERDAY, TODAY));
    }

    @Test
    void an_extension_waits_for_the_mentor() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(LATER, TOMORROW, TODAY))
                .thenRefused(NOT_AGREED);
    }

    @Test
    void an_extension_waits_for_the_mentee() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(LATER, TODAY, TOMORROW))
                .thenRefused(NOT_AGREED);
    }

    @Test
    void nobody_agrees_to_an_extension_before_the_pairing_begins() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(LATER, TODAY, LAST_WEEK.minusDays(1)))
                .thenRefused(NOT_AGREED);
    }

    @Test
    void an_extension_moves_the_end_to_a_later_day() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(DUE, TODAY, TODAY))
                .thenRefused(NO_EXTENSION);
    }

    @Test
    void an_extension_stays_within_the_cohort() {
        mentorIn(COHORT)
                .given(PROPOSED, ACCEPTED, ACTIVATED)
                .when(extend(LATER, TODAY, TODAY))
                .thenRefused(OUTSIDE_COHORT);
    }

    @Test
    void a_pairing_that_is_over_is_not_extended() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, COMPLETED)
                .when(extend(LATER, YESTERDAY, YESTERDAY))
                .thenRefused(NOT_RUNNING);
    }

    private static ExtendPairing extend(LocalDate endsOn, LocalDate mentorAgreedOn, LocalDate menteeAgreedOn) {
        return new ExtendPairing(MENTOR, PAIRING, endsOn, mentorAgreedOn, menteeAgreedOn, null);
    }
}
