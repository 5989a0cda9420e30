package org.fairlab.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.platform.event.EventSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * L2: what one thread can read and write. It follows a cursor over all events, decodes each event's JSON, and keeps a
 * row for each in a table with a primary key, 1,000 rows per commit.
 */
final class ReadLimit {

    private static final int BATCH = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UPSERT = """
            insert into seen (position, entity_id, effective_on)
            select * from unnest(?::bigint[], ?::uuid[], ?::date[])
            on conflict (position) do update set entity_id = excluded.entity_id, effective_on = excluded.effective_on""";

    private final List<Long> positions = new ArrayList<>();
    private final List<UUID> entities = new ArrayList<>();
    private final List<String> days = new ArrayList<>();

    private ReadLimit() {}

    /** Reads all of it and tells how many events that were per second. */
    static double perSecond(Database database) throws SQLException {
        try (Connection reading = database.connect();
                Connection writing = database.owner().getConnection();
                Statement select = reading.createStatement();
                Statement table = writing.createStatement()) {
            table.execute("drop table if exists seen");
            table.execute("create table seen (position bigint primary key, entity_id uuid, effective_on date)");
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            select.setFetchSize(BATCH);
            long start = System.nanoTime();
            long events = new ReadLimit().read(select, writing);
            return events / ((System.nanoTime() - start) / 1e9);
        }
    }

    private long read(Statement select, Connection writing) throws SQLException {
        Map<String, Class<?>> types = EventSerializer.types();
        long events = 0;
        try (ResultSet rows = select.executeQuery(
                        "select position, stream_id, type, payload from events.event order by position");
                PreparedStatement upsert = writing.prepareStatement(UPSERT)) {
            while (rows.next()) {
                Class<?> type = Objects.requireNonNull(types.get(rows.getString(3)));
                Event event = (Event) JSON.readValue(rows.getString(4), type);
                positions.add(rows.getLong(1));
                entities.add(UUID.fromString(rows.getString(2)));
                days.add(event.effectiveOn().toString());
                events++;
                if (positions.size() == BATCH) {
                    write(upsert);
                }
            }
            write(upsert);
        }
        return events;
    }

    private void write(PreparedStatement upsert) throws SQLException {
        Connection connection = upsert.getConnection();
        upsert.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
        upsert.setArray(2, connection.createArrayOf("uuid", entities.toArray()));
        upsert.setArray(3, connection.createArrayOf("date", days.toArray()));
        upsert.executeUpdate();
        connection.commit();
        positions.clear();
        entities.clear();
        days.clear();
    }
}
