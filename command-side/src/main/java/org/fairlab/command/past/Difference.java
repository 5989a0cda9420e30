package org.fairlab.command.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fairlab.command.past.Unfolding.Happened;
import org.fairlab.command.past.Unfolding.Standing;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Moment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of an entity from one moment to another.
 *
 * @param from where it stood, null if that is before its first event
 * @param events how many of its events lie between, the later end included
 * @param changes by path
 * @param silent events between that changed nothing of what it decides by, in order
 */
record Difference(
        @Nullable Standing from, @Nullable Standing to, int events, List<Change> changes, List<Happened> silent) {

    /** How many of the entity's events may lie between; its state is looked at after each. */
    static final int MOST_EVENTS = 1000;

    /**
     * A value that is not what it was. A list of plain values is one value; what is null or empty is no value.
     *
     * @param path a JSON pointer into the state (RFC 6901)
     * @param before null if there was none
     * @param after null if there is none any more
     * @param event the last one that changed it
     */
    record Change(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            Happened event) {}

    /**
     * Looks at the state after each event between.
     *
     * @param entity before its first event
     * @throws InvalidInput if {@code from} is after {@code to}, or too many events lie between
     */
    static Difference between(Unfolding<?> entity, Moment from, Moment to) {
        while (entity.advance("from", from)) {
            // up to there, only the end counts
        }
        if (entity.isPast("to", to)) {
            throw new InvalidInput("from", "must not be after the other end");
        }
        Standing start = entity.standing();
        Map<String, JsonNode> before = values(entity.state());
        Map<String, JsonNode> now = before;
        Map<String, Happened> last = new HashMap<>();
        List<Happened> silent = new ArrayList<>();
        int events = 0;
        for (; entity.advance("to", to); events++) {
            if (events == MOST_EVENTS) {
                throw new InvalidInput(
                        "from", "must be nearer to the other end: 1,000 of its events may lie between at most");
            }
            Map<String, JsonNode> then = now;
            now = values(entity.state());
            var changed = changed(then, now);
            Happened event = entity.happened();
            changed.forEach(path -> last.put(path, event));
            if (changed.isEmpty()) {
                silent.add(event);
            }
        }
        Map<String, JsonNode> after = now;
        List<Change> changes = changed(before, after).stream()
                .map(path -> new Change(
                        path, before.get(path), after.get(path), Objects.requireNonNull(last.get(path), path)))
                .toList();
        return new Difference(start, entity.standing(), events, changes, silent);
    }

    private static TreeSet<String> changed(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        return paths;
    }

    private static Map<String, JsonNode> values(JsonNode state) {
        Map<String, JsonNode> values = new TreeMap<>();
        collect("", state, values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(property -> collect(path + "/" + escaped(property.getKey()), property.getValue(), values));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), values);
            }
        } else if (!node.isNull() && !node.isMissingNode() && !(node.isArray() && node.isEmpty())) {
            values.put(path, node);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
