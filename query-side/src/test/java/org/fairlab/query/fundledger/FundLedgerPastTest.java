package org.fairlab.query.fundledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.Pasts.costLittleMore;
import static org.fairlab.query.testing.Pasts.equalFacts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.query.fundledger.FundLedger.Standing;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundLedgerPastTest {

    private static final LocalDate START = LocalDate.of(2000, 1, 1);
    private static final int FUNDS = 3;

    private final GivenEvents given = GivenEvents.none();
    private final FundLedger ledger = new FundLedger(given.jdbc());

    /** By each fund and figure, from deposits and the awards as they then stood. */
    private static final String FACTS = """
            select array[fund_id::text, figure] as dims, sum(n)::bigint as n
            from (select fund_id, 'BALANCE', amount from fund_ledger.deposit
                where effective_on <= :effective and recorded_at <= :recorded
                union all
                select a.fund_id, f.figure, f.n
                from fund_ledger.award_money(:effective, :recorded) a
                cross join lateral (values
                    ('RESERVED', case when a.status = 'OFFERED' then a.amount end),
                    ('COMMITTED', case when a.status = 'ACCEPTED' then a.amount - a.disbursed end),
                    ('DISBURSED', a.disbursed), ('RETURNED', a.returned),
                    ('RELEASED', case when a.status in ('DECLINED', 'LAPSED', 'REVOKED') then a.amount - a.disbursed end))
                    f (figure, n)) m (fund_id, figure, n)
            group by fund_id, figure
            having sum(n) <> 0""";

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void money_as_of_any_day_and_instant_is_that_of_all_movements(long seed) {
        var random = new Random(seed);
        equalFacts(given, ledger, moved(random), random, FACTS, LocalDate.MAX, this::everyFund);
    }

    @Test
    void money_as_of_any_day_and_instant_reads_little_more_the_longer_the_history_is() {
        costLittleMore(
                given,
                ledger,
                new FundEstablished(new UUID(1, 1), "Fund", FundKind.SCHOLARSHIP, new Money(1, "USD"), START),
                """
                        insert into fund_ledger.deposit
                        select n * 10, md5('f')::uuid, 1, '2030-01-15', now() from generate_series(:first, :last) n""",
                """
                        insert into fund_ledger.award
                        select md5('f')::uuid, md5('a' || n)::uuid, md5('c')::uuid, md5('p' || n)::uuid,
                            md5('p' || n)::uuid, '2030-02-15', '2030-01-15'
                        from generate_series(:first, :last) n""",
                """
                        insert into fund_ledger.movement
                        select md5('f')::uuid, md5('a' || n)::uuid, n * 10 + s.step, s.status, 1, 0, 0, '2030-01-15', now()
                        from generate_series(:first, :last) n, (values (1, 'OFFERED'), (2, 'ACCEPTED')) s (step, status)""");
    }

    /** Every fund on its page and by itself, as all facts tell it. */
    private void everyFund() {
        Map<List<String>, Long> byFacts = new HashMap<>();
        given.jdbc()
                .sql(FACTS)
                .param("effective", LocalDate.MAX)
                .param("recorded", OffsetDateTime.MAX)
                .query(row -> {
                    byFacts.put(Arrays.asList((String[]) row.getArray("dims").getArray()), row.getLong("n"));
                });
        List<Standing> funds = ledger.funds(null, 50).items();
        Map<List<String>, Long> shown = new HashMap<>();
        for (Standing fund : funds) {
            String id = fund.fundId().toString();
            shown.put(List.of(id, "BALANCE"), fund.balance());
            shown.put(List.of(id, "RESERVED"), fund.reserved());
            shown.put(List.of(id, "COMMITTED"), fund.committed());
            shown.put(List.of(id, "DISBURSED"), fund.disbursed());
            shown.put(List.of(id, "RETURNED"), fund.returned());
            shown.put(List.of(id, "RELEASED"), fund.released());
            assertThat(fund.available())
                    .isEqualTo(
                            fund.balance() - fund.reserved() - fund.committed() - fund.disbursed() + fund.returned());
            assertThat(ledger.fund(fund.fundId(), AsOf.NOW)).isEqualTo(fund);
        }
        shown.values().removeIf(n -> n == 0);
        assertThat(shown).isEqualTo(byFacts);
        assertThat(ledger.funds(null, 2).items())
                .isEqualTo(funds.stream().limit(2).toList());
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
        LocalDate day = offer.effectiveOn().plusDays(random.nextInt(1000) - 50L); // some before the offer
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
