package org.fairlab.query.equityfunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.audittrail.Reconciliation.Difference;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.equityfunnel.EquityFunnel.Stage;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class EquityFunnelAsOfTest {

    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID FUND = new UUID(0, 3);
    private static final UUID AWARD = new UUID(0, 4);
    private static final UUID ENROLMENT = new UUID(0, 5);
    private static final UUID MILESTONE = new UUID(0, 6);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());

    @BeforeEach
    void careers() {
        People.lookAs(Roles.AUDITOR);
        UUID application = new UUID(0, 7);
        UUID cycle = new UUID(0, 8);
        given.at(FIRST)
                .happened(
                        new ParticipantRegistered(ANA, Origin.INVENTED, null, BEFORE),
                        new ParticipantRegistered(BEN, Origin.INVENTED, null, BEFORE),
                        people.identified(DAY_1, ANA, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"),
                        new ProspectRegistered(new UUID(0, 9), BEN, Channel.WEBSITE, null, null, DAY_2),
                        new ApplicationSubmitted(application, cycle, ANA, null, Map.of(), DAY_1),
                        new AwardOffered(
                                FUND,
                                AWARD,
                                application,
                                cycle,
                                ANA,
                                new Money(1, "USD"),
                                DAY_2,
                                "1",
                                "1",
                                "00",
                                DAY_1),
                        new CareerMilestoneReached(ANA, MILESTONE, Milestone.PROMOTED, "letter", DAY_2))
                .at(SECOND)
                .happened(
                        new AwardAccepted(FUND, AWARD, DAY_2),
                        new LearnerEnrolled(ENROLMENT, UUID.randomUUID(), UUID.randomUUID(), 1, BEN, DAY_2),
                        new TrainingCompleted(ENROLMENT, DAY_2),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.HIRED, DAY_3))
                .at(THIRD)
                .happened(
                        new CompletionVoided(ENROLMENT, DAY_3),
                        new MilestoneCorrected(ANA, MILESTONE, null, DAY_3),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.CREDENTIAL_EARNED, DAY_3),
                        people.identified(DAY_2, ANA, Standard.SPD15_2024, Sex.MALE, "WHITE"));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        given.rebuildEqualsLive(new EquityFunnel(given.jdbc()));
    }

    @Test
    void stages_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        for (String by : new String[] {null, "race"}) {
            equalsReplay(
                    given,
                    Set.of(CompletionVoided.class, MilestoneCorrected.class, SelfIdentificationWithdrawn.class),
                    at -> List.of(new Demographics(people.keyring()), new EquityFunnel(at.jdbc())),
                    // against a replay, that nobody was left to be retained by today
                    (at, asOf) -> participants(funnel(at, by, asOf, Answers.AT_CLOSE)));
        }
    }

    @Test
    void retention_is_not_yet_due_as_of_the_day_asked_for() {
        given.seenBy(new EquityFunnel(given.jdbc()));
        assertThat(notYetDue(asOf(DAY_2.plusDays(80), SECOND))).isEqualTo("RETAINED_90_DAYS 1, RETAINED_1_YEAR 1");
        assertThat(notYetDue(asOf(DAY_2.plusDays(100), SECOND))).isEqualTo("RETAINED_1_YEAR 1");
        assertThat(notYetDue(asOf(DAY_2.plusDays(100), FIRST))).isEmpty();
        assertThat(notYetDue(asOf(DAY_2.plusYears(2), SECOND))).isEmpty();
    }

    @Test
    void a_stage_counts_in_the_group_of_its_day() {
        given.seenBy(new Demographics(people.keyring()), new EquityFunnel(given.jdbc()));
        assertThat(participants(funnel(given, "sex", asOf(DAY_3, THIRD), Answers.AT_EVENT)))
                .contains("APPLICATION FEMALE 1", "ACCEPTANCE MALE 1");
        assertThat(participants(funnel(given, "sex", asOf(DAY_3, THIRD), Answers.AT_CLOSE)))
                .contains("APPLICATION MALE 1", "ACCEPTANCE MALE 1");
    }

    @Test
    void what_was_reported_and_what_is_known_now_differ_by_the_events_recorded_in_between() {
        var funnel = new EquityFunnel(given.jdbc());
        given.seenBy(funnel, AuditTrailAtWork.on(given));
        Reconciliation<List<Stage>> reconciliation =
                new FunnelReconciliation(funnel, given.jdbc()).reconciliation(asOf(DAY_2, FIRST), null, 10);
        assertThat(participants(reconciliation.asReported()))
                .containsExactlyInAnyOrder("OUTREACH 1", "APPLICATION 1", "OFFER 1", "PROMOTION 1");
        assertThat(participants(reconciliation.asNowKnown()))
                .containsExactlyInAnyOrder("OUTREACH 1", "APPLICATION 1", "OFFER 1", "ACCEPTANCE 1", "CREDENTIAL 1");
        assertThat(reconciliation.items())
                .extracting(Difference::type)
                .containsExactly("AwardAccepted", "MilestoneCorrected", "MilestoneCorrected");
    }

    private static List<Stage> funnel(GivenEvents at, String by, AsOf asOf, Answers answers) {
        return new EquityFunnel(at.jdbc()).funnel(null, by, asOf, answers);
    }

    private static Set<String> participants(List<Stage> funnel) {
        return funnel.stream()
                .filter(stage -> stage.participants() > 0)
                .map(stage -> stage.stage()
                        + (stage.group() == null ? "" : " " + stage.group().category()) + " " + stage.participants())
                .collect(Collectors.toSet());
    }

    private String notYetDue(AsOf asOf) {
        return funnel(given, null, asOf, Answers.AT_CLOSE).stream()
                .filter(stage -> stage.notYetDue() > 0)
                .map(stage -> stage.stage() + " " + stage.notYetDue())
                .collect(Collectors.joining(", "));
    }
}
