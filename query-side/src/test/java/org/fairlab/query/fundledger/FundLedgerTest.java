package org.fairlab.query.fundledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FundLedgerTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID OTHER_FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();
    private static final UUID PAYMENT = UUID.randomUUID();

    private final GivenEvents given = GivenEvents.none();
    private final FundLedger ledger = new FundLedger(given.jdbc());

    @BeforeEach
    void a_fund_of_one_thousand_dollars_with_a_cycle() {
        happened(
                new FundEstablished(FUND, "First", FundKind.SCHOLARSHIP, usd(600_00), DAY),
                new FundReplenished(FUND, usd(400_00), DAY),
                new CycleOpened(
                        CYCLE,
                        FUND,
                        "2030",
                        DAY.plusDays(30),
                        new Terms("1", List.of(), "1", Map.of("plan", 10), 1, Set.of("reviewer")),
                        null,
                        DAY));
    }

    @Test
    void an_offer_reserves_an_acceptance_commits_and_a_payment_disburses() {
        happened(offered(FUND, AWARD, 300_00));
        assertStands(300_00, 0, 0, 0, 0, 700_00);
        happened(new AwardAccepted(FUND, AWARD, DAY));
        assertStands(0, 300_00, 0, 0, 0, 700_00);
        happened(new DisbursementIssued(FUND, AWARD, PAYMENT, usd(200_00), "letter", DAY));
        assertStands(0, 100_00, 200_00, 0, 0, 700_00);
        happened(new DisbursementReturned(FUND, AWARD, PAYMENT, usd(50_00), DAY));
        assertStands(0, 100_00, 200_00, 50_00, 0, 750_00);
        happened(new AwardRevoked(FUND, AWARD, null, DAY));
        assertStands(0, 0, 200_00, 50_00, 100_00, 850_00);
    }

    @Test
    void declined_and_lapsed_offers_release_what_they_reserved_and_renewals_commit_more() {
        happened(
                offered(FUND, AWARD, 300_00),
                new AwardDeclined(FUND, AWARD, DAY),
                offered(FUND, SECOND, 200_00),
                new AwardAccepted(FUND, SECOND, DAY),
                new AwardRenewed(FUND, SECOND, "spring", usd(100_00), null, DAY));
        assertStands(0, 300_00, 0, 0, 300_00, 700_00);
        happened(offered(FUND, PAYMENT, 10_00), new AwardLapsed(FUND, PAYMENT, DAY));
        assertStands(0, 300_00, 0, 0, 310_00, 700_00);
    }

    @Test
    void funds_that_use_the_same_award_id_are_kept_apart() {
        happened(
                new FundEstablished(OTHER_FUND, "Second", FundKind.STIPEND, usd(50_00), DAY),
                offered(FUND, AWARD, 300_00),
                offered(OTHER_FUND, AWARD, 20_00),
                new AwardAccepted(OTHER_FUND, AWARD, DAY));
        assertStands(300_00, 0, 0, 0, 0, 700_00);
        assertThat(ledger.fund(OTHER_FUND, AsOf.NOW).committed()).isEqualTo(20_00);
        assertThat(ledger.awards(OTHER_FUND, AsOf.NOW, null, 10).items()).hasSize(1);
    }

    @Test
    void a_fresh_replay_equals_the_live_state() {
        happened(
                offered(FUND, AWARD, 300_00),
                new AwardAccepted(FUND, AWARD, DAY),
                new DisbursementIssued(FUND, AWARD, PAYMENT, usd(200_00), "letter", DAY),
                new CycleClosed(CYCLE, DAY),
                new AwardRevoked(FUND, AWARD, null, DAY),
                new FundClosed(FUND, DAY));
        given.rebuildEqualsLive(ledger);
        assertThat(ledger.fund(FUND, AsOf.NOW).closedOn()).isEqualTo(DAY);
    }

    @Test
    void funds_are_listed_page_by_page() {
        happened(new FundEstablished(OTHER_FUND, "Second", FundKind.STIPEND, usd(50_00), DAY));
        var first = ledger.funds(null, 1);
        var second = ledger.funds(first.next(), 1);
        assertThat(first.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(List.of(
                        first.items().getFirst().fundId(),
                        second.items().getFirst().fundId()))
                .containsExactlyInAnyOrder(FUND, OTHER_FUND);
    }

    @Test
    void a_cursor_that_no_list_gave_out_is_refused() {
        assertThatThrownBy(() -> ledger.funds("bm8taWQ", 10)).isInstanceOf(InvalidInput.class);
    }

    private void happened(Event... events) {
        given.happened(events).seenBy(ledger);
    }

    private void assertStands(
            long reserved, long committed, long disbursed, long returned, long released, long available) {
        var fund = ledger.fund(FUND, AsOf.NOW);
        assertThat(List.of(
                        fund.balance(),
                        fund.reserved(),
                        fund.committed(),
                        fund.disbursed(),
                        fund.returned(),
                        fund.released(),
                        fund.available()))
                .containsExactly(1000_00L, reserved, committed, disbursed, returned, released, available);
    }

    private static AwardOffered offered(UUID fund, UUID award, long minor) {
        return new AwardOffered(
                fund,
                award,
                UUID.randomUUID(),
                CYCLE,
                UUID.randomUUID(),
                usd(minor),
                DAY.plusDays(9),
                "1",
                "1",
                "00",
                DAY);
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }
}
