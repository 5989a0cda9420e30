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

    private static final ConfirmProxyRules CONFIRM = new ConfirmProxyRules(CYCLE, null);

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
    void rules_on_likely_proxies_are_proposed_by_who_opens_the_cycle() {
        cycle.by("manager-1")
                .when(new OpenCycle(CYCLE, FUND, "2030", TODAY.plusMonths(1), PROXY_TERMS, null))
                .then(PROXY_OPENED, PROXIES_PROPOSED);
    }

    @Test
    void a_second_person_confirms_rules_on_likely_proxies() {
        cycle.given(PROXY_OPENED, PROXIES_PROPOSED)
                .by("manager-2")
                .when(CONFIRM)
                .then(PROXIES_CONFIRMED);
    }

    @Test
    void who_opened_a_cycle_does_not_confirm_its_proxies() {
        cycle.given(PROXY_OPENED, PROXIES_PROPOSED)
                .by("manager-1")
                .when(CONFIRM)
                .thenRefused(OPENER_CONFIRMS);
    }

    @Test
    void proxies_are_confirmed_once() {
        cycle.given(PROXY_OPENED, PROXIES_PROPOSED, PROXIES_CONFIRMED)
                .by("manager-3")
                .when(CONFIRM)
                .thenRefused(NO_PROXIES);
    }

    @Test
    void a_cycle_without_proxies_has_none_to_confirm() {
        cycle.given(CYCLE_OPENED).by("manager-2").when(CONFIRM).thenRefused(NO_PROXIES);
    }

    @Test
    void a_closed_cycle_has_nothing_to_confirm() {
        cycle.given(PROXY_OPENED, PROXIES_PROPOSED, CYCLE_ENDED)
                .by("manager-2")
                .when(CONFIRM)
                .thenRefused(CYCLE_CLOSED);
    }

    @Test
    void proxies_that_roll_over_are_confirmed_again() {
        cycle.given(PROXY_OPENED, PROXIES_PROPOSED, PROXIES_CONFIRMED)
                .by("manager-2")
                .when(ROLL)
                .then(
                        new CycleOpened(NEXT, FUND, "2031", TODAY.plusYears(1), PROXY_TERMS, CYCLE, TODAY),
                        new ProxyRulesProposed(NEXT, List.of("homeCounty"), "manager-2", TODAY),
                        new CycleRolledOver(CYCLE, NEXT, TODAY));
    }

    @Test
    void terms_that_name_a_protected_trait_do_not_roll_over() {
        Terms terms = new Terms(
                "rules-1",
                List.of(new EligibilityRule("group", Comparison.ONE_OF, List.of("FEMALE"), null)),
                "rubric-1",
                Map.of("plan", 10),
                1,
                Set.of(FIRST));
        cycle.given(new CycleOpened(CYCLE, FUND, "2030", TODAY.plusMonths(1), terms, null, TODAY))
                .when(ROLL)
                .thenRefused(PROTECTED_TRAIT);
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
