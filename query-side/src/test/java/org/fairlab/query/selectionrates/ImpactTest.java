package org.fairlab.query.selectionrates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.FourFifths;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Impact.Row;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.measure.Result.Estimate;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final ImpactEndpoint endpoint = new ImpactEndpoint(given.jdbc());
    private final UUID fund = UUID.randomUUID();
    private final UUID cycle = UUID.randomUUID();

    /** The hires of Uniform Guidelines Question 12: 48 of 80 and 12 of 40. */
    @Test
    void a_group_under_four_fifths_is_flagged_with_its_uncertainty() {
        opened();
        applied(80, 48, Sex.MALE, "WHITE");
        applied(40, 12, Sex.FEMALE, "WHITE");
        applied(3, 1, Sex.UNKNOWN, "ASIAN");

        Impact.Table sex = impact(Rule.UNIFORM_GUIDELINES).tables().getFirst();
        assertThat(sex.unknown()).isEqualTo(new Counts("unknown", 1, 3));
        assertThat(sex.rows())
                .extracting(Row::counts)
                .containsExactly(new Counts("FEMALE", 12, 40), new Counts("MALE", 48, 80));
        Row female = sex.rows().getFirst();
        assertThat(female.comparison().ratio()).isInstanceOfSatisfying(Estimate.class, ratio -> {
            assertThat(ratio.value()).isEqualTo(0.5, within(1e-12));
            assertThat(ratio.intervals()).isNotEmpty();
        });
        assertThat(female.fourFifths().outcome()).isEqualTo(FourFifths.Outcome.FLAGGED);
        assertThat(sex.rows().getLast().reason()).contains("highest rate");
    }

    @Test
    void sex_race_and_both_together_are_each_on_their_own() {
        opened();
        applied(2, 1, Sex.MALE, "WHITE");
        applied(2, 2, Sex.FEMALE, "ASIAN");
        applied(1, 0, Sex.FEMALE, "DECLINED");

        var tables = impact(Rule.LOCAL_LAW_144).tables();
        assertThat(tables).extracting(Impact.Table::dimension).containsExactly("sex", "race", "sex × race");
        assertThat(tables.get(0).rows())
                .extracting(Row::counts)
                .containsExactly(new Counts("FEMALE", 2, 3), new Counts("MALE", 1, 2));
        assertThat(tables.get(2).rows())
                .extracting(Row::counts)
                .containsExactly(
                        new Counts("FEMALE × SPD15_2024:ASIAN", 2, 2), new Counts("MALE × SPD15_2024:WHITE", 1, 2));
        assertThat(tables.get(2).unknown()).isEqualTo(new Counts("unknown", 0, 1));
    }

    @Test
    void a_cycle_that_nobody_applied_in_is_not_there() {
        opened();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> impact(Rule.UNIFORM_GUIDELINES));
    }

    private void opened() {
        var terms = new Terms("1", List.of(), "1", Map.of("need", 10), 1, Set.of("reviewer"));
        given.happened(new FundEstablished(fund, "A fund", FundKind.STIPEND, new Money(1_000_00, "USD"), TODAY));
        given.happened(new CycleOpened(cycle, fund, "spring", TODAY, terms, null, TODAY));
    }

    private void applied(int pool, int selected, Sex sex, String race) {
        for (int i = 0; i < pool; i++) {
            UUID participant = UUID.randomUUID();
            UUID application = UUID.randomUUID();
            given.happened(
                    registered(participant),
                    people.identified(participant, Standard.SPD15_2024, sex, race),
                    new ApplicationSubmitted(application, cycle, participant, null, Map.of(), TODAY));
            if (i < selected) {
                given.happened(new AwardOffered(
                        fund,
                        UUID.randomUUID(),
                        application,
                        cycle,
                        participant,
                        new Money(100, "USD"),
                        TODAY.plusDays(14),
                        "1",
                        "1",
                        "digest",
                        TODAY));
            }
        }
    }

    private Impact impact(Rule rule) {
        People.lookAs(Roles.AUDITOR);
        given.seenBy(new Demographics(people.keyring()), new SelectionRates(given.jdbc()));
        return endpoint.impact(cycle, rule, AsOf.NOW, Answers.AT_CLOSE);
    }
}
