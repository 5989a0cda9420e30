package org.fairlab.query.selectionrates;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent;
import org.fairlab.platform.web.Page;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.Grouping;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.fairlab.query.publication.ExactFigures;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Are awards made evenly? Counts of applications and of those selected, for a screening and not a finding. */
@RestController
public class SelectionRates implements Projection {

    static final String NAME = "selection_rates";

    private final JdbcClient jdbc;

    public SelectionRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case FundEstablished e ->
                rows.write("insert into fund (fund_id, name) values (?, ?)", e.fundId(), e.name());
            case CycleOpened e ->
                rows.write(
                        "insert into cycle (cycle_id, fund_id, name) values (?, ?, ?)",
                        e.cycleId(),
                        e.fundId(),
                        e.name());
            case ApplicationSubmitted e ->
                rows.write(
                        "insert into application (application_id, cycle_id, participant_id, position, effective_on,"
                                + " recorded_at) values (?, ?, ?, ?, ?, ?)",
                        e.applicationId(),
                        e.cycleId(),
                        e.participantId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case ApplicationWithdrawn e ->
                rows.write(
                        "insert into withdrawal (application_id, position, effective_on, recorded_at)"
                                + " values (?, ?, ?, ?)",
                        e.applicationId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case AwardOffered e ->
                rows.write(
                        "insert into offer (application_id, award_id, position, effective_on, recorded_at)"
                                + " values (?, ?, ?, ?, ?)",
                        e.applicationId(),
                        e.awardId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case FundReplenished _, FundClosed _ -> {}
            case ProxyRulesProposed _, ProxyRulesConfirmed _, CycleClosed _, CycleRolledOver _ -> {}
            case AwardAccepted _, AwardDeclined _, AwardLapsed _, AwardRenewed _, AwardRevoked _ -> {}
            case DisbursementIssued _, DisbursementReturned _ -> {}
            case EligibilityDetermined _, ConflictDeclared _, ReviewerAssigned _ -> {}
            case ReviewerRecused _, ReviewScored _ -> {}
            case PeopleEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    /**
     * The applications of one cycle, or of one group in it.
     *
     * @param group whom it counts, null for everybody
     * @param pool applications that were not withdrawn before a decision
     * @param selected those of the pool that were offered an award
     * @param rate selected of pool as an exact fraction such as {@code 3/7}; null for an empty pool, and for a group
     *     that is counted apart and left out of rates
     * @param withdrawn applications that are not in the pool
     */
    public record Selection(
            UUID fundId,
            String fund,
            UUID cycleId,
            String cycle,
            @Nullable Group group,
            long pool,
            long selected,
            @Nullable String rate,
            long withdrawn) {}

    /** The rates as they are known now, for totals or by a dimension. */
    public Page<Selection> rates(
            @Nullable UUID fundId, @Nullable UUID cycleId, @Nullable String by, @Nullable String cursor, int limit) {
        return rates(fundId, cycleId, by, AsOf.NOW, Answers.AT_CLOSE, cursor, limit);
    }

    /**
     * Applications and awards by cycle.
     *
     * @param by {@code race} or {@code sex}, for the auditor's role and with a {@code purpose} only; null for totals
     * @param answers which answers count for figures by race or sex
     */
    @GetMapping("/api/selection-rates")
    @Example("""
            {"items": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "fund": "Phlebotomy pathways",
              "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2", "cycle": "Spring 2030",
              "group": {"standard": "SPD15_2024", "category": "ASIAN", "apart": false}, "pool": 1, "selected": 1,
              "rate": "1/1", "withdrawn": 0}],
              "next": "NmM4MjEzZTgtNjZiNC00YmY0LTljMTctZWI0ODM2ZmQ0MmYyL1NQRDE1XzIwMjQ6QVNJQU4"}""")
    @ExactFigures
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    Page<Selection> rates(
            @RequestParam(required = false) @Nullable UUID fundId,
            @RequestParam(required = false) @Nullable UUID cycleId,
            @RequestParam(required = false) @Nullable String by,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Grouping grouping = Grouping.of(by, jdbc);
        String key = grouping == null ? "''" : "coalesce(g." + grouping.column() + ", 'NOT_ASKED')";
        var rows = jdbc.sql(
                        """
                        select fund_id, fund, cycle_id, cycle, key,
                            count(*) filter (where in_pool) as pool,
                            count(*) filter (where selected) as selected,
                            count(*) filter (where not in_pool) as withdrawn
                        from (select c.*, %s as key
                            from selection_rates.candidate(:effective, :recorded) c %s) k
                        where (:fund::uuid is null or fund_id = :fund) and (:cycle::uuid is null or cycle_id = :cycle)
                            and (cycle_id || '/' || key) collate "C" > :after
                        group by fund_id, fund, cycle_id, cycle, key
                        order by (cycle_id || '/' || key) collate "C" limit :limit""".formatted(key, grouping == null ? "" : answers.join("c.participant_id", "c.applied_on")))
                .params(asOf.parameters())
                .param("fund", fundId)
                .param("cycle", cycleId)
                .param("after", Page.after(cursor, ""))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> selection(
                        row.getObject("fund_id", UUID.class),
                        row.getString("fund"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("cycle"),
                        row.getString("key"),
                        row.getLong("pool"),
                        row.getLong("selected"),
                        row.getLong("withdrawn")))
                .list();
        return Page.of(rows, limit, row -> row.cycleId() + "/" + key(row.group()));
    }

    private static Selection selection(
            UUID fundId,
            String fund,
            UUID cycleId,
            String cycle,
            String key,
            long pool,
            long selected,
            long withdrawn) {
        Group group = key.isEmpty() ? null : Group.of(key);
        boolean rated = pool > 0 && (group == null || !group.isApart());
        String rate = rated ? selected + "/" + pool : null;
        return new Selection(fundId, fund, cycleId, cycle, group, pool, selected, rate, withdrawn);
    }

    private static String key(@Nullable Group group) {
        return group == null ? "" : group.key();
    }
}
