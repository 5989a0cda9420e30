package org.fairlab.query.audittrail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A figure as it was reported against the same figure as now known.
 *
 * @param asReported by the events recorded up to the report's close
 * @param asNowKnown by all events
 * @param items the events that make the difference, by position: facts of the days reported on that were recorded
 *     since, and corrections recorded since of facts that were known
 */
public record Reconciliation<F>(
        F asReported,
        F asNowKnown,
        List<Difference> items,
        @Nullable String next) {

    /** @param address where the audit trail shows the event as it is stored */
    public record Difference(
            long position,
            String type,
            String entityType,
            UUID entityId,
            LocalDate effectiveOn,
            Instant recordedAt,
            String address) {}

    /**
     * Reconciles a figure of a read model that has a view {@code fact}.
     *
     * @param of the condition on {@code fact} under which it counts in the figure, with the parameter {@code :scope}
     */
    public static <F> Reconciliation<F> of(
            Function<AsOf, F> figure,
            AsOf asOf,
            String readModel,
            String of,
            @Nullable UUID scope,
            @Nullable String cursor,
            int limit,
            JdbcClient jdbc) {
        var rows = jdbc.sql("""
                        select position, e.type, e.entity_type, e.entity_id, e.effective_on, e.recorded_at
                        from (select position from %1$s.fact
                                where effective_on <= :effective and recorded_at > :recorded and superseded_at is null
                                    and %2$s
                            union select superseded_by from %1$s.fact
                                where effective_on <= :effective and recorded_at <= :recorded
                                    and superseded_at > :recorded and %2$s) d
                        join audit_trail.entry e using (position)
                        where position > :after order by position limit :limit""".formatted(readModel, of))
                .params(asOf.parameters())
                .param("scope", scope)
                .param("after", Page.afterPosition(cursor, -1))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> new Difference(
                        row.getLong("position"),
                        row.getString("type"),
                        row.getString("entity_type"),
                        row.getObject("entity_id", UUID.class),
                        row.getObject("effective_on", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant(),
                        "/api/audit/events/" + row.getLong("position")))
                .list();
        Page<Difference> page = Page.of(rows, limit, Difference::position);
        return new Reconciliation<>(figure.apply(asOf), figure.apply(asOf.asNowKnown()), page.items(), page.next());
    }
}
