package org.fairlab.platform.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Appends to and reads from {@code events.event}; the order is explained in the package. */
public final class PostgresEventStorageEngine extends AbstractEventStorageEngine {

    private static final int PAGE = 500;
    private static final String SELECT = "select * from events.event where ";

    private final JdbcTemplate jdbc;

    /** @param jdbc takes part in the transaction of the current unit of work */
    public PostgresEventStorageEngine(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        super(
                new Builder() {}.eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters));
        this.jdbc = jdbc;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<Row> rows = events.stream().map(event -> Row.of(event, serializer)).toList();
        Decision decision = Decision.current();
        long first;
        try {
            first = append(rows, expected(decision.reads(), rows));
        } catch (DuplicateKeyException taken) {
            throw new AggregateStreamCreationException("the stream exists already", taken);
        } catch (PessimisticLockingFailureException moved) {
            throw new ConcurrencyException("a stream that the decision rests on has moved", moved);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            decision.recorded()
                    .add(new Decision.Recorded(row.eventId, row.type, UUID.fromString(row.streamId), first + i));
        }
    }

    /** Where each stream must still end that the decision read or goes on writing. */
    private static Map<String, Long> expected(Map<String, Long> reads, List<Row> rows) {
        Map<String, Long> ends = new HashMap<>(reads);
        rows.stream()
                .filter(row -> row.sequence > 0)
                .forEach(row -> ends.merge(row.streamId, row.sequence - 1, Math::min));
        return ends;
    }

    private long append(List<Row> rows, Map<String, Long> reads) {
        Long first = jdbc.execute("select events.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (PreparedStatement call) -> {
            call.setArray(1, array(call, "text", rows, Row::eventId));
            call.setArray(2, array(call, "text", rows, Row::streamId));
            call.setArray(3, array(call, "bigint", rows, Row::sequence));
            call.setArray(4, array(call, "text", rows, Row::streamType));
            call.setArray(5, array(call, "text", rows, Row::type));
            call.setArray(6, array(call, "text", rows, Row::revision));
            call.setArray(7, array(call, "text", rows, Row::payload));
            call.setArray(8, array(call, "text", rows, Row::metadata));
            call.setArray(9, array(call, "timestamptz", rows, row -> Timestamp.from(row.recordedAt())));
            call.setArray(10, array(call, "text", reads.keySet(), Function.identity()));
            call.setArray(11, array(call, "bigint", reads.values(), Function.identity()));
            try (ResultSet result = call.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
        return java.util.Objects.requireNonNull(first);
    }

    private static <T> Array array(
            PreparedStatement call,
            String type,
            Collection<T> values,
            Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        return call.getConnection()
                .createArrayOf(type, values.stream().map(column).toArray());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String streamId, long firstSequence) {
        return pages(last -> select(
                "stream_id = ? and sequence >= ? order by sequence limit " + PAGE,
                streamId,
                last == null ? firstSequence : last.getSequenceNumber() + 1));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        return pages(last -> select(
                "position > ? order by position limit " + PAGE,
                last == null ? position(after) : position(last.trackingToken())));
    }

    private List<TrackedDomainEventData<?>> select(String where, Object... arguments) {
        return jdbc.query(SELECT + where, (row, n) -> entry(row), arguments);
    }

    private static TrackedDomainEventData<?> entry(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("position")),
                new GenericDomainEventEntry<>(
                        row.getString("stream_type"),
                        row.getString("stream_id"),
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("type"),
                        row.getString("revision"),
                        row.getString("payload"),
                        row.getString("metadata")));
    }

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
                "select max(sequence) from events.event where stream_id = ?", Long.class, streamId));
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

    /** No stream is snapshotted yet: every one is read from its start. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("this store keeps no snapshots");
    }

    private record Row(
            String eventId,
            String streamId,
            long sequence,
            String streamType,
            String type,
            @Nullable String revision,
            String payload,
            String metadata,
            Instant recordedAt) {

        static Row of(EventMessage<?> event, Serializer serializer) {
            if (!(event instanceof DomainEventMessage<?> domain)) {
                throw new IllegalArgumentException("only events of an entity are stored");
            }
            var payload = event.serializePayload(serializer, String.class);
            return new Row(
                    event.getIdentifier(),
                    domain.getAggregateIdentifier(),
                    domain.getSequenceNumber(),
                    domain.getType(),
                    payload.getType().getName(),
                    payload.getType().getRevision(),
                    payload.getData(),
                    event.serializeMetaData(serializer, String.class).getData(),
                    event.getTimestamp());
        }
    }
}
