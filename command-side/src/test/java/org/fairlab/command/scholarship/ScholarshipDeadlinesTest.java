package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.scholarship.Example.*;

import org.fairlab.command.Deadline;
import org.fairlab.command.scholarship.CycleCommand.CloseCycle;
import org.fairlab.command.scholarship.FundCommand.LapseAward;
import org.junit.jupiter.api.Test;

class ScholarshipDeadlinesTest {

    private final Deadline.Policy deadlines = new ScholarshipDeadlines();

    @Test
    void an_offer_lapses_on_the_day_after_its_last() {
        assertThat(deadlines.after(offered(100)))
                .containsExactly(new Deadline(new LapseAward(FUND, AWARD), TODAY.plusDays(11)));
    }

    @Test
    void a_cycle_closes_on_the_day_after_its_last() {
        assertThat(deadlines.after(CYCLE_OPENED))
                .containsExactly(new Deadline(
                        new CloseCycle(CYCLE, null), CYCLE_OPENED.closesOn().plusDays(1)));
    }

    @Test
    void nothing_else_falls_due() {
        assertThat(deadlines.after(SUBMITTED)).isEmpty();
        assertThat(deadlines.after(accepted())).isEmpty();
    }
}
