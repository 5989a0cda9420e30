package org.fairlab.command.roster;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.fairlab.command.Command;
import org.fairlab.command.training.EnrolmentCommand.CompleteTraining;
import org.fairlab.command.training.EnrolmentCommand.EnrolLearner;
import org.fairlab.command.training.EnrolmentCommand.RecordAttendance;
import org.fairlab.command.training.EnrolmentCommand.ScoreAssessment;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.LearnerEnrolled;
import org.fairlab.events.TrainingEvent.TrainingCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completed trainings of participants and offerings that are known; whoever is not enrolled yet is enrolled first. */
@Component
public final class CompletionRoster implements Roster<CompletionRoster.Row> {

    /**
     * One completion. One that was voided is not made again by sending its row again.
     *
     * @param attended numbers of the sessions attended, where the course asks for attendance
     * @param score percent, where the course has an assessment
     */
    record Row(
            UUID offeringId,
            UUID participantId,
            @Nullable LocalDate enrolledOn,
            @Nullable Set<@Min(1) Integer> attended,
            @Nullable @Min(0) @Max(100) Integer score,
            LocalDate completedOn) {}

    @Override
    public String name() {
        return "completions";
    }

    @Override
    public String description() {
        return "Completes a training on the conditions of its course, enrolling the participant first where need be.";
    }

    @Override
    public Class<Row> columns() {
        return Row.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return EnrolLearner.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "offeringId", "lactation-support-2026-spring",
                "participantId", "example-0001",
                "enrolledOn", "2026-01-10",
                "attended", "1;2;4",
                "score", "85",
                "completedOn", "2026-02-28");
    }

    @Override
    public List<Step> steps(Row row) {
        var enrol = new EnrolLearner(
                row.offeringId(), row.participantId(), row.enrolledOn() == null ? row.completedOn() : row.enrolledOn());
        UUID enrolment = enrol.enrolmentId();
        Predicate<Event> completed = TrainingCompleted.class::isInstance;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(enrol, enrolment, LearnerEnrolled.class::isInstance));
        if (row.attended() != null) {
            for (int session : row.attended()) {
                var attended = new RecordAttendance(enrolment, session, true, row.completedOn());
                steps.add(new Step(attended, enrolment, completed));
            }
        }
        if (row.score() != null) {
            steps.add(new Step(new ScoreAssessment(enrolment, row.score(), row.completedOn()), enrolment, completed));
        }
        steps.add(new Step(new CompleteTraining(enrolment, row.completedOn()), enrolment, completed));
        return steps;
    }
}
