package org.fairlab.command.mentorship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.mentorship.Examples.*;
import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.mentorship.ProgramCommand.OpenProgram;
import org.fairlab.events.MentorshipEvent.MentorshipProgramOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentorshipProgramTest {

    private final Scenario<MentorshipProgram> program = Scenario.of(MentorshipProgram.class);

    @Test
    void a_programme_is_always_open() {
        program.when(open(null, null))
                .then(new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", null, null, 14, TODAY));
    }

    @Test
    void a_programme_is_a_cohort_with_dates() {
        program.when(open(TOMORROW, DUE))
                .then(new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", TOMORROW, DUE, 14, TODAY));
    }

    @Test
    void a_cohort_has_a_last_day() {
        program.when(open(TODAY, null)).thenRefused(COHORT_DATES);
    }

    @Test
    void a_cohort_has_a_first_day() {
        program.when(open(null, TODAY)).thenRefused(COHORT_DATES);
    }

    @Test
    void a_cohort_ends_after_it_starts() {
        program.when(open(TODAY, TODAY)).thenRefused(COHORT_DATES);
    }

    @Test
    void an_opening_is_never_dated_in_the_future() {
        program.when(new OpenProgram(PROGRAM, "Laboratory mentors", null, null, 14, TOMORROW))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    private static OpenProgram open(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        return new OpenProgram(PROGRAM, "Laboratory mentors", startsOn, endsOn, 14, null);
    }
}
