package org.fairlab.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events writes to the tables of a read model. It is collected first, and then goes to the database in
 * as few round trips as the order allows: writes of one entity's events stay in their order, writes of the same
 * statement are sent together across entities.
 */
public final class Rows {

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, NavigableMap<Integer, Group>> byStatement = new HashMap<>();
    private final Map<UUID, Integer> lastOf = new HashMap<>();
    private UUID entity = new UUID(0, 0);
    private int open;

    private record Group(String sql, List<@Nullable Object[]> values) {}

    /** The writes that follow are those of an event of this entity. */
    Rows of(UUID entity) {
        this.entity = entity;
        return this;
    }

    /**
     * Writes to rows that only events of this event's entity touch.
     *
     * @param values one for each {@code ?}, of types that the driver knows: no {@code Instant}, no enum
     */
    public void write(String sql, @Nullable Object... values) {
        int last = Math.max(open, lastOf.getOrDefault(entity, 0));
        // one statement updates the same row once at most
        int from = sql.contains("update ") && lastOf.containsKey(entity) ? last + 1 : last;
        NavigableMap<Integer, Group> alike = byStatement.computeIfAbsent(sql, added -> new TreeMap<>());
        Map.Entry<Integer, Group> place = alike.ceilingEntry(from);
        int index = place == null ? groups.size() : place.getKey();
        if (place == null) {
            groups.add(new Group(sql, new ArrayList<>()));
            alike.put(index, groups.getLast());
        }
        groups.get(index).values().add(values);
        lastOf.put(entity, index);
    }

    /** Writes to rows that events of other entities touch too: after all writes before it, and before all after it. */
    public void writeInOrder(String sql, @Nullable Object... values) {
        open = groups.size();
        write(sql, values);
        open = groups.size();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The statements in the order in which they are sent. */
    List<String> statements() {
        return groups.stream().map(Group::sql).toList();
    }

    void writeTo(Connection connection, Statements statements) throws SQLException {
        for (Group group : groups) {
            statements.execute(connection, group.sql(), group.values());
        }
    }
}
