package org.fairlab.command.training;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.training.TrainingExample.*;
import static org.fairlab.command.training.TrainingRules.DATED_TOO_EARLY;
import static org.fairlab.command.training.TrainingRules.LEARNER_WITHDREW;
import static org.fairlab.command.training.TrainingRules.NOT_ATTENDED;
import static org.fairlab.command.training.TrainingRules.NOT_COMPLETED;
import static org.fairlab.command.training.TrainingRules.NOT_PASSED;
import static org.fairlab.command.training.TrainingRules.NO_SUCH_SESSION;
import static org.fairlab.command.training.TrainingRules.OFFERING_OVER;
import static org.fairlab.command.training.TrainingRules.OWN_TRAINING;

import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.training.EnrolmentCommand.*;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.TrainingEvent.*;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private final Scenario<Enrolment> enrolment = enrolment();

    @Test
    void a_participant_enrols_in_an_offering_and_thereby_in_its_course_version() {
        enrolment.when(new EnrolLearner(OFFERING, LEARNER, ENROLLED_ON)).then(ENROLLED);
    }

    @Test
    void nobody_enrols_who_is_unknown() {
        enrolment.when(new EnrolLearner(OFFERING, UUID.randomUUID(), null)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void nobody_enrols_who_was_erased() {
        enrolment
                .knowing(LEARNER, new ParticipantErased(LEARNER, TODAY))
                .when(new EnrolLearner(OFFERING, LEARNER, null))
                .thenRefused(Rule.state("participant-erased", "An erased participant takes no further part."));
    }

    @Test
    void nobody_enrols_in_an_offering_that_does_not_exist() {
        enrolment.when(new EnrolLearner(UUID.randomUUID(), LEARNER, null)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_learner_can_enrol_on_the_last_day_of_an_offering() {
        enrolment
                .on(ENDS)
                .when(new EnrolLearner(OFFERING, LEARNER, null))
                .then(new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 2, LEARNER, ENDS));
    }

    @Test
    void nobody_enrols_after_the_last_day_of_an_offering() {
        enrolment
                .on(ENDS.plusDays(1))
                .when(new EnrolLearner(OFFERING, LEARNER, null))
                .thenRefused(OFFERING_OVER);
    }

    @Test
    void a_learner_withdraws() {
        enrolment.given(ENROLLED).when(new WithdrawLearner(ENROLMENT, null)).then(WITHDREW);
    }

    @Test
    void a_learner_withdraws_once() {
        enrolment
                .given(ENROLLED, WITHDREW)
                .when(new WithdrawLearner(ENROLMENT, null))
                .thenRefused(LEARNER_WITHDREW);
    }

    @Test
    void nobody_withdraws_from_a_completed_training() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(new WithdrawLearner(ENROLMENT, null))
                .thenRefused(TrainingRules.COMPLETED);
    }

    @Test
    void nobody_withdraws_before_enrolling() {
        enrolment
                .given(ENROLLED)
                .when(new WithdrawLearner(ENROLMENT, ENROLLED_ON.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void attendance_is_recorded_session_by_session() {
        enrolment
                .given(ENROLLED)
                .when(new RecordAttendance(ENROLMENT, 4, true, null))
                .then(attended(4));
    }

    @Test
    void a_session_is_one_of_the_offering() {
        enrolment
                .given(ENROLLED)
                .when(new RecordAttendance(ENROLMENT, 5, true, null))
                .thenRefused(NO_SUCH_SESSION);
    }

    @Test
    void sessions_count_from_1() {
        enrolment
                .given(ENROLLED)
                .when(new RecordAttendance(ENROLMENT, 0, true, null))
                .thenRefused(NO_SUCH_SESSION);
    }

    @Test
    void nobody_attends_before_the_offering_starts() {
        enrolment
                .given(ENROLLED)
                .when(new RecordAttendance(ENROLMENT, 1, true, STARTS.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void nobody_records_their_own_attendance() {
        enrolment
                .by(LEARNER)
                .given(ENROLLED)
                .when(new RecordAttendance(ENROLMENT, 1, true, null))
                .thenRefused(OWN_TRAINING);
    }

    @Test
    void nobody_attends_after_withdrawing() {
        enrolment
                .given(ENROLLED, WITHDREW)
                .when(new RecordAttendance(ENROLMENT, 1, true, null))
                .thenRefused(LEARNER_WITHDREW);
    }

    @Test
    void attendance_stands_once_the_training_is_completed() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(new RecordAttendance(ENROLMENT, 1, false, null))
                .thenRefused(TrainingRules.COMPLETED);
    }

    @Test
    void an_assessment_is_scored() {
        enrolment.given(ENROLLED).when(new ScoreAssessment(ENROLMENT, 70, null)).then(PASSED);
    }

    @Test
    void the_assessor_is_not_the_assessed() {
        enrolment
                .by(LEARNER)
                .given(ENROLLED)
                .when(new ScoreAssessment(ENROLMENT, 100, null))
                .thenRefused(OWN_TRAINING);
    }

    @Test
    void another_participant_can_be_the_assessor() {
        enrolment
                .by(UUID.randomUUID())
                .given(ENROLLED)
                .when(new ScoreAssessment(ENROLMENT, 70, null))
                .then(PASSED);
    }

    @Test
    void nobody_is_assessed_after_withdrawing() {
        enrolment
                .given(ENROLLED, WITHDREW)
                .when(new ScoreAssessment(ENROLMENT, 70, null))
                .thenRefused(LEARNER_WITHDREW);
    }

    @Test
    void scores_stand_once_the_training_is_completed() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(new ScoreAssessment(ENROLMENT, 70, null))
                .thenRefused(TrainingRules.COMPLETED);
    }

    @Test
    void nobody_is_assessed_before_enrolling() {
        enrolment
                .given(ENROLLED)
                .when(new ScoreAssessment(ENROLMENT, 70, ENROLLED_ON.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void who_attended_enough_and_passed_completes() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED)
                .when(new CompleteTraining(ENROLMENT, COMPLETED_ON))
                .then(COMPLETED);
    }

    @Test
    void the_best_score_counts() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED, new AssessmentScored(ENROLMENT, 10, TODAY))
                .when(new CompleteTraining(ENROLMENT, COMPLETED_ON))
                .then(COMPLETED);
    }

    @Test
    void a_session_is_counted_once() {
        enrolment
                .given(ENROLLED, attended(1), attended(1), PASSED)
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(NOT_ATTENDED);
    }

    @Test
    void the_last_record_of_a_session_counts() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), missed(2), PASSED)
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(NOT_ATTENDED);
    }

    @Test
    void nobody_completes_without_a_score_that_passes() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), new AssessmentScored(ENROLMENT, 69, TODAY))
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(NOT_PASSED);
    }

    @Test
    void the_conditions_are_those_of_the_version_enrolled_in() {
        enrolment
                .given(new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 1, LEARNER, ENROLLED_ON))
                .when(new CompleteTraining(ENROLMENT, COMPLETED_ON))
                .then(COMPLETED);
    }

    @Test
    void nobody_completes_after_withdrawing() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED, WITHDREW)
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(LEARNER_WITHDREW);
    }

    @Test
    void nobody_completes_twice() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED, COMPLETED)
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(TrainingRules.COMPLETED);
    }

    @Test
    void a_completion_is_never_dated_in_the_future() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED)
                .when(new CompleteTraining(ENROLMENT, TODAY.plusDays(1)))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void a_completion_is_never_dated_before_the_enrolment() {
        enrolment
                .given(new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 1, LEARNER, TODAY))
                .when(new CompleteTraining(ENROLMENT, TODAY.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void a_completion_is_never_dated_before_the_offering_starts() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED)
                .when(new CompleteTraining(ENROLMENT, STARTS.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void nobody_completes_their_own_training() {
        enrolment
                .by(LEARNER)
                .given(ENROLLED, attended(1), attended(2), PASSED)
                .when(new CompleteTraining(ENROLMENT, null))
                .thenRefused(OWN_TRAINING);
    }

    @Test
    void a_completion_is_corrected_by_voiding() {
        enrolment.given(ENROLLED, COMPLETED).when(voiding()).then(VOIDED);
    }

    @Test
    void only_a_completion_is_voided() {
        enrolment.given(ENROLLED).when(voiding()).thenRefused(NOT_COMPLETED);
    }

    @Test
    void a_completion_is_voided_once() {
        enrolment.given(ENROLLED, COMPLETED, VOIDED).when(voiding()).thenRefused(NOT_COMPLETED);
    }

    @Test
    void a_completion_is_not_voided_before_its_day() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(new VoidCompletion(ENROLMENT, "scored in error", COMPLETED_ON.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void nobody_voids_their_own_completion() {
        enrolment.by(LEARNER).given(ENROLLED, COMPLETED).when(voiding()).thenRefused(OWN_TRAINING);
    }

    @Test
    void a_training_can_be_completed_again_after_voiding() {
        enrolment
                .given(ENROLLED, attended(1), attended(2), PASSED, COMPLETED, VOIDED)
                .when(new CompleteTraining(ENROLMENT, COMPLETED_ON))
                .then(COMPLETED);
    }

    @Test
    void attendance_can_be_corrected_after_voiding() {
        enrolment
                .given(ENROLLED, attended(1), COMPLETED, VOIDED)
                .when(new RecordAttendance(ENROLMENT, 1, false, null))
                .then(missed(1));
    }

    private static VoidCompletion voiding() {
        return new VoidCompletion(ENROLMENT, "scored in error", null);
    }
}
