package org.fairlab.query.audittrail;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.fairlab.platform.web.Page;
import org.fairlab.query.audittrail.EventsBehind.Behind;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.ProjectionStore;
import org.fairlab.query.projection.RecordedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds figures against the log. Each question reads all events from the first one on, as a replay does, since a read
 * model cannot name the events that it has lost.
 */
@Component
public class Recounts {

    private final RecordedEvents events;
    private final ProjectionStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    public Recounts(
            RecordedEvents events, ProjectionStore store, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.events = events;
        this.store = store;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private record Seen<F>(long position, F figure) {}

    /**
     * Recounts a figure of a read model at the position at which the read model stands.
     *
     * @param figure asks the read model
     * @param recount of the facts up to the same day; events recorded after the instant are kept from it
     */
    public <F> EventsBehind<F> of(
            String readModel, AsOf asOf, Supplier<F> figure, Recount<F> recount, @Nullable String cursor, int limit) {
        long after = Page.afterPosition(cursor, -1);
        int size = Page.limit(limit);
        Seen<F> seen =
                Objects.requireNonNull(snapshot.execute(status -> new Seen<>(store.position(readModel), figure.get())));
        var known = asOf.recordedAt();
        events.upTo(seen.position(), event -> {
            if (!event.recordedAtUtc().isAfter(known)) {
                recount.take(event);
            }
        });
        List<Long> positions = recount.positions().stream().sorted().toList();
        List<Long> wanted = positions.stream()
                .filter(position -> position > after)
                .limit(size + 1L)
                .toList();
        Page<Long> page = Page.of(wanted, size, position -> position);
        F recomputed = recount.figure();
        return new EventsBehind<>(
                seen.position(),
                recount.shown(seen.figure()),
                recount.shown(recomputed),
                seen.figure().equals(recomputed),
                positions.size(),
                inWords(page.items()),
                page.next());
    }

    private List<Behind> inWords(List<Long> positions) {
        return jdbc.sql("select * from audit_trail.entry where position = any(?) order by position")
                .param(positions.toArray(Long[]::new))
                .query((row, n) -> new Behind(
                        row.getLong("position"),
                        row.getString("type"),
                        row.getObject("entity_id", UUID.class),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("actor"),
                        row.getString("sentence"),
                        "/api/audit/events/" + row.getLong("position")))
                .list();
    }
}
