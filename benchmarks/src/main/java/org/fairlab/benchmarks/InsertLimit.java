package org.fairlab.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.fairlab.benchmarks.Rounds.Contender;

/**
 * L1: what the machine can make durable row by row. Each connection inserts events into the product's own event table,
 * with all its indexes, and commits each of them.
 */
final class InsertLimit implements AutoCloseable {

    private static final String INSERT = """
            insert into events.event (position, event_id, stream_id, sequence, stream_type, type, payload, metadata,
                recorded_at)
            values (?, ?, ?, ?, 'Fund', 'FundReplenished', ?::json, ?::json, ?)""";

    private final AtomicLong position = new AtomicLong();
    private final List<Stream> streams = new ArrayList<>();

    InsertLimit(Database database, int connections) throws SQLException {
        position.set(database.jdbc()
                .sql("select coalesce(max(position), 0) from events.event")
                .query(Long.class)
                .single());
        for (int i = 0; i < connections; i++) {
            streams.add(new Stream(database.connect()));
        }
    }

    /** @param connections at most as many as there are */
    Contender contender(int connections) {
        return new Contender(
                name(connections), connections, caller -> streams.get(caller).insert(position.incrementAndGet()));
    }

    static String name(int connections) {
        return "L1 at " + connections;
    }

    @Override
    public void close() throws SQLException {
        for (Stream stream : streams) {
            stream.connection.close();
        }
    }

    /** Continues a history of its own, so that no two inserts are after the same place in it. */
    private static final class Stream {

        private final Connection connection;
        private final PreparedStatement insert;
        private final UUID id = UUID.randomUUID();
        private long sequence;

        Stream(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(INSERT);
        }

        void insert(long position) throws SQLException {
            insert.setLong(1, position);
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, id);
            insert.setLong(4, sequence++);
            insert.setString(
                    5,
                    "{\"fundId\":\"" + id
                            + "\",\"amount\":{\"minor\":100,\"currency\":\"USD\"},\"effectiveOn\":\"2030-01-12\"}");
            insert.setString(6, History.metadata("fund-officer"));
            insert.setTimestamp(7, Timestamp.from(Instant.now()));
            insert.executeUpdate();
        }
    }
}
