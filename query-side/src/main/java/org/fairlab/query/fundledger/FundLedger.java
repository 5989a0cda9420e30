package org.fairlab.query.fundledger;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
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
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where does the money stand? Each figure is a sum over deposits, awards and payments. */
@RestController
public class FundLedger implements Projection {

    private static final String STANDING = """
            select f.fund_id, f.name, f.kind, f.currency, f.closed_on,
                coalesce(d.balance, 0) as balance,
                coalesce(a.reserved, 0) as reserved, coalesce(a.committed, 0) as committed,
                coalesce(a.disbursed, 0) as disbursed, coalesce(a.returned, 0) as returned,
                coalesce(a.released, 0) as released
            from fund_ledger.fund f
            left join (select fund_id, sum(amount)::bigint as balance from fund_ledger.deposit group by fund_id) d
                using (fund_id)
            left join (select fund_id,
                    (sum(amount) filter (where status = 'OFFERED'))::bigint as reserved,
                    (sum(amount - disbursed) filter (where status = 'ACCEPTED'))::bigint as committed,
                    sum(disbursed)::bigint as disbursed, sum(returned)::bigint as returned,
                    (sum(amount - disbursed) filter (where status in ('DECLINED', 'LAPSED', 'REVOKED')))::bigint
                        as released
                from fund_ledger.award_money group by fund_id) a using (fund_id)
            """;

    private final JdbcClient jdbc;

    FundLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "fund_ledger";
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case FundEstablished e -> {
                rows.write(
                        "insert into fund (fund_id, name, kind, currency, established_on) values (?, ?, ?, ?, ?)",
                        e.fundId(),
                        e.name(),
                        e.kind().name(),
                        e.balance().currency(),
                        e.effectiveOn());
                deposit(recorded.position(), e.fundId(), e.balance(), rows);
            }
            case FundReplenished e -> deposit(recorded.position(), e.fundId(), e.amount(), rows);
            case FundClosed e ->
                rows.write("update fund set closed_on = ? where fund_id = ?", e.effectiveOn(), e.fundId());
            case CycleOpened e ->
                rows.write(
                        "insert into cycle (cycle_id, fund_id, name, closes_on) values (?, ?, ?, ?)",
                        e.cycleId(),
                        e.fundId(),
                        e.name(),
                        e.closesOn());
            case CycleClosed e ->
                rows.write("update cycle set closed_on = ? where cycle_id = ?", e.effectiveOn(), e.cycleId());
            case AwardOffered e -> {
                rows.write(
                        "insert into award values (?, ?, ?, ?, ?, 'OFFERED', ?, ?)",
                        e.fundId(),
                        e.awardId(),
                        e.cycleId(),
                        e.applicationId(),
                        e.participantId(),
                        e.respondBy(),
                        e.effectiveOn());
                awarded(recorded.position(), e, e.amount(), rows);
            }
            case AwardAccepted e -> becomes(e, "ACCEPTED", rows);
            case AwardDeclined e -> becomes(e, "DECLINED", rows);
            case AwardLapsed e -> becomes(e, "LAPSED", rows);
            case AwardRevoked e -> becomes(e, "REVOKED", rows);
            case AwardRenewed e -> awarded(recorded.position(), e, e.amount(), rows);
            case DisbursementIssued e ->
                paid(recorded.position(), e, e.disbursementId(), e.amount().minor(), 0, rows);
            case DisbursementReturned e ->
                paid(recorded.position(), e, e.disbursementId(), 0, e.amount().minor(), rows);
            case ProxyRulesProposed _, ProxyRulesConfirmed _, CycleRolledOver _, ApplicationEvent _ -> {}
            case PeopleEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
        }
    }

    private static void deposit(long position, UUID fundId, Money amount, Rows rows) {
        rows.write(
                "insert into deposit (position, fund_id, amount) values (?, ?, ?)", position, fundId, amount.minor());
    }

    private static void awarded(long position, AwardEvent event, Money amount, Rows rows) {
        rows.write(
                "insert into awarded (position, fund_id, award_id, amount) values (?, ?, ?, ?)",
                position,
                event.fundId(),
                event.awardId(),
                amount.minor());
    }

    private static void paid(
            long position, AwardEvent event, UUID disbursementId, long disbursed, long returned, Rows rows) {
        rows.write(
                "insert into payment values (?, ?, ?, ?, ?, ?)",
                position,
                event.fundId(),
                event.awardId(),
                disbursementId,
                disbursed,
                returned);
    }

    private static void becomes(AwardEvent event, String status, Rows rows) {
        rows.write(
                "update award set status = ? where fund_id = ? and award_id = ?",
                status,
                event.fundId(),
                event.awardId());
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

    @GetMapping("/api/funds")
    @Example("""
            {"items": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways",
              "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000,
              "disbursed": 250000, "returned": 0, "released": 0, "available": 4500000, "closedOn": null}],
              "next": "MGY4ZmFkNWItZDljYi00NjlmLWExNjUtNzA4Njc3Mjg5NTBl"}""")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    public Page<Standing> funds(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql(STANDING + " where f.fund_id > ? order by f.fund_id limit ?")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query(FundLedger::standing)
                .list();
        return Page.of(rows, limit, Standing::fundId);
    }

    @GetMapping("/api/funds/{fundId}")
    @Example("""
            {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways", "kind": "SCHOLARSHIP",
              "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000, "disbursed": 250000,
              "returned": 0, "released": 0, "available": 4500000, "closedOn": null}""")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Standing fund(@PathVariable UUID fundId) {
        return jdbc.sql(STANDING + " where f.fund_id = ?")
                .param(fundId)
                .query(FundLedger::standing)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such fund."));
    }

    private static Standing standing(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        long balance = row.getLong("balance");
        long reserved = row.getLong("reserved");
        long committed = row.getLong("committed");
        long disbursed = row.getLong("disbursed");
        long returned = row.getLong("returned");
        return new Standing(
                row.getObject("fund_id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("currency"),
                balance,
                reserved,
                committed,
                disbursed,
                returned,
                row.getLong("released"),
                balance - reserved - committed - disbursed + returned,
                row.getObject("closed_on", LocalDate.class));
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
    @RolesAllowed({FUND_OFFICER, AUDITOR})
    Page<AwardStanding> awards(
            @PathVariable UUID fundId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from fund_ledger.award_money where fund_id = ? and award_id > ?"
                        + " order by award_id limit ?")
                .params(fundId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(AwardStanding.class)
                .list();
        return Page.of(rows, limit, AwardStanding::awardId);
    }
}
