package org.fairlab.query.equityfunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.testing.People.registered;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.equityfunnel.RetentionEndpoint.Retained;
import org.fairlab.query.measure.Retention;
import org.fairlab.query.measure.Retention.Followed;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class RetentionEndpointTest {

    private static final LocalDate HIRED = LocalDate.of(2020, 1, 1);
    private static final AsOf AFTER_A_YEAR = new AsOf(HIRED.plusDays(365).toString(), null);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final RetentionEndpoint endpoint = new RetentionEndpoint(given.jdbc());

    @BeforeEach
    void auditor() {
        People.lookAs(Roles.AUDITOR);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    private UUID hired(Sex sex, LocalDate on) {
        UUID participant = UUID.randomUUID();
        given.happened(
                registered(participant),
                people.identified(HIRED, participant, Standard.SPD15_2024, sex, "ASIAN"),
                milestone(participant, Milestone.HIRED, on));
        return participant;
    }

    private static CareerMilestoneReached milestone(UUID participant, Milestone milestone, LocalDate on) {
        return new CareerMilestoneReached(participant, UUID.randomUUID(), milestone, "invented", on);
    }

    private Retained retained(String by, Integer cohort) {
        given.seenBy(new Demographics(people.keyring()), new EquityFunnel(given.jdbc()));
        return endpoint.retention(by, cohort, AFTER_A_YEAR, Answers.LATEST);
    }

    @Test
    void who_has_not_left_is_censored_on_the_day_of_the_figure_and_who_left_counts_from_hire() {
        given.happened(milestone(hired(Sex.FEMALE, HIRED), Milestone.LEFT, HIRED.plusDays(100)));
        hired(Sex.FEMALE, HIRED.plusDays(300));
        given.happened(milestone(hired(Sex.MALE, HIRED), Milestone.LEFT, HIRED.plusDays(200)));
        hired(Sex.MALE, HIRED);

        assertThat(retained("sex", null).retention())
                .isEqualTo(Retention.of(new TreeMap<>(Map.of(
                        "FEMALE", List.of(new Followed(100, true), new Followed(65, false)),
                        "MALE", List.of(new Followed(200, true), new Followed(365, false))))));
    }

    @Test
    void a_leaving_before_the_hire_or_after_the_day_is_none() {
        UUID back = hired(Sex.FEMALE, HIRED.plusDays(10));
        given.happened(
                milestone(back, Milestone.LEFT, HIRED.plusDays(5)),
                milestone(back, Milestone.LEFT, HIRED.plusDays(400)));
        hired(Sex.FEMALE, HIRED.plusDays(400));
        assertThat(retained("sex", null).retention())
                .isEqualTo(Retention.of(Map.of("FEMALE", List.of(new Followed(355, false)))));
    }

    @Test
    void a_leaving_that_was_corrected_away_is_none() {
        UUID stayed = hired(Sex.FEMALE, HIRED);
        var left = milestone(stayed, Milestone.LEFT, HIRED.plusDays(100));
        given.happened(left, new MilestoneCorrected(stayed, left.milestoneId(), null, HIRED.plusDays(120)));
        assertThat(retained("sex", null).retention())
                .isEqualTo(Retention.of(Map.of("FEMALE", List.of(new Followed(365, false)))));
    }

    @Test
    void who_did_not_answer_is_counted_apart() {
        hired(Sex.UNKNOWN, HIRED);
        Retained retained = retained("sex", null);
        assertThat(retained.apart()).containsExactly(Map.entry("UNKNOWN", 1));
        assertThat(retained.retention().curves()).isEmpty();
    }

    @Test
    void a_cohort_is_the_year_of_entry() {
        hired(Sex.FEMALE, HIRED);
        hired(Sex.FEMALE, HIRED.minusYears(1));
        assertThat(retained("race", 2020).retention().curves())
                .extracting(Retention.Curve::members)
                .containsExactly(1);
    }

    @Test
    void exact_times_by_group_are_for_auditors_and_by_race_or_sex_only() {
        hired(Sex.FEMALE, HIRED);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> retained("cohort", null));
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> endpoint.retention("sex", null, AFTER_A_YEAR, Answers.LATEST))
                .satisfies(
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(403));
    }
}
