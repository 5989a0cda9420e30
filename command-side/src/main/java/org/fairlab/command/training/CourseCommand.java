package org.fairlab.command.training;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.TrainingEvent.Content;
import org.jspecify.annotations.Nullable;

/** What can be asked of a course. */
public sealed interface CourseCommand extends Command {

    /** Publishes version 1. */
    @Route(value = "PUT /api/courses/{courseId}", example = """
                    {"content": {"title": "Lactation support at the draw station", "topics": ["LACTATION_SUPPORT"],
                       "cip": null, "awardLevel": null, "validityMonths": 24, "noticeDays": 60,
                       "minimumAttendance": 80, "passMark": 70}}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record PublishCourse(
            @TargetAggregateIdentifier UUID courseId,
            @Valid Content content,
            @Nullable LocalDate effectiveOn) implements CourseCommand {}

    /** Publishes the next version; offerings stay on the version that they are of. */
    @Route(value = "POST /api/courses/{courseId}/revisions", example = """
                    {"content": {"title": "Lactation support at the draw station", "topics": ["LACTATION_SUPPORT"],
                       "cip": null, "awardLevel": null, "validityMonths": 12, "noticeDays": 60,
                       "minimumAttendance": 80, "passMark": 80}}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record ReviseCourse(
            @TargetAggregateIdentifier UUID courseId,
            @Valid Content content,
            @Nullable LocalDate effectiveOn) implements CourseCommand {}
}
