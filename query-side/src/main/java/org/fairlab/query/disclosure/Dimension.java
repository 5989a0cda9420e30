package org.fairlab.query.disclosure;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a table is broken down by; the kinds are told apart by {@code kind} in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Dimension {

    String name();

    /** Every heading of the dimension, totals included. */
    List<String> headings();

    /** Whether a heading is the one over all others of the dimension. */
    default boolean isTotal(String heading) {
        return this instanceof Hierarchy hierarchy && hierarchy.total().equals(heading);
    }

    /** The headings for which a table gives counts; the others are sums. */
    List<String> leaves();

    /**
     * Headings that sum up others.
     *
     * @param total the heading over all, under which a cell has the same name as one of a table without the dimension
     * @param parts for each heading that is a sum its parts; each heading is part of one other at most
     */
    @JsonTypeName("hierarchy")
    record Hierarchy(String name, String total, Map<String, List<String>> parts) implements Dimension {

        public Hierarchy {
            var copy = new LinkedHashMap<String, List<String>>();
            parts.forEach((heading, its) -> copy.put(heading, List.copyOf(its)));
            parts = Collections.unmodifiableMap(copy);
        }

        /** A total over categories. */
        public static Hierarchy flat(String name, List<String> categories) {
            return new Hierarchy(name, "all", Map.of("all", categories));
        }

        @Override
        public List<String> headings() {
            var headings = new ArrayList<>(List.of(total));
            for (int at = 0; at < headings.size(); at++) {
                headings.addAll(parts.getOrDefault(headings.get(at), List.of()));
            }
            return headings;
        }

        @Override
        public List<String> leaves() {
            return headings().stream()
                    .filter(heading -> !parts.containsKey(heading))
                    .toList();
        }
    }

    /**
     * Stages that people reach. A stage within another counts only people whom that counts too; of two stages neither
     * of which is within the other, nothing follows.
     *
     * @param stages each after the one that it is within
     * @param within for each stage that lies within another the nearest such
     */
    @JsonTypeName("funnel")
    record Funnel(String name, List<String> stages, Map<String, String> within) implements Dimension {

        /** Refuses a stage that is within none of those before it. */
        public Funnel {
            stages = List.copyOf(stages);
            within = Collections.unmodifiableMap(new LinkedHashMap<>(within));
            for (var each : within.entrySet()) {
                int outer = stages.indexOf(each.getValue());
                if (outer < 0 || outer >= stages.indexOf(each.getKey())) {
                    throw new IllegalArgumentException(each.getKey() + " is within no stage before it");
                }
            }
        }

        /** Stages that people pass one after the other, each within the one before. */
        public static Funnel chain(String name, List<String> stages) {
            var within = new LinkedHashMap<String, String>();
            for (int at = 1; at < stages.size(); at++) {
                within.put(stages.get(at), stages.get(at - 1));
            }
            return new Funnel(name, stages, within);
        }

        /** The same with some of the stages, and with each all that it lies within. */
        public Funnel of(List<String> some) {
            var inner = new LinkedHashMap<>(within);
            inner.keySet().retainAll(some);
            return new Funnel(name, some, inner);
        }

        /** The stages that a stage lies within, the nearest first. */
        public List<String> around(String stage) {
            return Stream.iterate(within.get(stage), Objects::nonNull, within::get)
                    .toList();
        }

        @Override
        public List<String> headings() {
            return stages;
        }

        @Override
        public List<String> leaves() {
            return stages;
        }
    }
}
