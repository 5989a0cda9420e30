package org.fairlab.query.selectionrates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.selectionrates.SelectionRates.Selection;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class SelectionRatesTest {

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final Demographics demographics = new Demographics(people.keyring());
    private final SelectionRates rates = new SelectionRates(given.jdbc());
    private final UUID fund = UUID.randomUUID();
    private final UUID spring = cycle("spring");
    private final UUID autumn = cycle("autumn");

    @BeforeEach
    void fund() {
        People.lookAs(Roles.AUDITOR);
        given.happened(new FundEstablished(fund, "A fund", FundKind.STIPEND, new Money(1_000_00, "USD"), TODAY));
    }

    @AfterEach
    void replay() {
        SecurityContextHolder.clearContext();
        given.rebuildEqualsLive(rates);
    }

    @Test
    void rates_are_exact_and_each_group_has_its_own_pool() {
        offered(applied(spring, Sex.FEMALE, "ASIAN"));
        applied(spring, Sex.FEMALE, "ASIAN");
        applied(spring, Sex.FEMALE, "ASIAN");
        offered(applied(spring, Sex.MALE, "WHITE"));

        assertThat(seen(spring, null)).containsExactly("all: 2/4");
        assertThat(seen(spring, "sex")).containsExactly("FEMALE: 1/3", "MALE: 1/1");
        assertThat(seen(spring, "race")).containsExactly("SPD15_2024:ASIAN: 1/3", "SPD15_2024:WHITE: 1/1");
    }

    @Test
    void cycles_are_counted_each_by_itself() {
        offered(applied(spring, Sex.FEMALE, "ASIAN"));
        applied(autumn, Sex.FEMALE, "ASIAN");
        assertThat(seen(spring, null)).containsExactly("all: 1/1");
        assertThat(seen(autumn, null)).containsExactly("all: 0/1");
        assertThat(page(null, null, 50).items()).hasSize(2).allSatisfy(selection -> {
            assertThat(selection.fundId()).isEqualTo(fund);
            assertThat(selection.fund()).isEqualTo("A fund");
        });
        assertThat(rates.rates(UUID.randomUUID(), null, null, null, 50).items()).isEmpty();
    }

    @Test
    void an_offer_selects_whatever_becomes_of_it_and_a_renewal_selects_nobody() {
        UUID application = applied(spring, Sex.FEMALE, "ASIAN");
        UUID award = offered(application);
        given.happened(
                new AwardAccepted(fund, award, TODAY),
                new AwardRenewed(fund, award, "2031 spring", new Money(100, "USD"), null, TODAY),
                new AwardRevoked(fund, award, null, TODAY));
        offered(application);
        assertThat(seen(spring, null)).containsExactly("all: 1/1");
    }

    @Test
    void who_withdrew_before_a_decision_is_not_in_the_pool() {
        given.happened(new ApplicationWithdrawn(applied(spring, Sex.FEMALE, "ASIAN"), TODAY));
        assertThat(seen(spring, null)).containsExactly("all: null");
        assertThat(page(spring, null, 50).items()).singleElement().satisfies(selection -> {
            assertThat(selection.pool()).isZero();
            assertThat(selection.withdrawn()).isEqualTo(1);
        });
    }

    @Test
    void no_answer_is_counted_apart_and_has_no_rate() {
        offered(applied(spring, Sex.UNKNOWN, "DECLINED"));
        assertThat(seen(spring, "race")).containsExactly("DECLINED: null");
        assertThat(page(spring, "sex", 50).items()).singleElement().satisfies(selection -> {
            assertThat(selection.pool()).isEqualTo(1);
            assertThat(selection.selected()).isEqualTo(1);
            assertThat(selection.rate()).isNull();
        });
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        applied(spring, Sex.FEMALE, "ASIAN");
        applied(spring, Sex.MALE, "ASIAN");
        applied(spring, Sex.ANOTHER, "ASIAN");
        Page<Selection> first = page(spring, "sex", 2);
        Page<Selection> second = rates.rates(null, spring, "sex", first.next(), 2);
        assertThat(List.of(
                        first.items().get(0),
                        first.items().get(1),
                        second.items().get(0)))
                .extracting(selection -> selection.group().category())
                .containsExactly("ANOTHER", "FEMALE", "MALE");
        assertThat(second.next()).isNull();
    }

    @Test
    void only_auditors_see_groups() {
        applied(spring, Sex.FEMALE, "ASIAN");
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> seen(spring, "race"));
        assertThat(seen(spring, null)).containsExactly("all: 0/1");
    }

    private UUID cycle(String name) {
        UUID cycle = UUID.randomUUID();
        var terms = new Terms("1", List.of(), "1", Map.of("need", 10), 1, Set.of("reviewer"));
        given.happened(new CycleOpened(cycle, fund, name, TODAY, terms, null, TODAY));
        return cycle;
    }

    private UUID applied(UUID cycle, Sex sex, String race) {
        UUID participant = UUID.randomUUID();
        UUID application = UUID.randomUUID();
        given.happened(
                registered(participant),
                people.identified(participant, Standard.SPD15_2024, sex, race),
                new ApplicationSubmitted(application, cycle, participant, null, Map.of(), TODAY));
        return application;
    }

    private UUID offered(UUID application) {
        UUID award = UUID.randomUUID();
        given.happened(new AwardOffered(
                fund,
                award,
                application,
                spring,
                UUID.randomUUID(),
                new Money(100, "USD"),
                TODAY.plusDays(14),
                "1",
                "1",
                "digest",
                TODAY));
        return award;
    }

    private Page<Selection> page(UUID cycle, String by, int limit) {
        given.seenBy(demographics, rates);
        return rates.rates(null, cycle, by, null, limit);
    }

    private List<String> seen(UUID cycle, String by) {
        return page(cycle, by, 50).items().stream()
                .map(selection ->
                        (selection.group() == null ? "all" : selection.group().key()) + ": " + selection.rate())
                .toList();
    }
}
