package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fairlab.standalone.faults.Answers.Acknowledged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is stored by plain SQL and says which invariants it breaks: I1 no acknowledged event is lost, I2 one key
 * has one effect, I3 the global order and each stream are gapless and follow the order of answers, I7 fund limits,
 * capacity and separation of duties hold. {@link ReadModels} adds I4, read models equal a fresh replay,
 * {@link Checkpoints} I5.
 */
final class Invariants {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 5;

    private Invariants() {}

    /** An event as it is stored. */
    record Stored(
            long position, String id, String stream, long sequence, String type, JsonNode payload, JsonNode metadata) {}

    /** All events of a table shaped like {@code events.event}, by position. */
    static List<Stored> events(Connection database, String table) throws SQLException {
        List<Stored> events = new ArrayList<>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery("select position, event_id::text, stream_id::text, sequence,"
                        + " type, payload::text, metadata::text from " + table + " order by position, sequence")) {
            while (row.next()) {
                events.add(new Stored(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        JSON.readTree(row.getString(6)),
                        JSON.readTree(row.getString(7))));
            }
        }
        return events;
    }

    /** What is broken, each begun with the invariant; the first few of a kind. */
    static List<String> broken(List<Stored> events, Answers answers) {
        List<String> broken = new ArrayList<>(answers.contradictions());
        broken.addAll(some(lost(events, answers)));
        broken.addAll(some(twice(events, answers)));
        broken.addAll(some(gaps(events)));
        broken.addAll(some(outOfOrder(answers)));
        broken.addAll(some(Rules.broken(events)));
        return broken;
    }

    private static List<String> some(List<String> broken) {
        if (broken.size() <= SHOWN) {
            return broken;
        }
        List<String> some = new ArrayList<>(broken.subList(0, SHOWN));
        some.add(broken.getFirst().substring(0, 3) + " and " + (broken.size() - SHOWN) + " more");
        return some;
    }

    private static List<String> lost(List<Stored> events, Answers answers) {
        Map<Long, Stored> stored = events.stream().collect(Collectors.toMap(Stored::position, e -> e, (a, b) -> a));
        return answers.acknowledged().values().stream()
                .flatMap(answer -> answer.events().stream())
                .filter(named -> {
                    Stored event = stored.get(named.position());
                    return event == null
                            || !event.id.equals(named.eventId())
                            || !event.stream.equals(named.entityId())
                            || !event.type.equals(named.type());
                })
                .map(named -> "I1: acknowledged and not stored: " + named)
                .toList();
    }

    /** Every command of the tests records one event, which carries the key as its correlation id. */
    private static List<String> twice(List<Stored> events, Answers answers) {
        Map<String, Long> effects = events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.metadata.path("correlationId").asString(""), Collectors.counting()));
        return answers.asked().stream()
                .filter(key -> effects.getOrDefault(key, 0L)
                        > (answers.acknowledged().containsKey(key)
                                ? answers.acknowledged().get(key).events().size()
                                : 1))
                .map(key -> "I2: key " + key + " had " + effects.get(key) + " effects")
                .toList();
    }

    private static List<String> gaps(List<Stored> events) {
        List<String> broken = new ArrayList<>();
        long expected = 1;
        Map<String, Long> next = new HashMap<>();
        for (Stored event : events) {
            if (event.position != expected) {
                broken.add("I3: position " + event.position + " where " + expected + " is due");
            }
            expected = event.position + 1;
            long due = next.merge(event.stream, 1L, Long::sum) - 1;
            if (event.sequence != due) {
                broken.add("I3: sequence " + event.sequence + " of " + event.stream + " where " + due + " is due");
            }
        }
        return broken;
    }

    private static List<String> outOfOrder(Answers answers) {
        return answers.acknowledged().values().stream()
                .filter(answer -> !answer.events().isEmpty() && answer.position() <= answer.after())
                .sorted(Comparator.comparingLong(Acknowledged::position))
                .map(answer -> "I3: asked after " + answer.after() + " was known and stored at " + answer.position())
                .toList();
    }
}
