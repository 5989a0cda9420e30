package org.fairlab.command.scholarship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.scholarship.Example.*;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.scholarship.ApplicationCommand.*;
import org.fairlab.events.Event;
import org.fairlab.events.ScholarshipEvent.*;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationTest {

    private static final Map<String, String> ANSWERS = Map.of("credits", "9");
    private static final LocalDate LAST_DAY = CYCLE_OPENED.closesOn();

    private final Scenario<Application> application = Scenario.of(Application.class);

    private Scenario<Application> given(Event... events) {
        return application
                .given(SUBMITTED)
                .given(events)
                .knowing(FUND, FUND_ESTABLISHED)
                .knowing(CYCLE, CYCLE_OPENED);
    }

    @Nested
    class Submitting {

        private Scenario<Application> inCycle(Event... cycle) {
            return application.knowing(PARTICIPANT, REGISTERED).knowing(CYCLE, cycle);
        }

        @Test
        void a_participant_applies_in_an_open_cycle() {
            inCycle(CYCLE_OPENED).when(SUBMIT).then(SUBMITTED);
        }

        @Test
        void an_application_can_come_in_on_the_last_day() {
            inCycle(CYCLE_OPENED)
                    .on(LAST_DAY)
                    .when(SUBMIT)
                    .then(new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, NOMINATOR, ANSWERS, LAST_DAY));
        }

        @Test
        void a_cycle_takes_no_application_after_its_last_day_however_it_is_dated() {
            inCycle(CYCLE_OPENED)
                    .on(LAST_DAY.plusDays(1))
                    .when(new SubmitApplication(CYCLE, PARTICIPANT, NOMINATOR, ANSWERS, TODAY))
                    .thenRefused(CYCLE_CLOSED);
        }

        @Test
        void a_closed_cycle_takes_no_application() {
            inCycle(CYCLE_OPENED, CYCLE_ENDED).when(SUBMIT).thenRefused(CYCLE_CLOSED);
        }

        @Test
        void a_cycle_takes_no_application_before_its_proxies_are_confirmed() {
            inCycle(PROXY_OPENED, PROXIES_PROPOSED).when(APPLY_FROM_COUNTY).thenRefused(PROXIES_UNCONFIRMED);
        }

        @Test
        void a_cycle_takes_applications_once_its_proxies_are_confirmed() {
            inCycle(PROXY_OPENED, PROXIES_PROPOSED, PROXIES_CONFIRMED)
                    .when(APPLY_FROM_COUNTY)
                    .then(new ApplicationSubmitted(
                            APPLICATION, CYCLE, PARTICIPANT, null, APPLY_FROM_COUNTY.answers(), TODAY));
        }

        private static final SubmitApplication APPLY_FROM_COUNTY =
                new SubmitApplication(CYCLE, PARTICIPANT, null, Map.of("homeCounty", "Sangamon"), null);

        @Test
        void an_erased_participant_does_not_apply() {
            inCycle(CYCLE_OPENED)
                    .knowing(PARTICIPANT, ERASED)
                    .when(SUBMIT)
                    .thenRefused(new Rule(
                            "participant-erased", Rule.Kind.STATE, "An erased participant takes no further part."));
        }

        @Test
        void who_is_unknown_does_not_apply() {
            application.knowing(CYCLE, CYCLE_OPENED).when(SUBMIT).thenRefused(Rule.NOT_FOUND);
        }

        @ParameterizedTest
        @MethodSource
        void an_application_answers_what_is_asked_and_nothing_else(Map<String, String> answers) {
            inCycle(CYCLE_OPENED)
                    .when(new SubmitApplication(CYCLE, PARTICIPANT, null, answers, null))
                    .thenRefused(ANSWERS_DIFFER);
        }

        static List<Map<String, String>> an_application_answers_what_is_asked_and_nothing_else() {
            return List.of(Map.of(), Map.of("income", "9"), Map.of("credits", "9", "income", "9"));
        }
    }

    @Nested
    class Withdrawing {

        private static final WithdrawApplication WITHDRAW = new WithdrawApplication(APPLICATION, null);

        @Test
        void an_application_is_withdrawn() {
            given().when(WITHDRAW).then(TAKEN_BACK);
        }

        @Test
        void an_application_is_withdrawn_once() {
            given(TAKEN_BACK).when(WITHDRAW).thenRefused(WITHDRAWN);
        }

        @Test
        void an_application_with_a_standing_award_is_not_withdrawn() {
            given().knowing(FUND, offered(100)).when(WITHDRAW).thenRefused(AWARDED);
        }

        @Test
        void an_application_whose_award_was_declined_can_be_withdrawn() {
            given().knowing(FUND, offered(100), new AwardDeclined(FUND, AWARD, TODAY))
                    .when(WITHDRAW)
                    .then(TAKEN_BACK);
        }
    }

    @Nested
    class Eligible {

        private static final String SHOWN = shown(null, Map.of());
        private static final DetermineEligibility DETERMINE = new DetermineEligibility(APPLICATION, SHOWN, null);

        @Test
        void answers_that_meet_the_frozen_rules_are_eligible() {
            given().when(DETERMINE)
                    .then(new EligibilityDetermined(APPLICATION, true, List.of(), "rules-1", SHOWN, TODAY));
        }

        @Test
        void the_fields_whose_rule_is_not_met_are_named() {
            Map<String, String> few = Map.of("credits", "5");
            application
                    .given(new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, null, few, TODAY))
                    .knowing(CYCLE, CYCLE_OPENED)
                    .when(new DetermineEligibility(APPLICATION, shown(few, null, Map.of()), null))
                    .then(new EligibilityDetermined(
                            APPLICATION, false, List.of("credits"), "rules-1", shown(few, null, Map.of()), TODAY));
        }

        @Test
        void eligibility_is_determined_on_what_is_shown() {
            given().when(new DetermineEligibility(APPLICATION, shown(Map.of("credits", "8"), null, Map.of()), null))
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @Test
        void eligibility_is_determined_once() {
            given(ELIGIBLE).when(DETERMINE).thenRefused(DETERMINED);
        }

        @Test
        void nobody_determines_their_own_eligibility() {
            given().by(PARTICIPANT).when(DETERMINE).thenRefused(OWN_APPLICATION);
        }

        @Test
        void a_withdrawn_application_is_not_looked_at() {
            given(TAKEN_BACK).when(DETERMINE).thenRefused(WITHDRAWN);
        }
    }

    @Nested
    class Assigning {

        private static AssignReviewer assign(String reviewer) {
            return new AssignReviewer(APPLICATION, reviewer, null);
        }

        @Test
        void a_reviewer_of_the_pool_is_assigned() {
            given(ELIGIBLE).when(assign(FIRST)).then(assigned(FIRST));
        }

        @Test
        void reviewers_come_from_the_pool() {
            given(ELIGIBLE).when(assign("somebody else")).thenRefused(NOT_IN_POOL);
        }

        @Test
        void who_nominated_does_not_review() {
            given(ELIGIBLE).when(assign(NOMINATOR)).thenRefused(NOMINATOR_REVIEWS);
        }

        @Test
        void who_declared_a_conflict_is_not_assigned() {
            given(ELIGIBLE, conflict(FIRST)).when(assign(FIRST)).thenRefused(CONFLICTED);
        }

        @Test
        void a_reviewer_is_assigned_once() {
            given(ELIGIBLE, assigned(FIRST)).when(assign(FIRST)).thenRefused(ASSIGNED);
        }

        @Test
        void only_an_eligible_application_is_reviewed() {
            given().when(assign(FIRST)).thenRefused(NOT_ELIGIBLE);
        }

        @Test
        void nobody_chooses_their_own_reviewers() {
            given(ELIGIBLE).by(PARTICIPANT).when(assign(FIRST)).thenRefused(OWN_APPLICATION);
        }

        @Test
        void a_withdrawn_application_gets_no_reviewer() {
            given(ELIGIBLE, TAKEN_BACK).when(assign(FIRST)).thenRefused(WITHDRAWN);
        }
    }

    @Nested
    class SteppingBack {

        private static final DeclareConflict DECLARE = new DeclareConflict(APPLICATION, "same laboratory", null);
        private static final RecuseReviewer RECUSE = new RecuseReviewer(APPLICATION, "no time", null);

        @Test
        void a_conflict_is_declared_by_the_one_who_has_it() {
            given(ELIGIBLE, assigned(FIRST)).by(FIRST).when(DECLARE).then(conflict(FIRST));
        }

        @Test
        void a_conflict_is_declared_once() {
            given(conflict(FIRST)).by(FIRST).when(DECLARE).thenRefused(CONFLICTED);
        }

        @Test
        void nobody_declares_a_conflict_on_their_own_application() {
            given().by(PARTICIPANT).when(DECLARE).thenRefused(OWN_APPLICATION);
        }

        @Test
        void no_conflict_is_declared_on_a_withdrawn_application() {
            given(TAKEN_BACK).by(FIRST).when(DECLARE).thenRefused(WITHDRAWN);
        }

        @Test
        void an_assigned_reviewer_steps_back() {
            given(ELIGIBLE, assigned(FIRST))
                    .by(FIRST)
                    .when(RECUSE)
                    .then(new ReviewerRecused(APPLICATION, FIRST, TODAY));
        }

        @Test
        void who_is_not_assigned_cannot_step_back() {
            given(ELIGIBLE, assigned(FIRST)).by(SECOND).when(RECUSE).thenRefused(NOT_ASSIGNED);
        }

        @Test
        void who_has_scored_cannot_step_back() {
            given(ELIGIBLE, assigned(FIRST), scored(FIRST))
                    .by(FIRST)
                    .when(RECUSE)
                    .thenRefused(SCORED);
        }
    }

    @Nested
    class Scoring {

        private static ScoreReview score(Map<String, Integer> scores) {
            return new ScoreReview(APPLICATION, scores, shown(true, null), null);
        }

        private static final ScoreReview SCORE = score(Map.of("motivation", 10, "plan", 0));

        @Test
        void an_assigned_reviewer_scores_on_the_frozen_rubric() {
            given(ELIGIBLE, assigned(FIRST))
                    .by(FIRST)
                    .when(SCORE)
                    .then(new ReviewScored(
                            APPLICATION,
                            FIRST,
                            Map.of("motivation", 10, "plan", 0),
                            "rubric-1",
                            shown(true, null),
                            TODAY));
        }

        @Test
        void a_reviewer_scores_before_they_are_shown_the_scores_of_others() {
            var others = Map.of(SECOND, scored(SECOND).scores());
            given(ELIGIBLE, assigned(FIRST), assigned(SECOND), scored(SECOND))
                    .by(FIRST)
                    .when(new ScoreReview(APPLICATION, Map.of("motivation", 10, "plan", 0), shown(true, others), null))
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @Test
        void who_is_not_assigned_does_not_review() {
            given(ELIGIBLE, assigned(FIRST)).by(SECOND).when(SCORE).thenRefused(NOT_ASSIGNED);
        }

        @Test
        void who_stepped_back_does_not_review() {
            given(ELIGIBLE, assigned(FIRST), new ReviewerRecused(APPLICATION, FIRST, TODAY))
                    .by(FIRST)
                    .when(SCORE)
                    .thenRefused(NOT_ASSIGNED);
        }

        @Test
        void who_declared_a_conflict_does_not_review() {
            given(ELIGIBLE, assigned(FIRST), conflict(FIRST))
                    .by(FIRST)
                    .when(SCORE)
                    .thenRefused(CONFLICTED);
        }

        @Test
        void a_reviewer_scores_an_application_once() {
            given(ELIGIBLE, assigned(FIRST), scored(FIRST))
                    .by(FIRST)
                    .when(SCORE)
                    .thenRefused(ScholarshipRules.SCORED);
        }

        @ParameterizedTest
        @MethodSource
        void a_review_gives_each_criterion_points_within_its_range(Map<String, Integer> scores) {
            given(ELIGIBLE, assigned(FIRST)).by(FIRST).when(score(scores)).thenRefused(OFF_RUBRIC);
        }

        static List<Map<String, Integer>> a_review_gives_each_criterion_points_within_its_range() {
            return List.of(
                    Map.of("plan", 1),
                    Map.of("motivation", 1, "plan", 1, "appearance", 1),
                    Map.of("motivation", 1, "plan", -1),
                    Map.of("motivation", 11, "plan", 1));
        }

        @Test
        void nobody_reviews_their_own_application() {
            given(ELIGIBLE, assigned(FIRST))
                    .by(FIRST)
                    .by(PARTICIPANT)
                    .when(SCORE)
                    .thenRefused(OWN_APPLICATION);
        }

        @Test
        void a_withdrawn_application_is_not_reviewed() {
            given(ELIGIBLE, assigned(FIRST), TAKEN_BACK).by(FIRST).when(SCORE).thenRefused(WITHDRAWN);
        }
    }
}
