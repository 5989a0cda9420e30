package org.fairlab.query.equityfunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.equityfunnel.EquityFunnel.Stage;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class EquityFunnelTest {

    private static final List<String> STAGES = List.of(
            "OUTREACH",
            "APPLICATION",
            "OFFER",
            "ACCEPTANCE",
            "COMPLETION",
            "CREDENTIAL",
            "HIRE",
            "RETAINED_90_DAYS",
            "RETAINED_1_YEAR",
            "PROMOTION",
            "LEADERSHIP");

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final Demographics demographics = new Demographics(people.keyring());
    private final EquityFunnel funnel = new EquityFunnel(given.jdbc());
    private final UUID fund = UUID.randomUUID();
    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @BeforeEach
    void participants() {
        People.lookAs(Roles.AUDITOR);
        given.happened(
                registered(ana),
                people.identified(ana, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"),
                registered(ben),
                people.identified(ben, Standard.SPD15_2024, Sex.MALE, "DECLINED"));
    }

    @AfterEach
    void replay() {
        SecurityContextHolder.clearContext();
        given.rebuildEqualsLive(funnel);
    }

    @Test
    void a_participant_counts_once_in_every_stage_that_was_reached() {
        given.happened(new ProspectRegistered(UUID.randomUUID(), ana, Channel.WEBSITE, null, null, TODAY));
        UUID award = offered(ana, TODAY);
        offered(ana, TODAY);
        given.happened(new AwardAccepted(fund, award, TODAY));
        completed(ana, TODAY);
        reached(ana, Milestone.CREDENTIAL_EARNED, TODAY);
        reached(ana, Milestone.HIRED, TODAY);
        reached(ana, Milestone.RETAINED_90_DAYS, TODAY);
        reached(ana, Milestone.RETAINED_1_YEAR, TODAY);
        reached(ana, Milestone.PROMOTED, TODAY);
        reached(ana, Milestone.MOVED_INTO_LEADERSHIP, TODAY);
        reached(ana, Milestone.ENROLLED_IN_PROGRAMME, TODAY);
        applied(ben, TODAY);

        assertThat(seen(null, null)).extracting(Stage::stage).containsExactlyElementsOf(STAGES);
        assertThat(counts(null))
                .containsOnlyKeys(STAGES)
                .allSatisfy((stage, participants) ->
                        assertThat(participants).as(stage).isEqualTo(stage.equals("APPLICATION") ? 2 : 1));
    }

    @Test
    void a_stage_of_somebody_else_is_no_stage_of_mine() {
        applied(ana, TODAY);
        reached(ben, Milestone.HIRED, TODAY);
        assertThat(counts(null)).containsEntry("APPLICATION", 1L).containsEntry("HIRE", 1L);
        assertThat(seen(null, "sex"))
                .filteredOn(stage -> stage.participants() > 0)
                .extracting(stage -> stage.stage() + " " + stage.group().category())
                .containsExactly("APPLICATION FEMALE", "HIRE MALE");
    }

    @Test
    void a_voided_completion_is_no_stage() {
        UUID enrolment = completed(ana, TODAY);
        applied(ana, TODAY);
        given.happened(new CompletionVoided(enrolment, TODAY));
        assertThat(counts(null)).containsEntry("COMPLETION", 0L);
        given.happened(new TrainingCompleted(enrolment, TODAY));
        assertThat(counts(null)).containsEntry("COMPLETION", 1L);
    }

    @Test
    void a_corrected_milestone_is_what_the_correction_says_on_the_day_it_was() {
        LocalDate early = TODAY.minusYears(5);
        UUID milestone = reached(ana, Milestone.PROMOTED, early);
        reached(ben, Milestone.HIRED, TODAY);

        given.happened(new MilestoneCorrected(ana, milestone, Milestone.HIRED, TODAY));
        assertThat(counts(null)).containsEntry("HIRE", 2L).containsEntry("PROMOTION", 0L);
        assertThat(counts(early.getYear())).containsEntry("HIRE", 1L);

        given.happened(new MilestoneCorrected(ana, milestone, null, TODAY));
        assertThat(counts(null)).containsEntry("HIRE", 1L).containsEntry("PROMOTION", 0L);

        given.happened(new MilestoneCorrected(ana, milestone, Milestone.CREDENTIAL_EARNED, TODAY));
        assertThat(counts(null)).containsEntry("CREDENTIAL", 1L);
    }

    @Test
    void a_correction_touches_no_milestone_of_another_participant_with_the_same_id() {
        UUID same = reached(ana, Milestone.HIRED, TODAY);
        given.happened(new CareerMilestoneReached(ben, same, Milestone.HIRED, "invented", TODAY));
        given.happened(new MilestoneCorrected(ana, same, null, TODAY));
        assertThat(counts(null)).containsEntry("HIRE", 1L);
    }

    @Test
    void the_cohort_is_the_year_of_the_first_stage_for_all_later_ones() {
        applied(ana, LocalDate.of(2028, 6, 30));
        reached(ana, Milestone.HIRED, LocalDate.of(2029, 12, 1));
        applied(ben, LocalDate.of(2028, 7, 1));
        assertThat(counts(2028)).containsEntry("APPLICATION", 1L).containsEntry("HIRE", 1L);
        assertThat(counts(2029)).containsEntry("APPLICATION", 1L).containsEntry("HIRE", 0L);
        assertThat(counts(2030)).isEmpty();
    }

    @Test
    void retention_that_cannot_have_come_yet_is_not_yet_due() {
        LocalDate now = LocalDate.now();
        reached(ana, Milestone.HIRED, now.minusDays(100));
        reached(ben, Milestone.HIRED, now.minusDays(10));
        assertThat(notYetDue()).containsEntry("RETAINED_90_DAYS", 1L).containsEntry("RETAINED_1_YEAR", 2L);

        reached(ana, Milestone.RETAINED_90_DAYS, now.minusDays(10));
        reached(ben, Milestone.LEFT, now.minusDays(5));
        assertThat(notYetDue()).containsEntry("RETAINED_90_DAYS", 0L).containsEntry("RETAINED_1_YEAR", 1L);
    }

    @Test
    void only_auditors_see_groups() {
        applied(ana, TODAY);
        assertThat(seen(null, "race"))
                .filteredOn(stage -> stage.stage().equals("APPLICATION"))
                .singleElement()
                .satisfies(stage -> assertThat(stage.group().key()).isEqualTo("SPD15_2024:ASIAN"));
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> funnel.funnel(null, "race"));
        assertThat(counts(null)).containsEntry("APPLICATION", 1L);
    }

    private void applied(UUID participant, LocalDate on) {
        given.happened(new ApplicationSubmitted(UUID.randomUUID(), UUID.randomUUID(), participant, null, Map.of(), on));
    }

    private UUID offered(UUID participant, LocalDate on) {
        UUID award = UUID.randomUUID();
        UUID application = UUID.randomUUID();
        UUID cycle = UUID.randomUUID();
        given.happened(
                new ApplicationSubmitted(application, cycle, participant, null, Map.of(), on),
                new AwardOffered(
                        fund,
                        award,
                        application,
                        cycle,
                        participant,
                        new Money(100, "USD"),
                        on.plusDays(14),
                        "1",
                        "1",
                        "digest",
                        on));
        return award;
    }

    private UUID completed(UUID participant, LocalDate on) {
        UUID enrolment = UUID.randomUUID();
        given.happened(
                new LearnerEnrolled(enrolment, UUID.randomUUID(), UUID.randomUUID(), 1, participant, on),
                new TrainingCompleted(enrolment, on));
        return enrolment;
    }

    private UUID reached(UUID participant, Milestone milestone, LocalDate on) {
        UUID id = UUID.randomUUID();
        given.happened(new CareerMilestoneReached(participant, id, milestone, "invented", on));
        return id;
    }

    private List<Stage> seen(Integer cohort, String by) {
        given.seenBy(demographics, funnel);
        return funnel.funnel(cohort, by);
    }

    private Map<String, Long> counts(Integer cohort) {
        return seen(cohort, null).stream().collect(Collectors.toMap(Stage::stage, Stage::participants));
    }

    private Map<String, Long> notYetDue() {
        return seen(null, null).stream().collect(Collectors.toMap(Stage::stage, Stage::notYetDue));
    }
}
