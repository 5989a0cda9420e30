package org.fairlab.standalone.faults;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the clients asked for, and what they were told had been recorded. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    /** An event as a receipt names it. */
    record Named(String eventId, String type, String entityId, long position) {}

    /** @param after the highest position that the same caller had been told of before it asked; 0 if none */
    record Acknowledged(String key, List<Named> events, long after) {

        long position() {
            return events.getLast().position();
        }
    }

    void asked(String key) {
        asked.add(key);
    }

    /** Notes a receipt; a second one for the same key has to be the same. */
    Acknowledged acknowledged(String key, String receipt, long after) {
        List<Named> events = StreamSupport.stream(
                        JSON.readTree(receipt).get("events").spliterator(), false)
                .map(Answers::named)
                .toList();
        var answer = new Acknowledged(key, events, after);
        Acknowledged earlier = acknowledged.putIfAbsent(key, answer);
        if (earlier != null && !earlier.events.equals(events)) {
            contradictions.add("I2: key " + key + " was answered by " + earlier.events + " and by " + events);
        }
        return answer;
    }

    private static Named named(JsonNode event) {
        return new Named(
                event.get("eventId").asString(),
                event.get("type").asString(),
                event.get("entityId").asString(),
                event.get("position").asLong());
    }

    /** Takes over what other clients were told. */
    Answers with(Answers others) {
        asked.addAll(others.asked);
        acknowledged.putAll(others.acknowledged);
        contradictions.addAll(others.contradictions);
        return this;
    }

    Set<String> asked() {
        return asked;
    }

    Map<String, Acknowledged> acknowledged() {
        return acknowledged;
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
