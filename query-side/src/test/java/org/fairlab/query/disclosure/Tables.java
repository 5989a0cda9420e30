package org.fairlab.query.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Release.Released;

/** Tables to try things on. */
final class Tables {

    private Tables() {}

    /** A table with margins, its cells named as {@code row r1, column c2}. */
    static Equations of(long[]... rows) {
        var equations = new Equations.Builder();
        Lattice.add(
                equations,
                List.of(
                        Hierarchy.flat("row", names("r", rows.length)),
                        Hierarchy.flat("column", names("c", rows[0].length))),
                headings -> rows[number(headings.get(0))][number(headings.get(1))]);
        return equations.build();
    }

    static List<String> names(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
    }

    private static int number(String heading) {
        return Integer.parseInt(heading.substring(1)) - 1;
    }

    /** Mostly small counts, the same for the same headings. */
    static ToLongFunction<List<String>> random(long seed, double mean) {
        var random = new Random(seed);
        Map<List<String>, Long> counts = new HashMap<>();
        return headings -> counts.computeIfAbsent(headings, _ -> (long) (-mean * Math.log(1 - random.nextDouble())));
    }

    static Set<String> suppressed(Release release) {
        return ((Released) release)
                .counts().entrySet().stream()
                        .filter(count -> count.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    /** What the rule alone suppresses. */
    static Set<String> primary(Equations equations, SuppressionRule rule) {
        return equations.cells().stream()
                .filter(cell -> cell.isPublished() && rule.isSmall(cell.count()))
                .map(Cell::name)
                .collect(Collectors.toSet());
    }

    /** What it costs to suppress cells. */
    static long cost(Equations equations, Set<String> suppressed) {
        return equations.cells().stream()
                .filter(cell -> suppressed.contains(cell.name()))
                .mapToLong(Unknowns::cost)
                .sum();
    }

    static long[] row(long... counts) {
        return Arrays.copyOf(counts, counts.length);
    }
}
