package org.fairlab.query.selectionrates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.audittrail.Reconciliation.Difference;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.selectionrates.SelectionRates.Selection;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class SelectionRatesAsOfTest {

    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final UUID FUND = new UUID(0, 1);
    private static final UUID CYCLE = new UUID(0, 2);
    private static final UUID OTHER_CYCLE = new UUID(0, 3);
    private static final UUID ANA = new UUID(0, 4);
    private static final UUID BEN = new UUID(0, 5);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());

    @BeforeEach
    void applications() {
        People.lookAs(Roles.AUDITOR);
        given.at(FIRST)
                .happened(
                        new ParticipantRegistered(ANA, Origin.INVENTED, null, BEFORE),
                        new ParticipantRegistered(BEN, Origin.INVENTED, null, BEFORE),
                        people.identified(DAY_1, ANA, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"),
                        people.identified(DAY_1, BEN, Standard.SPD15_2024, Sex.MALE, "WHITE"),
                        new FundEstablished(FUND, "A fund", FundKind.STIPEND, new Money(100_00, "USD"), BEFORE),
                        cycle(CYCLE),
                        cycle(OTHER_CYCLE),
                        applied(ANA, CYCLE, DAY_1),
                        applied(BEN, CYCLE, DAY_2),
                        applied(BEN, OTHER_CYCLE, DAY_2))
                .at(SECOND)
                .happened(offered(ANA, DAY_2), people.identified(DAY_2, ANA, Standard.SPD15_2024, Sex.MALE, "ASIAN"))
                .at(THIRD)
                .happened(new ApplicationWithdrawn(application(BEN, CYCLE), DAY_2));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void rates_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        for (String by : new String[] {null, "sex"}) {
            equalsReplay(
                    given,
                    Set.of(),
                    at -> List.of(new Demographics(people.keyring()), new SelectionRates(at.jdbc())),
                    (at, asOf) -> new SelectionRates(at.jdbc())
                            .rates(null, null, by, asOf, Answers.AT_CLOSE, null, 50)
                            .items());
        }
    }

    @Test
    void an_application_counts_in_the_group_of_the_day_on_which_it_was_made() {
        given.seenBy(new Demographics(people.keyring()), new SelectionRates(given.jdbc()));
        var impact = new ImpactEndpoint(given.jdbc());
        assertThat(impact.impact(CYCLE, Rule.UNIFORM_GUIDELINES, asOf(DAY_3, SECOND), Answers.AT_EVENT)
                        .tables()
                        .getFirst()
                        .rows())
                .hasSize(2);
        assertThat(impact.impact(CYCLE, Rule.UNIFORM_GUIDELINES, asOf(DAY_3, SECOND), Answers.AT_CLOSE)
                        .tables()
                        .getFirst()
                        .rows())
                .hasSize(1);
    }

    @Test
    void what_was_reported_and_what_is_known_now_differ_by_the_events_of_the_cycle_recorded_in_between() {
        var rates = new SelectionRates(given.jdbc());
        given.seenBy(rates, AuditTrailAtWork.on(given));
        var reconciliation = new SelectionReconciliation(rates, given.jdbc());
        Reconciliation<List<Selection>> cycle = reconciliation.reconciliation(CYCLE, asOf(DAY_2, FIRST), null, 10);
        assertThat(cycle.asReported()).extracting(Selection::rate).containsExactly("0/2");
        assertThat(cycle.asNowKnown()).extracting(Selection::rate).containsExactly("1/1");
        assertThat(cycle.items()).extracting(Difference::type).containsExactly("AwardOffered", "ApplicationWithdrawn");
        assertThat(reconciliation
                        .reconciliation(OTHER_CYCLE, asOf(DAY_2, FIRST), null, 10)
                        .items())
                .isEmpty();
        assertThat(reconciliation
                        .reconciliation(CYCLE, asOf(BEFORE, FIRST), null, 10)
                        .asReported())
                .isEmpty();
    }

    private static CycleOpened cycle(UUID cycle) {
        var terms = new Terms("1", List.of(), "1", Map.of("need", 10), 1, Set.of("reviewer"));
        return new CycleOpened(cycle, FUND, "a cycle", DAY_3, terms, null, BEFORE);
    }

    private static ApplicationSubmitted applied(UUID participant, UUID cycle, LocalDate on) {
        return new ApplicationSubmitted(application(participant, cycle), cycle, participant, null, Map.of(), on);
    }

    private static UUID application(UUID participant, UUID cycle) {
        return new UUID(participant.getLeastSignificantBits(), cycle.getLeastSignificantBits());
    }

    private static AwardOffered offered(UUID participant, LocalDate on) {
        return new AwardOffered(
                FUND,
                new UUID(0, 9),
                application(participant, CYCLE),
                CYCLE,
                participant,
                new Money(100, "USD"),
                DAY_3,
                "1",
                "1",
                "00",
                on);
    }
}
