package org.fairlab.platform.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decision.Recorded;
import org.fairlab.platform.store.Judgement.Earlier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The writer's connection to the log. Everything that it asks is a probe of an index. */
final class Log implements AutoCloseable {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('events.append'))";
    private static final String APPEND = "select * from events.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final PGConnection arrays;

    /** @param connection for this log alone; plans that suit a small table must not outlive its growth */
    Log(Connection connection) throws SQLException {
        this.connection = connection;
        this.arrays = connection.unwrap(PGConnection.class);
        try (var set = connection.createStatement()) {
            set.execute("set plan_cache_mode = force_generic_plan; set enable_seqscan = off;"
                    + " set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;"
                    // a process that freezes between two statements must not keep the lock from the others
                    + " set idle_in_transaction_session_timeout = '5s'");
        }
    }

    /**
     * How the store answered.
     *
     * @param head the last position before the batch
     * @param moved where streams end that do not end where they were expected to
     * @param used the keys that were used before
     */
    record Reply(long head, Map<UUID, Long> moved, Map<UUID, Earlier> used) {

        boolean isAccepted() {
            return moved.isEmpty() && used.isEmpty();
        }
    }

    /** Writes all winners of a judgement if the store agrees with it, and nothing otherwise. */
    Reply append(Judgement judgement) throws SQLException {
        List<Decision> winners = judgement.winners();
        List<Row> rows =
                winners.stream().flatMap(winner -> winner.rows().stream()).toList();
        List<Once> asked = new ArrayList<>();
        List<Once> kept = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        long offset = 1;
        for (Decision winner : winners) {
            Once once = winner.once();
            if (once != null) {
                asked.add(once);
                if (winner.keepsKey()) {
                    kept.add(once);
                    offsets.add(offset);
                    counts.add(winner.rows().size());
                }
            }
            offset += winner.rows().size();
        }
        try (PreparedStatement call = connection.prepareStatement(APPEND)) {
            var expected = judgement.expected().entrySet();
            call.setArray(1, uuids(expected, Map.Entry::getKey));
            call.setArray(2, longs(expected, Map.Entry::getValue));
            call.setArray(3, uuids(asked, Once::key));
            call.setArray(4, uuids(rows, Row::eventId));
            call.setArray(5, uuids(rows, Row::streamId));
            call.setArray(6, longs(rows, Row::sequence));
            call.setArray(7, texts(rows, Row::streamType));
            call.setArray(8, texts(rows, Row::type));
            call.setArray(9, texts(rows, Row::revision));
            call.setArray(10, texts(rows, Row::payload));
            call.setArray(11, texts(rows, Row::metadata));
            call.setArray(12, longs(rows, Log::micros));
            call.setArray(13, uuids(kept, Once::key));
            call.setArray(14, uuids(kept, Once::digest));
            call.setArray(15, longs(offsets, Long::longValue));
            call.setArray(16, longs(counts, Integer::longValue));
            try (ResultSet reply = call.executeQuery()) {
                reply.next();
                return new Reply(reply.getLong("head"), moved(reply), used(reply));
            }
        }
    }

    private static long micros(Row row) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, row.recordedAt());
    }

    private <T> Array uuids(Collection<T> values, Function<T, UUID> column) throws SQLException {
        return arrays.createArrayOf("uuid", values.stream().map(column).toArray(UUID[]::new));
    }

    private <T> Array longs(Collection<T> values, ToLongFunction<T> column) throws SQLException {
        return arrays.createArrayOf("int8", values.stream().mapToLong(column).toArray());
    }

    private <T> Array texts(Collection<T> values, Function<T, ? extends @Nullable String> column) throws SQLException {
        return arrays.createArrayOf("text", values.stream().map(column).toArray(String[]::new));
    }

    private static Map<UUID, Long> moved(ResultSet reply) throws SQLException {
        Array streams = reply.getArray("moved_streams");
        if (streams == null) {
            return Map.of();
        }
        UUID[] moved = (UUID[]) streams.getArray();
        Long[] ends = (Long[]) reply.getArray("moved_ends").getArray();
        Map<UUID, Long> answer = new HashMap<>();
        for (int i = 0; i < moved.length; i++) {
            answer.put(moved[i], ends[i]);
        }
        return answer;
    }

    private Map<UUID, Earlier> used(ResultSet reply) throws SQLException {
        Array keys = reply.getArray("used_keys");
        if (keys == null) {
            return Map.of();
        }
        UUID[] used = (UUID[]) keys.getArray();
        UUID[] digests = (UUID[]) reply.getArray("used_digests").getArray();
        Long[] positions = (Long[]) reply.getArray("used_positions").getArray();
        Integer[] events = (Integer[]) reply.getArray("used_events").getArray();
        Map<UUID, Earlier> answer = new HashMap<>();
        for (int i = 0; i < used.length; i++) {
            answer.put(used[i], new Earlier(digests[i], new Answer(recorded(positions[i], events[i]), true)));
        }
        return answer;
    }

    private List<Recorded> recorded(long first, int events) throws SQLException {
        List<Recorded> recorded = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select event_id, type, stream_id, position from events.event where position >= ? and position < ?"
                        + " order by position")) {
            select.setLong(1, first);
            select.setLong(2, first + events);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    recorded.add(new Recorded(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getLong(4)));
                }
            }
        }
        return recorded;
    }

    /** Runs what travels with the winners, statements of the same text together. */
    void write(List<Decision> winners) throws SQLException {
        Map<String, List<List<Object>>> statements = new LinkedHashMap<>();
        winners.stream()
                .flatMap(winner -> winner.statements().stream())
                .forEach(statement -> statements
                        .computeIfAbsent(statement.sql(), sql -> new ArrayList<>())
                        .add(statement.arguments()));
        for (var statement : statements.entrySet()) {
            try (PreparedStatement write = connection.prepareStatement(statement.getKey())) {
                for (List<Object> arguments : statement.getValue()) {
                    for (int i = 0; i < arguments.size(); i++) {
                        write.setObject(i + 1, arguments.get(i));
                    }
                    write.addBatch();
                }
                write.executeBatch();
            }
        }
    }

    /**
     * Where an event is stored that may have been committed before a connection was lost, or 0. Waits until a
     * transaction that still goes on without us has come to its end.
     */
    long positionOf(Row row) throws SQLException {
        begin();
        try (var lock = connection.createStatement()) {
            lock.execute(LOCK);
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select position from events.event where stream_id = ? and sequence = ? and event_id = ?")) {
            select.setObject(1, row.streamId());
            select.setLong(2, row.sequence());
            select.setObject(3, row.eventId());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } finally {
            commit();
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Whether the connection is of no more use. */
    boolean isLost() {
        try {
            return !connection.isValid(1);
        } catch (SQLException lost) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            // nothing is left to be closed
        }
    }
}
