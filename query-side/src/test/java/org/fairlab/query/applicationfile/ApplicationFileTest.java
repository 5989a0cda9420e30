package org.fairlab.query.applicationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.REVIEWER;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.Shown;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.applicationfile.ApplicationFileEndpoint.Proxies;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class ApplicationFileTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.fromString("6c8213e8-66b4-4bf4-9c17-eb4836fd42f2");
    private static final UUID APPLICATION = UUID.fromString("1cebec04-1e25-3ac0-9841-869cfa5c669f");
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final String FIRST = "reviewer-1";
    private static final String SECOND = "reviewer-2";
    private static final Map<String, String> ANSWERS = Map.of("credits", "9", "Équipe \"A\"", "naïve");

    /** As anybody computes it: sha256sum of the shown JSON with sorted names, with both reviews. */
    private static final String RECORDED_DIGEST = "aa6c35004ecb5285f042d0b013db85dfc96b904d5e548c38e0d5ef73ad2297e9";

    private static final Terms TERMS = new Terms(
            "rules-1",
            List.of(new EligibilityRule("credits", Comparison.AT_LEAST, List.of("6"), null)),
            "rubric-1",
            Map.of("motivation", 10, "plan", 10),
            2,
            Set.of(FIRST, SECOND));

    private static final Event[] ELIGIBLE = {
        new FundEstablished(FUND, "Pathways", FundKind.SCHOLARSHIP, new Money(1000, "USD"), DAY),
        new CycleOpened(CYCLE, FUND, "2030", DAY.plusMonths(1), TERMS, null, DAY),
        new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, "nominator", ANSWERS, DAY),
        new EligibilityDetermined(APPLICATION, true, List.of(), "rules-1", "digest", DAY)
    };
    private static final Event[] ASSIGNED = {
        new ReviewerAssigned(APPLICATION, FIRST, DAY), new ReviewerAssigned(APPLICATION, SECOND, DAY)
    };
    private static final Event FIRST_SCORED =
            new ReviewScored(APPLICATION, FIRST, Map.of("motivation", 9, "plan", 6), "rubric-1", "digest", DAY);
    private static final Event SECOND_SCORED =
            new ReviewScored(APPLICATION, SECOND, Map.of("motivation", 8, "plan", 7), "rubric-1", "digest", DAY);
    private static final Event OFFERED = new AwardOffered(
            FUND,
            AWARD,
            APPLICATION,
            CYCLE,
            PARTICIPANT,
            new Money(500, "USD"),
            DAY.plusDays(10),
            "rules-1",
            "rubric-1",
            RECORDED_DIGEST,
            DAY);

    private final GivenEvents events = GivenEvents.none();
    private final JsonMapper json = new JsonMapper();
    private final ApplicationFile readModel = new ApplicationFile(json);
    private final ApplicationFileEndpoint endpoint = new ApplicationFileEndpoint(events.jdbc(), json);

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private static HttpServletRequest caller(String subject, String... roles) {
        var caller = new MockHttpServletRequest();
        caller.setRemoteUser(subject);
        List.of(roles).forEach(caller::addUserRole);
        return caller;
    }

    private Shown<ShownApplication> file(String subject, String... roles) {
        return endpoint.application(APPLICATION, true, caller(subject, roles));
    }

    private ShownApplication shownTo(String subject, String... roles) {
        return file(subject, roles).shown();
    }

    private String stateAfter(Event... happened) {
        given(happened);
        return endpoint.applications(CYCLE, null, 10, caller("officer", FUND_OFFICER))
                .items()
                .getFirst()
                .state();
    }

    @Test
    void what_is_shown_has_the_digest_that_the_award_recorded() {
        given(ELIGIBLE);
        given(ASSIGNED);
        given(FIRST_SCORED, SECOND_SCORED, OFFERED);
        assertThat(shownTo("officer", FUND_OFFICER))
                .isEqualTo(new ShownApplication(
                        APPLICATION,
                        CYCLE,
                        "rules-1",
                        "rubric-1",
                        ANSWERS,
                        true,
                        Map.of(
                                FIRST, Map.of("motivation", 9, "plan", 6),
                                SECOND, Map.of("motivation", 8, "plan", 7))));
        assertThat(file("officer", FUND_OFFICER).shownDigest()).isEqualTo(RECORDED_DIGEST);
    }

    @Test
    void an_auditor_is_shown_again_what_a_reviewer_scored() {
        given(ELIGIBLE);
        given(ASSIGNED);
        String shown = file(FIRST, REVIEWER).shownDigest();
        given(FIRST_SCORED, SECOND_SCORED);
        assertThat(endpoint.application(APPLICATION, false, caller("auditor", AUDITOR))
                        .shownDigest())
                .isEqualTo(shown);
        assertThat(file("auditor", AUDITOR).shownDigest()).isNotEqualTo(shown);
    }

    @Test
    void nothing_is_shown_of_who_applied() {
        given(ELIGIBLE);
        assertThat(json.writeValueAsString(shownTo("auditor", AUDITOR)))
                .doesNotContain(PARTICIPANT.toString())
                .doesNotContain("nominator");
        assertThat(events.rows("application_file").toString()).doesNotContain(PARTICIPANT.toString());
    }

    @Test
    void eligibility_is_null_before_it_is_determined() {
        given(ELIGIBLE[0], ELIGIBLE[1], ELIGIBLE[2]);
        assertThat(shownTo("officer", FUND_OFFICER).eligible()).isNull();
        assertThat(shownTo("officer", FUND_OFFICER).reviews()).isEmpty();
    }

    @Test
    void a_reviewer_sees_the_scores_of_others_after_their_own() {
        given(ELIGIBLE);
        given(ASSIGNED);
        given(FIRST_SCORED);
        assertThat(shownTo(SECOND, REVIEWER).answers()).isEqualTo(ANSWERS);
        assertThat(shownTo(SECOND, REVIEWER).reviews()).isNull();
        assertThat(shownTo(FIRST, REVIEWER).reviews()).containsOnlyKeys(FIRST);
        given(SECOND_SCORED);
        assertThat(shownTo(SECOND, REVIEWER).reviews()).containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    void another_role_does_not_show_a_reviewer_the_scores_before_their_own() {
        given(ELIGIBLE);
        given(ASSIGNED);
        given(FIRST_SCORED);
        assertThat(shownTo(SECOND, REVIEWER, FUND_OFFICER).reviews()).isNull();
    }

    @Test
    void a_reviewer_sees_only_the_applications_assigned_to_them() {
        given(ELIGIBLE);
        given(ASSIGNED[0]);
        assertThat(endpoint.applications(CYCLE, null, 10, caller(FIRST, REVIEWER))
                        .items())
                .hasSize(1);
        assertThat(endpoint.applications(CYCLE, null, 10, caller(SECOND, REVIEWER))
                        .items())
                .isEmpty();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> shownTo(SECOND, REVIEWER));
        assertThat(endpoint.applications(CYCLE, null, 10, caller(SECOND, AUDITOR))
                        .items())
                .hasSize(1);
    }

    @Test
    void a_reviewer_who_stepped_back_or_has_a_conflict_sees_it_no_longer() {
        given(ELIGIBLE);
        given(ASSIGNED);
        given(new ReviewerRecused(APPLICATION, FIRST, DAY), new ConflictDeclared(APPLICATION, SECOND, DAY));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> shownTo(FIRST, REVIEWER));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> shownTo(SECOND, REVIEWER));
        given(ASSIGNED[0]);
        assertThat(shownTo(FIRST, REVIEWER).answers()).isEqualTo(ANSWERS);
    }

    @Test
    void the_state_is_that_of_the_last_award_if_there_is_one() {
        assertThat(stateAfter(ELIGIBLE)).isEqualTo("ELIGIBLE");
        assertThat(stateAfter(OFFERED)).isEqualTo("OFFERED");
        assertThat(stateAfter(new AwardLapsed(FUND, AWARD, DAY))).isEqualTo("LAPSED");
        UUID second = UUID.randomUUID();
        assertThat(stateAfter(new AwardOffered(
                        FUND,
                        second,
                        APPLICATION,
                        CYCLE,
                        PARTICIPANT,
                        new Money(500, "USD"),
                        DAY.plusDays(10),
                        "rules-1",
                        "rubric-1",
                        RECORDED_DIGEST,
                        DAY)))
                .isEqualTo("OFFERED");
        assertThat(stateAfter(new AwardAccepted(FUND, second, DAY))).isEqualTo("ACCEPTED");
        assertThat(stateAfter(new AwardRevoked(FUND, second, null, DAY))).isEqualTo("REVOKED");
        assertThat(stateAfter(new ApplicationWithdrawn(APPLICATION, DAY))).isEqualTo("WITHDRAWN");
    }

    @Test
    void an_application_that_fails_a_rule_is_ineligible() {
        given(ELIGIBLE[0], ELIGIBLE[1], ELIGIBLE[2]);
        assertThat(stateAfter(
                        new EligibilityDetermined(APPLICATION, false, List.of("credits"), "rules-1", "digest", DAY)))
                .isEqualTo("INELIGIBLE");
        assertThat(shownTo("officer", FUND_OFFICER).eligible()).isFalse();
    }

    @Test
    void a_cycle_shows_its_frozen_terms_and_how_many_applied() {
        UUID next = UUID.randomUUID();
        given(ELIGIBLE);
        given(
                new CycleClosed(CYCLE, DAY),
                new CycleOpened(next, FUND, "2031", DAY.plusYears(1), TERMS, CYCLE, DAY),
                new CycleRolledOver(CYCLE, next, DAY));
        var first = endpoint.cycle(CYCLE);
        assertThat(first.terms()).isEqualTo(TERMS);
        assertThat(first.proxies()).isNull();
        assertThat(first.rolledOverTo()).isEqualTo(next);
        assertThat(first.cycle().state()).isEqualTo("CLOSED");
        assertThat(first.cycle().fund()).isEqualTo("Pathways");
        assertThat(first.cycle().applications()).isEqualTo(1);
        assertThat(endpoint.cycle(next).cycle().state()).isEqualTo("OPEN");
        assertThat(endpoint.cycle(next).rolledOverFrom()).isEqualTo(CYCLE);
        var page = endpoint.cycles(null, 1);
        assertThat(page.items()).hasSize(1);
        assertThat(endpoint.cycles(page.next(), 1).items()).doesNotContainAnyElementsOf(page.items());
    }

    @Test
    void a_cycle_on_likely_proxies_is_open_once_a_second_person_confirmed_them() {
        given(ELIGIBLE[0], ELIGIBLE[1], new ProxyRulesProposed(CYCLE, List.of("homeCounty"), "manager-1", DAY));
        assertThat(endpoint.cycle(CYCLE).cycle().state()).isEqualTo("UNCONFIRMED");
        assertThat(endpoint.cycle(CYCLE).proxies()).isEqualTo(new Proxies(List.of("homeCounty"), "manager-1", null));
        given(new ProxyRulesConfirmed(CYCLE, List.of("homeCounty"), "manager-2", DAY));
        assertThat(endpoint.cycle(CYCLE).cycle().state()).isEqualTo("OPEN");
        assertThat(endpoint.cycle(CYCLE).proxies())
                .isEqualTo(new Proxies(List.of("homeCounty"), "manager-1", "manager-2"));
        events.rebuildEqualsLive(readModel);
    }

    @Test
    void a_fresh_replay_equals_the_live_state() {
        given(ELIGIBLE);
        given(ASSIGNED);
        given(FIRST_SCORED, new ConflictDeclared(APPLICATION, SECOND, DAY), OFFERED);
        given(new AwardDeclined(FUND, AWARD, DAY), new CycleClosed(CYCLE, DAY));
        events.rebuildEqualsLive(readModel);
    }
}
