package org.fairlab.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Appends to and reads from {@code events.event}; the order is explained in the package. */
public final class PostgresEventStorageEngine extends AbstractEventStorageEngine {

    private static final int PAGE = 1000;
    private static final String SELECT = "select * from events.event where ";

    /** A snapshot has the columns of an event, with its code's version as revision and position 0. */
    private static final String FROM_SNAPSHOT = "with snapshot as (select * from events.snapshot where stream_id = ?)"
            + " select * from events.event where stream_id = ?"
            + " and sequence > coalesce((select sequence from snapshot), -1)"
            + " union all select 0, stream_id, stream_id, sequence, stream_type, type, version, state, '{}', now()"
            + " from snapshot order by sequence limit " + PAGE;

    private final JdbcTemplate jdbc;
    private final GroupCommit writer;
    private final EventUpcaster upcasters;

    /** @param jdbc for reading only */
    public PostgresEventStorageEngine(
            JdbcTemplate jdbc, GroupCommit writer, Serializer serializer, EventUpcaster upcasters) {
        super(
                new Builder() {}.eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters));
        this.jdbc = jdbc;
        this.writer = writer;
        this.upcasters = upcasters;
    }

    /**
     * Stages events. They are handed to the writer when their unit of work commits, after everything that may still
     * refuse it; outside of any unit of work, at once.
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<Row> rows = events.stream().map(event -> Row.of(event, serializer)).toList();
        if (!CurrentUnitOfWork.isStarted()) {
            Decision alone = Decision.alone();
            alone.stage(rows);
            writer.settle(alone);
            return;
        }
        Decision decision = Decision.current();
        if (decision.rows().isEmpty()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            root.onCommit(unit -> {
                writer.submit(decision);
                if (!decision.isAwaited()) {
                    writer.settle(decision);
                }
            });
            root.onRollback(unit -> decision.fail(new IllegalStateException("was rolled back")));
        }
        decision.stage(rows);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String streamId, long firstSequence) {
        return pages(last -> select(
                "stream_id = ? and sequence >= ? order by sequence limit " + PAGE,
                UUID.fromString(streamId),
                last == null ? firstSequence : last.getSequenceNumber() + 1));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        return pages(last -> jdbc.query(
                "select * from events.page(?, ?)",
                (row, n) -> entry(row),
                last == null ? position(after) : position(last.trackingToken()),
                PAGE));
    }

    private List<TrackedDomainEventData<?>> select(String where, Object... arguments) {
        return jdbc.query(SELECT + where, (row, n) -> entry(row), arguments);
    }

    private static TrackedDomainEventData<?> entry(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("position")),
                new Recorded(
                        row.getString("stream_type"),
                        row.getString("stream_id"),
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        row.getTimestamp("recorded_at").toInstant(),
                        text(row.getString("payload"), row.getString("type"), row.getString("revision")),
                        text(row.getString("metadata"), MetaData.class.getName(), null)));
    }

    private static SerializedObject<String> text(String data, String type, @Nullable String revision) {
        return new SimpleSerializedObject<>(data, String.class, type, revision);
    }

    /** One row; Axon's own class for it would write its time as text and read that again. */
    private record Recorded(
            String getType,
            String getAggregateIdentifier,
            long getSequenceNumber,
            String getEventIdentifier,
            Instant getTimestamp,
            SerializedObject<String> getPayload,
            SerializedObject<String> getMetaData)
            implements DomainEventData<String> {}

    /** Reads on page by page as the stream is consumed, so that memory stays flat however long the history is. */
    private static Stream<TrackedDomainEventData<?>> pages(
            Function<@Nullable TrackedDomainEventData<?>, List<TrackedDomainEventData<?>>> next) {
        Deque<TrackedDomainEventData<?>> page = new ArrayDeque<>(next.apply(null));
        var events =
                new Spliterators.AbstractSpliterator<TrackedDomainEventData<?>>(Long.MAX_VALUE, Spliterator.ORDERED) {
                    private boolean full = page.size() == PAGE;

                    @Override
                    public boolean tryAdvance(Consumer<? super TrackedDomainEventData<?>> action) {
                        TrackedDomainEventData<?> event = page.poll();
                        if (event == null) {
                            return false;
                        }
                        if (page.isEmpty() && full) {
                            page.addAll(next.apply(event));
                            full = page.size() == PAGE;
                        }
                        action.accept(event);
                        return true;
                    }
                };
        return StreamSupport.stream(events, false);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(sequence) from events.event where stream_id = ?", Long.class, UUID.fromString(streamId)));
    }

    @Override
    public TrackingToken createHeadToken() {
        return token("select coalesce(max(position), 0) from events.event");
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return token(
                "select coalesce(min(position) - 1, (select coalesce(max(position), 0) from events.event))"
                        + " from events.event where recorded_at >= ?",
                Timestamp.from(instant));
    }

    private TrackingToken token(String sql, Object... arguments) {
        return new GlobalSequenceTrackingToken(
                java.util.Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments)));
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    /** Reads a history, from its snapshot on if there is one; in one statement, which is never in vain. */
    @Override
    public DomainEventStream readEvents(String streamId) {
        UUID stream = UUID.fromString(streamId);
        List<TrackedDomainEventData<?>> page = jdbc.query(FROM_SNAPSHOT, (row, n) -> entry(row), stream, stream);
        boolean isSnapshot = !page.isEmpty() && position(page.getFirst().trackingToken()) == 0;
        if (!isSnapshot) {
            return history(streamId, page);
        }
        var type = page.getFirst().getPayload().getType();
        if (!Snapshots.version(type.getName()).equals(type.getRevision())) {
            return readEvents(streamId, 0);
        }
        Object entity = Snapshots.read(page.getFirst().getPayload().getData().toString(), type.getName());
        long sequence = page.getFirst().getSequenceNumber();
        return DomainEventStream.concat(
                DomainEventStream.of(
                        new GenericDomainEventMessage<>(page.getFirst().getType(), streamId, sequence, entity)),
                history(streamId, page.subList(1, page.size())));
    }

    private DomainEventStream history(String streamId, List<TrackedDomainEventData<?>> page) {
        var rest = page.isEmpty()
                ? Stream.<DomainEventData<?>>empty()
                : readEventData(streamId, page.getLast().getSequenceNumber() + 1);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                Stream.concat(page.stream(), page.size() < PAGE ? Stream.empty() : rest),
                getEventSerializer(),
                upcasters);
    }

    /** Snapshots come with the history itself. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        String type = snapshot.getPayloadType().getName();
        jdbc.update(
                "insert into events.snapshot as s values (?, ?, ?, ?, ?, ?::json) on conflict (stream_id) do update"
                        + " set sequence = excluded.sequence, version = excluded.version, state = excluded.state"
                        + " where s.sequence < excluded.sequence or s.version <> excluded.version",
                UUID.fromString(snapshot.getAggregateIdentifier()),
                snapshot.getSequenceNumber(),
                snapshot.getType(),
                type,
                Snapshots.version(type),
                Snapshots.write(snapshot.getPayload()));
    }
}
