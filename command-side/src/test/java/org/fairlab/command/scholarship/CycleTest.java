package org.fairlab.command.scholarship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.scholarship.Example.*;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.scholarship.CycleCommand.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.junit.jupiter.api.Test;

class CycleTest {

    private static final UUID NEXT = UUID.randomUUID();
    private static final OpenCycle OPEN = new OpenCycle(CYCLE, FUND, "2030", TODAY.plusMonths(1), TERMS, null);
    private static final RollCycleOver ROLL = new RollCycleOver(CYCLE, NEXT, "2031", TODAY.plusYears(1), null);

    private final Scenario<Cycle> cycle = Scenario.of(Cycle.class).knowing(FUND, FUND_ESTABLISHED);

    @Test
    void a_cycle_opens_on_terms_that_are_frozen() {
        cycle.when(OPEN).then(CYCLE_OPENED);
    }

    @Test
    void a_cycle_belongs_to_a_fund() {
        Scenario.of(Cycle.class).when(OPEN).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_closed_fund_opens_no_cycle() {
        cycle.knowing(FUND, FUND_ENDED).when(OPEN).thenRefused(FUND_CLOSED);
    }

    @Test
    void a_cycle_may_open_for_today_only() {
        cycle.when(new OpenCycle(CYCLE, FUND, "2030", TODAY, TERMS, null))
                .then(new CycleOpened(CYCLE, FUND, "2030", TODAY, TERMS, null, TODAY));
    }

    @Test
    void a_cycle_does_not_open_for_days_gone_by() {
        cycle.when(new OpenCycle(CYCLE, FUND, "2030", TODAY.minusDays(1), TERMS, null))
                .thenRefused(CLOSES_IN_PAST);
    }

    @Test
    void a_cycle_does_not_open_with_fewer_reviewers_than_an_offer_needs() {
        Terms terms = new Terms("rules-1", List.of(), "rubric-1", Map.of("plan", 10), 2, Set.of(FIRST));
        cycle.when(new OpenCycle(CYCLE, FUND, "2030", TODAY, terms, null)).thenRefused(TOO_FEW_REVIEWERS);
    }

    @Test
    void a_cycle_closes() {
        cycle.given(CYCLE_OPENED).when(new CloseCycle(CYCLE, null)).then(CYCLE_ENDED);
    }

    @Test
    void a_cycle_closes_once() {
        cycle.given(CYCLE_OPENED, CYCLE_ENDED).when(new CloseCycle(CYCLE, null)).thenRefused(CYCLE_CLOSED);
    }

    @Test
    void a_cycle_rolls_over_with_its_fund_rules_rubric_and_reviewers() {
        cycle.given(CYCLE_OPENED, CYCLE_ENDED)
                .when(ROLL)
                .then(
                        new CycleOpened(NEXT, FUND, "2031", TODAY.plusYears(1), TERMS, CYCLE, TODAY),
                        new CycleRolledOver(CYCLE, NEXT, TODAY));
    }

    @Test
    void a_cycle_rolls_over_once() {
        cycle.given(CYCLE_OPENED, new CycleRolledOver(CYCLE, NEXT, TODAY))
                .when(ROLL)
                .thenRefused(ROLLED_OVER);
    }

    @Test
    void a_cycle_of_a_closed_fund_does_not_roll_over() {
        cycle.knowing(FUND, FUND_ENDED).given(CYCLE_OPENED).when(ROLL).thenRefused(FUND_CLOSED);
    }

    @Test
    void a_cycle_does_not_roll_over_into_days_gone_by() {
        cycle.given(CYCLE_OPENED)
                .when(new RollCycleOver(CYCLE, NEXT, "2031", TODAY.minusDays(1), null))
                .thenRefused(CLOSES_IN_PAST);
    }
}
