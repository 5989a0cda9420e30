package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The control of the paused writer: Axon's own PostgreSQL engine on the same database. */
final class StockEngine {

    private StockEngine() {}

    /** Fails if a reader that starts during the pause comes to see the event that is committed after it. */
    static String skipsALateCommit(Bed bed, Duration pause) throws Exception {
        int gapTimeout = (int) Math.min(60_000, pause.toMillis() * 4 / 5);
        try (Connection late = bed.owner();
                Connection neighbour = bed.owner();
                Connection reading = bed.owner()) {
            reading.createStatement().execute("drop schema if exists stock cascade; create schema stock");
            for (Connection connection : new Connection[] {late, neighbour, reading}) {
                connection.setSchema("stock");
            }
            engine(reading, gapTimeout).createSchema(PostgresEventTableFactory.INSTANCE);
            late.setAutoCommit(false);
            append(late, gapTimeout, "late");
            long started = System.nanoTime();
            int committed = 0;
            while (System.nanoTime() - started < pause.toNanos()) {
                append(neighbour, gapTimeout, "neighbour-" + committed++);
                Thread.sleep(50);
            }
            var reader = new Reader(engine(reading, gapTimeout), new HashSet<>());
            TrackingToken token = reader.readOn(null);
            late.commit();
            append(neighbour, gapTimeout, "neighbour-" + committed++);
            reader.readOn(token);
            if (reader.seen.size() != committed || reader.seen.contains("late")) {
                throw new AssertionError("the control skipped nothing, so this test would not notice it: saw "
                        + reader.seen.size() + " of " + (committed + 1));
            }
            return "Axon's engine (gap timeout " + gapTimeout + " ms) skipped the late event for good, and showed "
                    + committed + " of its neighbours";
        }
    }

    private record Reader(JdbcEventStorageEngine engine, Set<String> seen) {

        TrackingToken readOn(TrackingToken token) {
            TrackingToken last = token;
            boolean more = true;
            while (more) {
                more = false;
                try (var events = engine.readEvents(last, false)) {
                    for (TrackedEventMessage<?> event : (Iterable<TrackedEventMessage<?>>) () -> cast(events)) {
                        seen.add((String) event.getPayload());
                        last = event.trackingToken();
                        more = true;
                    }
                }
            }
            return last;
        }

        @SuppressWarnings("unchecked")
        private static java.util.Iterator<TrackedEventMessage<?>> cast(java.util.stream.Stream<?> events) {
            return (java.util.Iterator<TrackedEventMessage<?>>) events.iterator();
        }
    }

    private static void append(Connection connection, int gapTimeout, String name) {
        engine(connection, gapTimeout)
                .appendEvents(new GenericDomainEventMessage<>(
                        "Stock", UUID.randomUUID().toString(), 0, name));
    }

    private static JdbcEventStorageEngine engine(Connection connection, int gapTimeout) {
        ConnectionProvider kept = () -> Uncloseable.of(connection);
        var serializer = Jackson3Serializer.builder().build();
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(kept)
                .transactionManager(NoTransactionManager.INSTANCE)
                .gapTimeout(gapTimeout)
                .build();
    }
}
