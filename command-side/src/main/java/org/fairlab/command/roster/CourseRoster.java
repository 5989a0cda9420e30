package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import org.fairlab.command.Command;
import org.fairlab.command.training.CourseCommand.PublishCourse;
import org.fairlab.events.TrainingEvent.CoursePublished;
import org.springframework.stereotype.Component;

/** A catalogue of courses, each in its first version. */
@Component
public final class CourseRoster implements Roster<PublishCourse> {

    @Override
    public String name() {
        return "courses";
    }

    @Override
    public String description() {
        return "Publishes the first version of a course.";
    }

    @Override
    public Class<PublishCourse> columns() {
        return PublishCourse.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return PublishCourse.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "courseId", "lactation-support",
                "content.title", "Lactation support at the draw station",
                "content.topics", "LACTATION_SUPPORT;INCLUSIVE_LEARNING_ENVIRONMENT",
                "content.validityMonths", "24",
                "content.noticeDays", "60",
                "content.minimumAttendance", "80",
                "content.passMark", "70",
                "effectiveOn", "2026-01-01");
    }

    @Override
    public List<Step> steps(PublishCourse row) {
        return List.of(new Step(row, row.courseId(), CoursePublished.class::isInstance));
    }
}
