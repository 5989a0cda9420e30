package org.fairlab.command.mentorship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.mentorship.Examples.*;
import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.command.Scenario;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.events.MentorshipEvent.*;
import org.junit.jupiter.api.Test;

class MentoringTest {

    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID GOAL = UUID.randomUUID();
    private static final GoalSet GOAL_SET = new GoalSet(MENTOR, PAIRING, GOAL, "certification", LAST_WEEK);
    private static final GoalAchieved ACHIEVED = new GoalAchieved(MENTOR, PAIRING, GOAL, YESTERDAY);

    @Test
    void a_session_is_logged() {
        active().when(session(TODAY)).then(logged(TODAY));
    }

    @Test
    void a_session_is_logged_once() {
        active().given(logged(YESTERDAY)).when(session(TODAY)).thenRefused(SESSION_EXISTS);
    }

    @Test
    void no_session_before_the_activation() {
        active().when(session(LAST_WEEK.minusDays(1))).thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void no_session_of_a_pairing_that_is_only_accepted() {
        mentor().given(PROPOSED, ACCEPTED).when(session(TODAY)).thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void no_session_after_the_completion() {
        active().given(COMPLETED).when(session(TODAY)).thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void no_session_after_an_early_end() {
        active().given(new PairingEndedEarly(MENTOR, PAIRING, EndingReason.OTHER, YESTERDAY))
                .when(session(TODAY))
                .thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void a_session_before_the_end_may_be_logged_after_it() {
        active().given(COMPLETED).when(session(YESTERDAY)).then(logged(YESTERDAY));
    }

    @Test
    void no_session_during_a_pause() {
        active().given(PAUSED).when(session(TODAY)).thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void a_session_before_the_pause_may_be_logged_during_it() {
        active().given(PAUSED).when(session(YESTERDAY)).then(logged(YESTERDAY));
    }

    @Test
    void no_session_on_a_day_of_an_earlier_pause() {
        active().given(
                        new PairingPaused(MENTOR, PAIRING, LAST_WEEK.plusDays(1)),
                        new PairingResumed(MENTOR, PAIRING, YESTERDAY))
                .when(session(LAST_WEEK.plusDays(2)))
                .thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void a_pairing_that_ended_while_paused_had_no_session_since() {
        active().given(new PairingPaused(MENTOR, PAIRING, LAST_WEEK.plusDays(1)), COMPLETED)
                .when(session(YESTERDAY))
                .thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void no_session_after_the_day_on_which_the_pairing_is_due_to_end() {
        active().on(DUE.plusDays(1)).when(session(DUE.plusDays(1))).thenRefused(SESSION_OUTSIDE);
    }

    @Test
    void sessions_go_on_after_an_extension() {
        LocalDate later = DUE.plusDays(1);
        active().given(new PairingExtended(MENTOR, PAIRING, later, YESTERDAY, YESTERDAY, YESTERDAY))
                .on(later)
                .when(session(later))
                .then(logged(later));
    }

    @Test
    void no_session_with_an_erased_participant() {
        active().knowing(MENTEE_PERSON, MENTEE_ERASED).when(session(TODAY)).thenRefused(ERASED);
    }

    @Test
    void a_goal_is_set() {
        active().when(setGoal()).then(new GoalSet(MENTOR, PAIRING, GOAL, "certification", TODAY));
    }

    @Test
    void a_goal_is_set_once() {
        active().given(GOAL_SET).when(setGoal()).thenRefused(GOAL_EXISTS);
    }

    @Test
    void no_goal_is_set_after_the_end() {
        active().given(COMPLETED).when(setGoal()).thenRefused(OUTSIDE_PAIRING);
    }

    @Test
    void no_goal_is_set_before_the_activation() {
        mentor().given(PROPOSED, ACCEPTED).when(setGoal()).thenRefused(OUTSIDE_PAIRING);
    }

    @Test
    void a_goal_is_achieved() {
        active().given(GOAL_SET).when(achieve(null)).then(new GoalAchieved(MENTOR, PAIRING, GOAL, TODAY));
    }

    @Test
    void a_goal_is_achieved_once() {
        active().given(GOAL_SET, ACHIEVED).when(achieve(null)).thenRefused(GOAL_ACHIEVED);
    }

    @Test
    void only_a_goal_that_was_set_is_achieved() {
        active().when(achieve(null)).thenRefused(NO_SUCH_GOAL);
    }

    @Test
    void a_goal_is_achieved_after_it_was_set() {
        active().given(new GoalSet(MENTOR, PAIRING, GOAL, "certification", TODAY))
                .when(achieve(YESTERDAY))
                .thenRefused(NO_SUCH_GOAL);
    }

    @Test
    void no_goal_is_achieved_after_the_end() {
        active().given(GOAL_SET, COMPLETED).when(achieve(TODAY)).thenRefused(OUTSIDE_PAIRING);
    }

    @Test
    void a_check_in_is_recorded_also_during_a_pause() {
        active().given(PAUSED)
                .when(new RecordCheckIn(MENTOR, PAIRING, 4, null))
                .then(new CheckInRecorded(MENTOR, PAIRING, 4, TODAY));
    }

    @Test
    void no_check_in_after_the_end() {
        active().given(COMPLETED)
                .when(new RecordCheckIn(MENTOR, PAIRING, 4, null))
                .thenRefused(OUTSIDE_PAIRING);
    }

    @Test
    void no_check_in_before_the_activation() {
        active().when(new RecordCheckIn(MENTOR, PAIRING, 4, LAST_WEEK.minusDays(1)))
                .thenRefused(OUTSIDE_PAIRING);
    }

    private static Scenario<Mentor> active() {
        return mentor().given(PROPOSED, ACCEPTED, ACTIVATED);
    }

    private static LogSession session(LocalDate day) {
        return new LogSession(MENTOR, PAIRING, SESSION, 45, SessionMode.VIDEO, day);
    }

    private static MentoringSessionLogged logged(LocalDate day) {
        return new MentoringSessionLogged(MENTOR, PAIRING, SESSION, 45, SessionMode.VIDEO, day);
    }

    private static SetGoal setGoal() {
        return new SetGoal(MENTOR, PAIRING, GOAL, "certification", null);
    }

    private static AchieveGoal achieve(LocalDate day) {
        return new AchieveGoal(MENTOR, PAIRING, GOAL, day);
    }
}
