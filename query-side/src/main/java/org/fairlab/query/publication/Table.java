package org.fairlab.query.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Lattice;
import org.springframework.jdbc.core.RowMapper;

/**
 * One table: its dimensions, and the counts that are no sums of others; those that are left out are 0.
 *
 * @param name of the publication that it is of
 * @param definition the version of what is counted
 */
public record Table(String name, int definition, List<Dimension> dimensions, List<Leaf> leaves) {

    /** @param headings one of each dimension, in their order */
    public record Leaf(List<String> headings, long count) {}

    /** So many of something, with its heading in each dimension by name. */
    public record Fact(Map<String, String> headings, long count) {}

    /** Reads facts of rows that have a column for each dimension, and the count behind them. */
    public static RowMapper<Fact> facts(String... dimensions) {
        return (row, n) -> {
            Map<String, String> headings = new LinkedHashMap<>();
            for (int column = 0; column < dimensions.length; column++) {
                headings.put(dimensions[column], row.getString(column + 1));
            }
            return new Fact(headings, row.getLong(dimensions.length + 1));
        };
    }

    /**
     * A dimension with the headings that facts have in it, and their total. One without any people is left out, which
     * says no more of it than a zero that is shown.
     */
    public static Dimension flat(String name, List<Fact> facts) {
        return Hierarchy.flat(
                name,
                facts.stream()
                        .map(fact -> fact.headings().get(name))
                        .distinct()
                        .sorted()
                        .toList());
    }

    public Table {
        dimensions = List.copyOf(dimensions);
        leaves = List.copyOf(leaves);
    }

    /** Sums up facts, which may have more dimensions than the table. */
    public static Table of(Publication publication, List<Dimension> dimensions, List<Fact> facts) {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        for (Fact fact : facts) {
            counts.merge(
                    dimensions.stream()
                            .map(dimension -> fact.headings().get(dimension.name()))
                            .toList(),
                    fact.count(),
                    Long::sum);
        }
        return new Table(
                publication.name(),
                publication.definition(),
                dimensions,
                counts.entrySet().stream()
                        .map(count -> new Leaf(count.getKey(), count.getValue()))
                        .toList());
    }

    /**
     * The table without stages that hardly anybody has reached. A zero that is shown for such a stage would tell, as
     * soon as the first few people come near it, that none of them has reached it; one that is not there tells only
     * that no more have than the threshold.
     *
     * @return nothing if no stage is left
     */
    Optional<Table> withoutStagesUpTo(int threshold) {
        for (int d = 0; d < dimensions.size(); d++) {
            if (dimensions.get(d) instanceof Funnel funnel) {
                int at = d;
                Map<String, Long> totals = leaves.stream()
                        .collect(Collectors.groupingBy(
                                leaf -> leaf.headings().get(at), Collectors.summingLong(Leaf::count)));
                List<String> stages = funnel.stages().stream()
                        .filter(stage -> totals.getOrDefault(stage, 0L) > threshold)
                        .toList();
                List<Dimension> fewer = new ArrayList<>(dimensions);
                fewer.set(d, funnel.of(stages));
                return stages.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Table(
                                name,
                                definition,
                                fewer,
                                leaves.stream()
                                        .filter(leaf ->
                                                stages.contains(leaf.headings().get(at)))
                                        .toList()));
            }
        }
        return Optional.of(this);
    }

    /** The table without its counts. */
    Table headed() {
        return new Table(name, definition, dimensions, List.of());
    }

    /** All tables as one system; cells of the same name are one. */
    static Equations equations(List<Table> tables) {
        var equations = new Equations.Builder();
        for (Table table : tables) {
            Map<List<String>, Long> counts = new HashMap<>();
            table.leaves.forEach(leaf -> counts.put(leaf.headings(), leaf.count()));
            Lattice.add(equations, table.dimensions, headings -> counts.getOrDefault(headings, 0L));
        }
        Links.add(tables, equations);
        return equations.build();
    }

    /** Every cell of the table: its headings by dimension, without totals, under its name. */
    Map<String, Map<String, String>> cells() {
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        for (List<String> headings : combinations(dimensions)) {
            cells.put(Lattice.name(dimensions, headings), named(dimensions, headings));
        }
        return cells;
    }

    private static Map<String, String> named(List<Dimension> dimensions, List<String> headings) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int d = 0; d < headings.size(); d++) {
            if (!dimensions.get(d).isTotal(headings.get(d))) {
                named.put(dimensions.get(d).name(), headings.get(d));
            }
        }
        return named;
    }

    /** Every choice of one heading of each dimension, totals included. */
    static List<List<String>> combinations(List<Dimension> dimensions) {
        List<List<String>> all = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> headings : all) {
                for (String heading : dimension.headings()) {
                    var more = new ArrayList<>(headings);
                    more.add(heading);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }
}
