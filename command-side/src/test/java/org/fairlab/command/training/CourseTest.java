package org.fairlab.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.training.TrainingRules.*;

import jakarta.validation.Validation;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.training.CourseCommand.*;
import org.fairlab.events.TrainingEvent.*;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final UUID COURSE = UUID.randomUUID();
    private static final Content FIRST = content(24, 60);
    private static final Content SECOND = content(12, 60);
    private static final CoursePublished PUBLISHED = new CoursePublished(COURSE, FIRST, TODAY);

    private final Scenario<Course> course = Scenario.of(Course.class);

    @Test
    void a_course_is_published_as_version_1() {
        course.when(new PublishCourse(COURSE, FIRST, null)).then(PUBLISHED);
    }

    @Test
    void a_course_is_not_published_in_the_future() {
        course.when(new PublishCourse(COURSE, FIRST, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void recertification_falls_due_within_the_validity() {
        course.when(new PublishCourse(COURSE, content(2, 56), null)).thenRefused(NOTICE_TOO_LONG);
    }

    @Test
    void a_revision_leaves_notice_within_the_validity_too() {
        course.given(PUBLISHED)
                .when(new ReviseCourse(COURSE, content(2, 56), null))
                .thenRefused(NOTICE_TOO_LONG);
    }

    @Test
    void a_revision_is_the_next_version() {
        course.given(PUBLISHED, new CourseRevised(COURSE, 2, SECOND, TODAY))
                .when(new ReviseCourse(COURSE, FIRST, null))
                .then(new CourseRevised(COURSE, 3, FIRST, TODAY));
    }

    @Test
    void a_revision_changes_something() {
        course.given(PUBLISHED).when(new ReviseCourse(COURSE, FIRST, null)).thenRefused(UNCHANGED);
    }

    @Test
    void a_revision_is_not_dated_before_the_version_it_revises() {
        course.given(PUBLISHED)
                .when(new ReviseCourse(COURSE, SECOND, TODAY.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void every_part_of_the_content_has_its_bounds() {
        var content = new Content(" ", Set.of(), "51.10", 0, 0, -1, 101, 101);
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new PublishCourse(COURSE, content, null)))
                    .extracting(broken -> broken.getPropertyPath().toString())
                    .containsExactlyInAnyOrder(
                            "content.title",
                            "content.topics",
                            "content.cip",
                            "content.awardLevel",
                            "content.validityMonths",
                            "content.noticeDays",
                            "content.minimumAttendance",
                            "content.passMark");
        }
    }

    @Test
    void content_within_its_bounds_is_taken() {
        var content = new Content("A", Set.of(Topic.IMPLICIT_BIAS), "51.1004", 3, 1, 0, 100, 100);
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new PublishCourse(COURSE, content, null)))
                    .isEmpty();
        }
    }

    private static Content content(int validityMonths, int noticeDays) {
        return new Content(
                "Lactation support", Set.of(Topic.LACTATION_SUPPORT), null, null, validityMonths, noticeDays, 80, 70);
    }
}
