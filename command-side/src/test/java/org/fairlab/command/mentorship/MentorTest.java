package org.fairlab.command.mentorship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.mentorship.Examples.*;
import static org.fairlab.command.mentorship.MentorshipRules.*;
import static org.fairlab.events.MentorshipEvent.MATCHING_VERSION;

import java.util.UUID;
import org.fairlab.command.Scenario;
import org.fairlab.command.mentorship.MentorCommand.*;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.platform.Shown;
import org.junit.jupiter.api.Test;

class MentorTest {

    private static final ProposePairing PROPOSE = new ProposePairing(MENTOR, PAIRING, MENTEE, SHOWN, null);
    private static final ActivatePairing ACTIVATE = new ActivatePairing(MENTOR, PAIRING, DUE, null);
    private static final ResumePairing RESUME = new ResumePairing(MENTOR, PAIRING, null);
    private static final OverrideCapacity OVERRIDE = new OverrideCapacity(MENTOR, PAIRING, "agreed", null);
    private static final CapacityOverridden OVERRIDDEN = new CapacityOverridden(MENTOR, PAIRING, "deputy", TODAY);

    @Test
    void a_participant_enrols_as_mentor_of_a_programme() {
        newcomer(COHORT)
                .when(new EnrolMentor(PROGRAM, MENTOR_PERSON, 2, PROFILE, null))
                .then(new MentorEnrolled(MENTOR, PROGRAM, MENTOR_PERSON, 2, PROFILE, TODAY));
    }

    @Test
    void a_mentor_has_room_for_at_least_one() {
        newcomer(COHORT)
                .when(new EnrolMentor(PROGRAM, MENTOR_PERSON, 0, PROFILE, null))
                .thenRefused(CAPACITY_BELOW_ONE);
    }

    @Test
    void a_cohort_that_is_over_enrols_no_mentor() {
        newcomer(PAST_COHORT)
                .when(new EnrolMentor(PROGRAM, MENTOR_PERSON, 1, PROFILE, null))
                .thenRefused(COHORT_OVER);
    }

    @Test
    void an_erased_participant_does_not_become_a_mentor() {
        newcomer(COHORT)
                .knowing(MENTOR_PERSON, MENTOR_ERASED)
                .when(new EnrolMentor(PROGRAM, MENTOR_PERSON, 1, PROFILE, null))
                .thenRefused(ERASED);
    }

    @Test
    void capacity_changes() {
        mentor().when(new ChangeCapacity(MENTOR, 3, null)).then(new MentorCapacityChanged(MENTOR, 3, TODAY));
    }

    @Test
    void capacity_never_falls_below_one() {
        mentor().when(new ChangeCapacity(MENTOR, 0, null)).thenRefused(CAPACITY_BELOW_ONE);
    }

    @Test
    void a_proposal_can_be_accepted_for_the_days_that_the_programme_gives() {
        mentor().when(PROPOSE)
                .then(new PairingProposed(
                        MENTOR,
                        PAIRING,
                        PROGRAM,
                        MENTEE,
                        MENTEE_PERSON,
                        TODAY.plusDays(14),
                        MATCHING_VERSION,
                        SHOWN,
                        TODAY));
    }

    @Test
    void a_proposal_recorded_late_can_be_accepted_on_that_day() {
        mentor().when(new ProposePairing(MENTOR, PAIRING, MENTEE, SHOWN, LAST_MONTH))
                .then(new PairingProposed(
                        MENTOR, PAIRING, PROGRAM, MENTEE, MENTEE_PERSON, TODAY, MATCHING_VERSION, SHOWN, LAST_MONTH));
    }

    @Test
    void a_proposal_on_which_nothing_was_shown_names_no_way_of_matching() {
        mentor().when(new ProposePairing(MENTOR, PAIRING, MENTEE, Shown.NOTHING, null))
                .then(new PairingProposed(
                        MENTOR,
                        PAIRING,
                        PROGRAM,
                        MENTEE,
                        MENTEE_PERSON,
                        TODAY.plusDays(14),
                        null,
                        Shown.NOTHING,
                        TODAY));
    }

    @Test
    void nobody_mentors_themselves() {
        UUID own = UUID.randomUUID();
        mentor().knowing(own, new MenteeEnrolled(own, PROGRAM, MENTOR_PERSON, PROFILE, LONG_AGO))
                .when(new ProposePairing(MENTOR, PAIRING, own, SHOWN, null))
                .thenRefused(SELF_PAIRING);
    }

    @Test
    void both_are_enrolled_in_the_same_programme() {
        UUID elsewhere = UUID.randomUUID();
        mentor().knowing(elsewhere, new MenteeEnrolled(elsewhere, UUID.randomUUID(), MENTEE_PERSON, PROFILE, LONG_AGO))
                .when(new ProposePairing(MENTOR, PAIRING, elsewhere, SHOWN, null))
                .thenRefused(NOT_ENROLLED);
    }

    @Test
    void both_are_enrolled_before_they_are_paired() {
        mentor().when(new ProposePairing(MENTOR, PAIRING, MENTEE, SHOWN, LONG_AGO.minusDays(1)))
                .thenRefused(NOT_ENROLLED);
    }

    @Test
    void a_pairing_is_proposed_once() {
        mentor().given(PROPOSED, new PairingDeclined(MENTOR, PAIRING, YESTERDAY))
                .when(PROPOSE)
                .thenRefused(PAIRING_EXISTS);
    }

    @Test
    void a_pair_has_one_open_pairing() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED)
                .when(new ProposePairing(MENTOR, OTHER_PAIRING, MENTEE, SHOWN, null))
                .thenRefused(PAIR_OPEN);
    }

    @Test
    void a_pair_whose_pairing_is_over_can_be_paired_again() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, COMPLETED)
                .when(new ProposePairing(MENTOR, OTHER_PAIRING, MENTEE, SHOWN, null))
                .then(new PairingProposed(
                        MENTOR,
                        OTHER_PAIRING,
                        PROGRAM,
                        MENTEE,
                        MENTEE_PERSON,
                        TODAY.plusDays(14),
                        MATCHING_VERSION,
                        SHOWN,
                        TODAY));
    }

    @Test
    void a_pairing_is_proposed_within_the_cohort() {
        mentorIn(PAST_COHORT).when(PROPOSE).thenRefused(OUTSIDE_COHORT);
    }

    @Test
    void a_pairing_is_not_proposed_before_the_cohort_begins() {
        mentorIn(COHORT)
                .when(new ProposePairing(MENTOR, PAIRING, MENTEE, SHOWN, LAST_MONTH.minusDays(1)))
                .thenRefused(OUTSIDE_COHORT);
    }

    @Test
    void nobody_is_paired_with_an_erased_participant() {
        mentor().knowing(MENTEE_PERSON, MENTEE_ERASED).when(PROPOSE).thenRefused(ERASED);
    }

    @Test
    void an_erased_mentor_is_not_paired() {
        mentor().knowing(MENTOR_PERSON, MENTOR_ERASED).when(PROPOSE).thenRefused(ERASED);
    }

    @Test
    void an_accepted_pairing_with_an_erased_participant_is_not_activated() {
        mentor().given(PROPOSED, ACCEPTED)
                .knowing(MENTEE_PERSON, MENTEE_ERASED)
                .when(ACTIVATE)
                .thenRefused(ERASED);
    }

    @Test
    void active_pairings_stay_within_capacity() {
        busyMentor().given(PROPOSED, ACCEPTED).when(ACTIVATE).thenRefused(CAPACITY_REACHED);
    }

    @Test
    void a_larger_capacity_has_room() {
        busyMentor()
                .given(new MentorCapacityChanged(MENTOR, 2, TODAY), PROPOSED, ACCEPTED)
                .when(ACTIVATE)
                .then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void a_paused_pairing_takes_no_capacity() {
        busyMentor()
                .given(new PairingPaused(MENTOR, OTHER_PAIRING, YESTERDAY), PROPOSED, ACCEPTED)
                .when(ACTIVATE)
                .then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void a_pairing_that_ended_takes_no_capacity() {
        busyMentor()
                .given(new PairingCompleted(MENTOR, OTHER_PAIRING, YESTERDAY), PROPOSED, ACCEPTED)
                .when(ACTIVATE)
                .then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void resuming_needs_capacity_again() {
        mentor().given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED)
                .given(
                        proposed(OTHER_PAIRING, UUID.randomUUID()),
                        new PairingAccepted(MENTOR, OTHER_PAIRING, LAST_WEEK),
                        new PairingActivated(MENTOR, OTHER_PAIRING, DUE, TODAY))
                .when(RESUME)
                .thenRefused(CAPACITY_REACHED);
    }

    @Test
    void capacity_is_overridden_for_one_pairing() {
        busyMentor().given(PROPOSED, ACCEPTED).by("deputy").when(OVERRIDE).then(OVERRIDDEN);
    }

    @Test
    void a_second_person_activates_over_capacity() {
        busyMentor()
                .given(PROPOSED, ACCEPTED, OVERRIDDEN)
                .by("coordinator")
                .when(ACTIVATE)
                .then(new PairingActivated(MENTOR, PAIRING, DUE, TODAY));
    }

    @Test
    void who_overrides_capacity_does_not_activate() {
        busyMentor()
                .given(PROPOSED, ACCEPTED, OVERRIDDEN)
                .by("deputy")
                .when(ACTIVATE)
                .thenRefused(OVERRIDER_ACTIVATES);
    }

    @Test
    void who_overrides_capacity_does_not_resume() {
        busyMentor()
                .given(PROPOSED, ACCEPTED, ACTIVATED, PAUSED, OVERRIDDEN)
                .by("deputy")
                .when(RESUME)
                .thenRefused(OVERRIDER_ACTIVATES);
    }

    @Test
    void an_override_is_for_one_pairing() {
        busyMentor()
                .given(proposed(UUID.randomUUID(), UUID.randomUUID()), PROPOSED, ACCEPTED)
                .given(new CapacityOverridden(MENTOR, OTHER_PAIRING, "deputy", TODAY))
                .when(ACTIVATE)
                .thenRefused(CAPACITY_REACHED);
    }

    @Test
    void an_override_is_used_up_by_the_activation() {
        busyMentor()
                .given(PROPOSED, ACCEPTED, new CapacityOverridden(MENTOR, PAIRING, "deputy", LAST_WEEK))
                .given(ACTIVATED, PAUSED)
                .when(RESUME)
                .thenRefused(CAPACITY_REACHED);
    }

    @Test
    void capacity_is_overridden_only_once_it_is_used_up() {
        mentor().given(PROPOSED, ACCEPTED).when(OVERRIDE).thenRefused(CAPACITY_FREE);
    }

    @Test
    void capacity_is_overridden_for_an_accepted_or_paused_pairing() {
        busyMentor().given(PROPOSED).when(OVERRIDE).thenRefused(NOT_WAITING);
    }

    @Test
    void the_mentor_does_not_override_their_own_capacity() {
        busyMentor().given(PROPOSED, ACCEPTED).by(MENTOR_PERSON).when(OVERRIDE).thenRefused(OWN_PAIRING);
    }

    @Test
    void the_mentee_does_not_override_capacity_for_their_own_pairing() {
        busyMentor().given(PROPOSED, ACCEPTED).by(MENTEE_PERSON).when(OVERRIDE).thenRefused(OWN_PAIRING);
    }

    @Test
    void a_pairing_belongs_to_its_mentor() {
        mentor().when(new AcceptPairing(MENTOR, PAIRING, null)).thenRefused(NO_SUCH_PAIRING);
    }

    private static Scenario<Mentor> newcomer(MentorshipProgramOpened program) {
        return Scenario.of(Mentor.class).knowing(PROGRAM, program).knowing(MENTOR_PERSON, MENTOR_REGISTERED);
    }
}
