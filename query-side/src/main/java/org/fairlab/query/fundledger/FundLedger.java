package org.fairlab.query.fundledger;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.PastFigures;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where does the money stand? Each figure is a sum over deposits, awards and payments. */
@RestController
public class FundLedger implements Projection {

    static final String NAME = "fund_ledger";

    private static final long[] NONE = {0};

    private final JdbcClient jdbc;
    private final PastFigures past;

    FundLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.past = new PastFigures(NAME, jdbc);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsSums() {
        return true;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case FundEstablished e -> {
                rows.write(
                        "insert into fund (fund_id, name, kind, currency, effective_on, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        e.fundId(),
                        e.name(),
                        e.kind().name(),
                        e.balance().currency(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
                deposit(recorded, e, e.balance(), rows);
            }
            case FundReplenished e -> deposit(recorded, e, e.amount(), rows);
            case FundClosed e ->
                rows.write(
                        "insert into closure (fund_id, position, effective_on, recorded_at) values (?, ?, ?, ?)",
                        e.fundId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case AwardOffered e -> {
                rows.write(
                        "insert into award values (?, ?, ?, ?, ?, ?, ?)",
                        e.fundId(),
                        e.awardId(),
                        e.cycleId(),
                        e.applicationId(),
                        e.participantId(),
                        e.respondBy(),
                        e.effectiveOn());
                movement(recorded, e, "OFFERED", e.amount().minor(), 0, 0, rows);
            }
            case AwardAccepted e -> movement(recorded, e, "ACCEPTED", 0, 0, 0, rows);
            case AwardDeclined e -> movement(recorded, e, "DECLINED", 0, 0, 0, rows);
            case AwardLapsed e -> movement(recorded, e, "LAPSED", 0, 0, 0, rows);
            case AwardRevoked e -> movement(recorded, e, "REVOKED", 0, 0, 0, rows);
            case AwardRenewed e -> movement(recorded, e, null, e.amount().minor(), 0, 0, rows);
            case DisbursementIssued e ->
                movement(recorded, e, null, 0, e.amount().minor(), 0, rows);
            case DisbursementReturned e ->
                movement(recorded, e, null, 0, 0, e.amount().minor(), rows);
            case CycleEvent _, ApplicationEvent _ -> {}
            case PeopleEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void deposit(RecordedEvent recorded, FundEvent event, Money amount, Rows rows) {
        rows.write(
                "insert into deposit (position, fund_id, amount, effective_on, recorded_at) values (?, ?, ?, ?, ?)",
                recorded.position(),
                event.fundId(),
                amount.minor(),
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static void movement(
            RecordedEvent recorded,
            AwardEvent event,
            @Nullable String status,
            long awarded,
            long disbursed,
            long returned,
            Rows rows) {
        rows.write(
                "insert into movement (fund_id, award_id, position, status, awarded, disbursed, returned, effective_on,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.fundId(),
                event.awardId(),
                recorded.position(),
                status,
                awarded,
                disbursed,
                returned,
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    /**
     * The money of one fund, each amount in minor units of its currency.
     *
     * @param reserved offered and not yet answered
     * @param committed accepted and not yet disbursed
     * @param released declined, lapsed or revoked before it was disbursed
     * @param available what can still be awarded: balance − reserved − committed − disbursed + returned
     */
    public record Standing(
            UUID fundId,
            String name,
            String kind,
            String currency,
            long balance,
            long reserved,
            long committed,
            long disbursed,
            long returned,
            long released,
            long available,
            @Nullable LocalDate closedOn) {}

    /** The funds as they are known now. */
    public Page<Standing> funds(@Nullable String cursor, int limit) {
        return funds(AsOf.NOW, cursor, limit);
    }

    /** Every fund that was established. */
    @GetMapping("/api/funds")
    @Example("""
            {"items": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways",
              "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000,
              "disbursed": 250000, "returned": 0, "released": 0, "available": 4500000, "closedOn": null}],
              "next": "MGY4ZmFkNWItZDljYi00NjlmLWExNjUtNzA4Njc3Mjg5NTBl"}""")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    public Page<Standing> funds(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Standing> rows = standings(asOf, "fund_id > :fund", Page.afterId(cursor), Page.limit(limit) + 1);
        return Page.of(rows, limit, Standing::fundId);
    }

    @GetMapping("/api/funds/{fundId}")
    @Example("""
            {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways", "kind": "SCHOLARSHIP",
              "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000, "disbursed": 250000,
              "returned": 0, "released": 0, "available": 4500000, "closedOn": null}""")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Standing fund(@PathVariable UUID fundId, @ParameterObject AsOf asOf) {
        return standings(asOf, "fund_id = :fund", fundId, 1).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such fund."));
    }

    /** What is said of a fund beside its money. */
    private record Fund(
            UUID fundId,
            String name,
            String kind,
            String currency,
            @Nullable LocalDate closedOn) {}

    private List<Standing> standings(AsOf asOf, String wanted, UUID fund, int limit) {
        List<Fund> funds = jdbc.sql("""
                        select f.fund_id, f.name, f.kind, f.currency,
                            (select max(c.effective_on) from fund_ledger.closure c
                                where c.fund_id = f.fund_id and c.effective_on <= :effective
                                    and c.recorded_at <= :recorded) as closed_on
                        from fund_ledger.fund f
                        where f.effective_on <= :effective and f.recorded_at <= :recorded and f.%s
                        order by f.fund_id limit :limit""".formatted(wanted))
                .params(asOf.parameters())
                .param("fund", fund)
                .param("limit", limit)
                .query(Fund.class)
                .list();
        var money = past.asOf(asOf.recordedAt(), asOf.effectiveOn());
        return funds.stream().map(each -> standing(each, money)).toList();
    }

    private static Standing standing(Fund fund, Map<List<@Nullable String>, long[]> money) {
        ToLongFunction<String> amount =
                figure -> money.getOrDefault(List.of(fund.fundId().toString(), figure), NONE)[0];
        long balance = amount.applyAsLong("BALANCE");
        long reserved = amount.applyAsLong("RESERVED");
        long committed = amount.applyAsLong("COMMITTED");
        long disbursed = amount.applyAsLong("DISBURSED");
        long returned = amount.applyAsLong("RETURNED");
        return new Standing(
                fund.fundId(),
                fund.name(),
                fund.kind(),
                fund.currency(),
                balance,
                reserved,
                committed,
                disbursed,
                returned,
                amount.applyAsLong("RELEASED"),
                balance - reserved - committed - disbursed + returned,
                fund.closedOn());
    }

    /** One award of a fund, amounts in minor units of the fund's currency. */
    record AwardStanding(
            UUID awardId,
            UUID cycleId,
            UUID participantId,
            long amount,
            String status,
            LocalDate respondBy,
            LocalDate offeredOn,
            long disbursed,
            long returned) {}

    @GetMapping("/api/funds/{fundId}/awards")
    @Example("""
            {"items": [{"awardId": "7f5df55a-9646-48cc-9789-cab1bdb1196c",
              "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2",
              "participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "amount": 250000, "status": "ACCEPTED",
              "respondBy": "2099-06-30", "offeredOn": "2026-11-22", "disbursed": 125000, "returned": 0}],
              "next": "N2Y1ZGY1NWEtOTY0Ni00OGNjLTk3ODktY2FiMWJkYjExOTZj"}""")
    @PersonLevel
    @RolesAllowed({FUND_OFFICER, AUDITOR})
    Page<AwardStanding> awards(
            @PathVariable UUID fundId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from fund_ledger.award_money(:effective, :recorded)"
                        + " where fund_id = :fund and award_id > :after order by award_id limit :limit")
                .params(asOf.parameters())
                .param("fund", fundId)
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query(AwardStanding.class)
                .list();
        return Page.of(rows, limit, AwardStanding::awardId);
    }
}
