package org.fairlab.command.training;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.training.TrainingRules.*;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.training.OfferingCommand.*;
import org.fairlab.events.TrainingEvent.*;
import org.junit.jupiter.api.Test;

class OfferingTest {

    private static final UUID OFFERING = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final LocalDate STARTS = TODAY.plusDays(10);
    private static final LocalDate ENDS = TODAY.plusDays(20);
    private static final Content CONTENT =
            new Content("Implicit bias", Set.of(Topic.IMPLICIT_BIAS), null, null, null, 0, 0, null);

    private final Scenario<Offering> offering = Scenario.of(Offering.class)
            .knowing(COURSE, new CoursePublished(COURSE, CONTENT, TODAY), new CourseRevised(COURSE, 2, CONTENT, TODAY));

    @Test
    void an_offering_is_of_any_version_of_its_course() {
        offering.when(schedule(COURSE, 2, STARTS, ENDS))
                .then(new OfferingScheduled(OFFERING, COURSE, 2, "site-1", STARTS, ENDS, 4, TODAY));
    }

    @Test
    void an_offering_may_last_one_day() {
        offering.when(schedule(COURSE, 1, STARTS, STARTS))
                .then(new OfferingScheduled(OFFERING, COURSE, 1, "site-1", STARTS, STARTS, 4, TODAY));
    }

    @Test
    void an_offering_is_not_of_a_version_that_is_not_published() {
        offering.when(schedule(COURSE, 3, STARTS, ENDS)).thenRefused(NO_SUCH_VERSION);
    }

    @Test
    void versions_count_from_1() {
        offering.when(schedule(COURSE, 0, STARTS, ENDS)).thenRefused(NO_SUCH_VERSION);
    }

    @Test
    void an_offering_is_not_of_a_course_that_does_not_exist() {
        offering.when(schedule(UUID.randomUUID(), 1, STARTS, ENDS)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void an_offering_does_not_end_before_it_starts() {
        offering.when(schedule(COURSE, 1, ENDS, STARTS)).thenRefused(DATES_REVERSED);
    }

    private static ScheduleOffering schedule(UUID course, int version, LocalDate startsOn, LocalDate endsOn) {
        return new ScheduleOffering(OFFERING, course, version, "site-1", startsOn, endsOn, 4, null);
    }
}
