package org.fairlab.query.fundledger;

import static org.fairlab.query.testing.Tallies.costTheSame;
import static org.fairlab.query.testing.Tallies.equalFacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundLedgerTallyTest {

    private static final LocalDate START = LocalDate.of(2000, 1, 1);
    private static final int FUNDS = 3;

    private final GivenEvents given = GivenEvents.none();
    private final FundLedger ledger = new FundLedger(given.jdbc());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void money_told_by_a_tally_is_that_of_all_movements_whenever_it_was_taken(long seed) {
        var random = new Random(seed);
        equalFacts(
                given,
                ledger,
                moved(random),
                random,
                asOf -> List.of(
                        ledger.funds(asOf, null, 50), ledger.funds(asOf, null, 2), ledger.fund(new UUID(1, 0), asOf)));
    }

    @Test
    void money_as_of_now_reads_no_more_the_longer_the_history_is() {
        costTheSame(given, ledger, "fund_ledger.standing()", """
                        insert into fund_ledger.deposit
                        select n * 10, md5('f')::uuid, 1, '2030-01-15', now() from generate_series(:first, :last) n""", """
                        insert into fund_ledger.movement
                        select md5('f')::uuid, md5('a' || n)::uuid, n * 10 + s.step, s.status, 1, 0, 0, '2030-01-15', now()
                        from generate_series(:first, :last) n, (values (1, 'OFFERED'), (2, 'ACCEPTED')) s (step, status)""");
    }

    /** Awards that go through every status, with money paid and returned on the way, and beside them deposits. */
    private static List<Event> moved(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < FUNDS; i++) {
            events.add(new FundEstablished(new UUID(1, i), "Fund " + i, FundKind.SCHOLARSHIP, amount(random), START));
        }
        while (events.size() < 400) {
            UUID fund = new UUID(1, random.nextInt(FUNDS));
            UUID award = new UUID(2, events.size());
            LocalDate day = START.plusDays(random.nextInt(1500));
            if (random.nextInt(5) == 0) {
                events.add(new FundReplenished(fund, amount(random), day));
            } else if (random.nextInt(8) > 0) {
                events.add(
                        new AwardOffered(fund, award, award, award, award, amount(random), day, "1", "1", "00", day));
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                offered(events, random).ifPresent(offer -> events.add(next(offer, random)));
            }
        }
        events.add(new FundClosed(new UUID(1, 0), START));
        return events;
    }

    private static Optional<AwardOffered> offered(List<Event> events, Random random) {
        return events.get(random.nextInt(events.size())) instanceof AwardOffered offer
                ? Optional.of(offer)
                : Optional.empty();
    }

    private static Event next(AwardOffered offer, Random random) {
        UUID fund = offer.fundId();
        UUID award = offer.awardId();
        LocalDate day = offer.effectiveOn().plusDays(random.nextInt(1000));
        return switch (random.nextInt(8)) {
            case 0 -> new AwardDeclined(fund, award, day);
            case 1 -> new AwardLapsed(fund, award, day);
            case 2 -> new AwardRevoked(fund, award, null, day);
            case 3 -> new AwardRenewed(fund, award, "spring", amount(random), null, day);
            case 4 -> new DisbursementIssued(fund, award, award, amount(random), "letter", day);
            case 5 -> new DisbursementReturned(fund, award, award, amount(random), day);
            default -> new AwardAccepted(fund, award, day);
        };
    }

    private static Money amount(Random random) {
        return new Money(1 + random.nextInt(1000), "USD");
    }
}
