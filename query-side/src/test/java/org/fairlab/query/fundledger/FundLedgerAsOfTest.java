package org.fairlab.query.fundledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.testing.TimeTravel.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.audittrail.Reconciliation.Difference;
import org.fairlab.query.fundledger.FundLedger.Standing;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FundLedgerAsOfTest {

    private static final UUID FUND = new UUID(0, 1);
    private static final UUID OTHER_FUND = new UUID(0, 2);
    private static final UUID AWARD = new UUID(0, 3);
    private static final UUID PAYMENT = new UUID(0, 4);

    private final GivenEvents given = GivenEvents.none();

    @BeforeEach
    void money() {
        given.at(FIRST)
                .happened(
                        new FundEstablished(FUND, "First", FundKind.SCHOLARSHIP, usd(600), DAY_1),
                        new FundReplenished(FUND, usd(400), DAY_3),
                        new AwardOffered(
                                FUND,
                                AWARD,
                                new UUID(0, 5),
                                new UUID(0, 6),
                                new UUID(0, 7),
                                usd(300),
                                DAY_3,
                                "1",
                                "1",
                                "00",
                                DAY_1))
                .at(SECOND)
                .happened(
                        new FundEstablished(OTHER_FUND, "Second", FundKind.STIPEND, usd(50), DAY_2),
                        new AwardAccepted(FUND, AWARD, DAY_1),
                        new DisbursementIssued(FUND, AWARD, PAYMENT, usd(200), "letter", DAY_2))
                .at(THIRD)
                .happened(
                        new DisbursementReturned(FUND, AWARD, PAYMENT, usd(50), DAY_2),
                        new AwardRenewed(FUND, AWARD, "spring", usd(100), null, DAY_2),
                        new AwardRevoked(FUND, AWARD, null, DAY_3),
                        new FundClosed(FUND, DAY_3));
    }

    @Test
    void funds_and_awards_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        equalsReplay(
                given,
                Set.of(),
                at -> List.of(new FundLedger(at.jdbc())),
                (at, asOf) -> List.of(
                        new FundLedger(at.jdbc()).funds(asOf, null, 50),
                        new FundLedger(at.jdbc()).awards(FUND, asOf, null, 50)));
        given.rebuildEqualsLive(new FundLedger(given.jdbc()));
    }

    @Test
    void what_was_reported_and_what_is_known_now_differ_by_the_events_of_the_fund_recorded_in_between() {
        var ledger = new FundLedger(given.jdbc());
        given.seenBy(ledger, AuditTrailAtWork.on(given));
        var reconciliation = new LedgerReconciliation(ledger, given.jdbc());
        Reconciliation<Standing> fund = reconciliation.reconciliation(FUND, asOf(DAY_2, FIRST), null, 10);
        assertThat(fund.asReported().reserved()).isEqualTo(300);
        assertThat(fund.asNowKnown().reserved()).isZero();
        assertThat(fund.asNowKnown().committed()).isEqualTo(200);
        assertThat(fund.items())
                .extracting(Difference::type)
                .containsExactly("AwardAccepted", "DisbursementIssued", "DisbursementReturned", "AwardRenewed");
        assertThatExceptionOfType(Problem.class)
                .as("a fund that was not known")
                .isThrownBy(() -> reconciliation.reconciliation(OTHER_FUND, asOf(DAY_2, FIRST), null, 10));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }
}
