package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fairlab.events.AccessEvent.Outcome;
import org.fairlab.events.AccessEvent.Scope;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every breaking of the glass, for those who review it. */
@RestController
class BreakGlassEndpoint implements ReadModel {

    private final JdbcClient jdbc;
    private final Duration reviewWithin;

    /** @param reviewWithin how long after its time is over a breaking may wait for its review */
    BreakGlassEndpoint(JdbcClient jdbc, @Value("${fairlab.break-glass.review-within:3d}") Duration reviewWithin) {
        this.jdbc = jdbc;
        this.reviewWithin = reviewWithin;
    }

    @Override
    public String name() {
        return AccessLedger.NAME;
    }

    /** How far it has come. */
    enum State {
        /** Its time runs. */
        OPEN,
        /** Its time is over. */
        TO_REVIEW,
        REVIEWED
    }

    /**
     * One breaking of the glass.
     *
     * @param until when its time is or was over, unless a review ended it before
     * @param overdue whether the review is
     * @param reads how often the record was read under it
     */
    record Breaking(
            UUID breakGlassId,
            Scope scope,
            UUID personId,
            String brokenBy,
            String role,
            @Nullable String reason,
            Instant brokenAt,
            Instant until,
            State state,
            boolean overdue,
            long reads,
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            long position) {

        private static Breaking of(ResultSet row, int n) throws SQLException {
            String outcome = row.getString("outcome");
            var reviewedAt = row.getTimestamp("reviewed_at");
            return new Breaking(
                    row.getObject("break_glass_id", UUID.class),
                    Scope.valueOf(row.getString("scope")),
                    row.getObject("person_id", UUID.class),
                    row.getString("broken_by"),
                    row.getString("role"),
                    row.getString("reason"),
                    row.getTimestamp("broken_at").toInstant(),
                    row.getTimestamp("until").toInstant(),
                    State.valueOf(row.getString("state")),
                    row.getBoolean("overdue"),
                    row.getLong("reads"),
                    outcome == null ? null : Outcome.valueOf(outcome),
                    row.getString("note"),
                    row.getString("reviewed_by"),
                    reviewedAt == null ? null : reviewedAt.toInstant(),
                    row.getLong("position"));
        }
    }

    /**
     * Who broke the glass for whom and why, and what the review found; the latest first.
     *
     * @param state null for all
     * @param overdue true for those whose review is overdue alone
     */
    @GetMapping("/api/break-glass")
    @Example("""
            {"items": [{"breakGlassId": "0f8fad5b-d9cb-469f-a165-70867728950e", "scope": "PARTICIPANT",
              "personId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "brokenBy": "operator-1", "role": "operator",
              "reason": "emergency at the training site; the person has to be reached",
              "brokenAt": "2030-01-15T12:00:00Z", "until": "2030-01-15T12:15:00Z", "state": "TO_REVIEW",
              "overdue": false, "reads": 1, "outcome": null, "note": null, "reviewedBy": null, "reviewedAt": null,
              "position": 4711}], "next": "NDcxMQ"}""")
    @PersonLevel
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    Page<Breaking> breakings(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Instant now = Instant.now();
        var rows = jdbc.sql("""
                        select *, (select count(*) from access.read r
                            where r.persons @> array[b.person_id] and r.entry ->> 'address'
                                like '/api/break-glass/' || b.break_glass_id || '/%') as reads
                        from (select *, reviewed_at is null and until < :due as overdue,
                                case when reviewed_at is not null then 'REVIEWED' when until > :now then 'OPEN'
                                    else 'TO_REVIEW' end as state
                            from access_ledger.break_glass) b
                        where position < :before and (:state::text is null or state = :state)
                            and (overdue or not :overdue)
                        order by position desc limit :rows""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", now.minus(reviewWithin).atOffset(ZoneOffset.UTC))
                .param("before", Page.afterPosition(cursor, Long.MAX_VALUE))
                .param("state", state == null ? null : state.name())
                .param("overdue", overdue)
                .param("rows", Page.limit(limit) + 1)
                .query(Breaking::of)
                .list();
        return Page.of(rows, limit, Breaking::position);
    }
}
