package org.fairlab.command.leadership;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.leadership.LeadershipExample.*;
import static org.fairlab.command.leadership.LeadershipRules.*;

import java.time.LocalDate;
import java.util.List;
import org.fairlab.command.Command;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.leadership.CandidacyCommand.*;
import org.fairlab.events.Event;
import org.fairlab.events.LeadershipEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CandidacyTest {

    private static Scenario<Candidacy> nominee(Event... events) {
        return candidacy().given(NOMINATED).given(events);
    }

    private static Scenario<Candidacy> admitted(Event... events) {
        return nominee(LeadershipExample.ADMITTED).given(events);
    }

    private static AdmitParticipant admit(List<Finding> findings, @Nullable LocalDate on) {
        return new AdmitParticipant(CANDIDACY, findings, SHOWN, on);
    }

    private static CompleteMilestone complete(String milestone, @Nullable LocalDate on) {
        return new CompleteMilestone(CANDIDACY, milestone, "shift plan", on);
    }

    private static CompleteTrack complete(@Nullable LocalDate on) {
        return new CompleteTrack(CANDIDACY, on);
    }

    private static RecordAdvancement advance(@Nullable LocalDate on) {
        return new RecordAdvancement(CANDIDACY, ADVANCEMENT, "lead phlebotomist", "appointment", on);
    }

    private static LeaveTrack leave(@Nullable LocalDate on) {
        return new LeaveTrack(CANDIDACY, LeavingReason.GOALS_CHANGED, "prefers the bench", on);
    }

    static List<Command> whatIsDecidedOnACandidate() {
        return List.of(admit(FINDINGS, null), complete(SHIFT, null), complete(null), advance(null));
    }

    static List<Command> whatFollowsAnAdmission() {
        return List.of(complete(SHIFT, null), complete(null), advance(null));
    }

    @ParameterizedTest
    @MethodSource("whatIsDecidedOnACandidate")
    void nobody_decides_on_their_own_candidacy(Command command) {
        nominee().by(PARTICIPANT).when(command).thenRefused(OWN_CANDIDACY);
    }

    @ParameterizedTest
    @MethodSource("whatIsDecidedOnACandidate")
    void nothing_follows_a_departure(Command command) {
        admitted(LEFT).when(command).thenRefused(LEFT_TRACK);
    }

    @ParameterizedTest
    @MethodSource("whatIsDecidedOnACandidate")
    void an_erased_participant_goes_no_further(Command command) {
        nominee().knowing(PARTICIPANT, GONE).when(command).thenRefused(ERASED);
    }

    @ParameterizedTest
    @MethodSource("whatFollowsAnAdmission")
    void who_is_only_nominated_is_not_on_the_way(Command command) {
        nominee().when(command).thenRefused(NOT_ADMITTED);
    }

    @Nested
    class Admitting {

        @Test
        void a_nominee_is_admitted_when_every_published_criterion_is_met() {
            nominee().when(admit(FINDINGS, ADMITTED_ON)).then(LeadershipExample.ADMITTED);
        }

        @Test
        void findings_come_in_any_order() {
            List<Finding> reversed = FINDINGS.reversed();
            nominee().when(admit(reversed, null)).then(new ParticipantAdmitted(CANDIDACY, reversed, SHOWN, TODAY));
        }

        @Test
        void a_nominee_is_admitted_on_what_is_shown_now() {
            candidacy()
                    .given(nominated("another", true, NOMINATED_ON))
                    .when(admit(FINDINGS, null))
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @ParameterizedTest
        @MethodSource("otherFindings")
        void admission_needs_each_published_criterion_once_and_no_other(List<Finding> findings) {
            nominee().when(admit(findings, null)).thenRefused(CRITERIA_DIFFER);
        }

        static List<List<Finding>> otherFindings() {
            var first = FINDINGS.getFirst();
            return List.of(
                    List.of(first),
                    List.of(first, first),
                    List.of(first, new Finding("is liked", "everybody says so")),
                    List.of(first, FINDINGS.getLast(), new Finding("is liked", "everybody says so")));
        }

        @Test
        void who_nominated_does_not_admit() {
            nominee().by(NOMINATOR).when(admit(FINDINGS, null)).thenRefused(NOMINATOR_ADMITS);
        }

        @Test
        void who_nominated_themselves_does_not_admit_even_without_their_pseudonym() {
            candidacy()
                    .given(nominated("me", true, NOMINATED_ON))
                    .by("me")
                    .when(admit(FINDINGS, null))
                    .thenRefused(NOMINATOR_ADMITS);
        }

        @Test
        void a_participant_is_admitted_once() {
            admitted().when(admit(FINDINGS, null)).thenRefused(LeadershipRules.ADMITTED);
        }

        @Test
        void nobody_is_admitted_before_the_nomination() {
            nominee().when(admit(FINDINGS, NOMINATED_ON.minusDays(1))).thenRefused(OUT_OF_ORDER);
        }

        @Test
        void no_admission_is_dated_in_the_future() {
            nominee().when(admit(FINDINGS, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
        }
    }

    @Nested
    class Completing {

        @Test
        void a_milestone_of_the_track_is_completed_on_evidence() {
            admitted().when(complete(SHIFT, LAST_WEEK)).then(LED_SHIFT);
        }

        @Test
        void milestones_are_recorded_in_any_order() {
            admitted(TRAINED_COLLEAGUE).when(complete(SHIFT, LAST_WEEK)).then(LED_SHIFT);
        }

        @Test
        void a_milestone_is_one_of_the_tracks() {
            admitted().when(complete("sings", null)).thenRefused(NO_SUCH_MILESTONE);
        }

        @Test
        void a_milestone_is_completed_once() {
            admitted(LED_SHIFT).when(complete(SHIFT, null)).thenRefused(MILESTONE_COMPLETED);
        }

        @Test
        void no_milestone_before_the_admission() {
            admitted().when(complete(SHIFT, ADMITTED_ON.minusDays(1))).thenRefused(OUT_OF_ORDER);
        }

        @Test
        void a_track_is_completed_with_its_last_milestone() {
            admitted(LED_SHIFT, TRAINED_COLLEAGUE).when(complete(YESTERDAY)).then(LeadershipExample.TRACK_COMPLETED);
        }

        @Test
        void a_track_is_not_completed_while_a_milestone_is_missing() {
            admitted(LED_SHIFT).when(complete(null)).thenRefused(MILESTONES_MISSING);
        }

        @Test
        void a_track_is_completed_once() {
            admitted(LED_SHIFT, TRAINED_COLLEAGUE, LeadershipExample.TRACK_COMPLETED)
                    .when(complete(null))
                    .thenRefused(LeadershipRules.TRACK_COMPLETED);
        }

        @Test
        void no_completion_before_the_last_milestone_whichever_was_recorded_last() {
            admitted(TRAINED_COLLEAGUE, LED_SHIFT)
                    .when(complete(YESTERDAY.minusDays(1)))
                    .thenRefused(OUT_OF_ORDER);
        }

        @Test
        void an_advancement_in_between_does_not_hold_the_completion_back() {
            admitted(LED_SHIFT, TRAINED_COLLEAGUE, advanced(TODAY))
                    .when(complete(YESTERDAY))
                    .then(LeadershipExample.TRACK_COMPLETED);
        }
    }

    @Nested
    class Advancing {

        @Test
        void somebody_on_the_way_advances() {
            admitted().when(advance(LAST_WEEK)).then(ADVANCED);
        }

        @Test
        void somebody_advances_after_completing_the_track() {
            admitted(LED_SHIFT, TRAINED_COLLEAGUE, LeadershipExample.TRACK_COMPLETED)
                    .when(advance(null))
                    .then(advanced(TODAY));
        }

        @Test
        void an_advancement_is_recorded_once() {
            admitted(ADVANCED).when(advance(null)).thenRefused(ADVANCEMENT_EXISTS);
        }

        @Test
        void no_advancement_before_the_admission() {
            admitted().when(advance(ADMITTED_ON.minusDays(1))).thenRefused(OUT_OF_ORDER);
        }
    }

    @Nested
    class Leaving {

        @Test
        void somebody_leaves_on_the_way() {
            admitted(LED_SHIFT).when(leave(YESTERDAY)).then(LEFT);
        }

        @Test
        void a_nominee_leaves_before_admission() {
            nominee().when(leave(YESTERDAY)).then(LEFT);
        }

        @Test
        void somebody_may_record_their_own_departure() {
            nominee().by(PARTICIPANT).when(leave(YESTERDAY)).then(LEFT);
        }

        @Test
        void an_erased_participant_can_be_recorded_as_gone() {
            nominee().knowing(PARTICIPANT, GONE).when(leave(YESTERDAY)).then(LEFT);
        }

        @Test
        void a_participant_leaves_once() {
            admitted(LEFT).when(leave(null)).thenRefused(LEFT_TRACK);
        }

        @Test
        void nobody_leaves_a_track_that_they_completed() {
            admitted(LED_SHIFT, TRAINED_COLLEAGUE, LeadershipExample.TRACK_COMPLETED)
                    .when(leave(null))
                    .thenRefused(LeadershipRules.TRACK_COMPLETED);
        }

        @Test
        void nobody_leaves_before_what_they_did_there() {
            admitted(advanced(TODAY)).when(leave(YESTERDAY)).thenRefused(OUT_OF_ORDER);
        }
    }
}
