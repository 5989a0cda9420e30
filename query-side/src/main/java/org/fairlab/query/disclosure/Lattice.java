package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;

/** The fixed lattice of cells of one table: every combination of headings, and what sums to what. */
public final class Lattice {

    private final List<Dimension> dimensions;
    private final Equations.Builder equations;
    private final ToLongFunction<List<String>> leafCount;
    private final int[] sizes;
    private final long[] counts;

    private Lattice(List<Dimension> dimensions, Equations.Builder equations, ToLongFunction<List<String>> leafCount) {
        this.dimensions = List.copyOf(dimensions);
        this.equations = equations;
        this.leafCount = leafCount;
        sizes = dimensions.stream().mapToInt(d -> d.headings().size()).toArray();
        counts = new long[Arrays.stream(sizes).reduce(1, Math::multiplyExact)];
        Arrays.fill(counts, -1);
    }

    /**
     * Adds a table with all its margins. Tables that share cells are added to the same equations.
     *
     * @param leafCount the count for headings that are no sums, in the order of the dimensions
     */
    public static void add(
            Equations.Builder equations, List<Dimension> dimensions, ToLongFunction<List<String>> leafCount) {
        new Lattice(dimensions, equations, leafCount).add();
    }

    /** The name of a cell: its headings without totals. */
    public static String name(List<Dimension> dimensions, List<String> headings) {
        var name = new StringJoiner(", ");
        name.setEmptyValue("all");
        for (int d = 0; d < dimensions.size(); d++) {
            if (!dimensions.get(d).isTotal(headings.get(d))) {
                name.add(dimensions.get(d).name() + " " + headings.get(d));
            }
        }
        return name.toString();
    }

    private void add() {
        var cells = new int[counts.length];
        for (int at = 0; at < counts.length; at++) {
            cells[at] = equations.cell(name(dimensions, headings(at)), count(at));
        }
        equations.grid(Grid.of(Arrays.stream(cells).boxed().toList(), dimensions));
        for (int at = 0; at < counts.length; at++) {
            List<String> headings = headings(at);
            for (int d = 0; d < dimensions.size(); d++) {
                switch (dimensions.get(d)) {
                    case Hierarchy h -> {
                        List<Integer> parts = parts(h, d, headings);
                        if (!parts.isEmpty()) {
                            equations.sum(
                                    cells[at], parts.stream().map(p -> cells[p]).toList());
                        }
                    }
                    case Funnel f -> funnel(f, d, cells[at], headings, cells);
                }
            }
        }
    }

    /** Of those around it, that a stage is no greater than the nearest says that it is no greater than the others. */
    private void funnel(Funnel funnel, int d, int lesser, List<String> headings, int[] cells) {
        List<String> around = funnel.around(headings.get(d));
        for (int i = 0; i < around.size(); i++) {
            int greater = cells[at(headings, d, around.get(i))];
            if (i == 0) {
                equations.atMost(lesser, greater);
            } else {
                equations.atMostAsFollows(lesser, greater);
            }
        }
    }

    private List<Integer> parts(Hierarchy hierarchy, int d, List<String> headings) {
        return hierarchy.parts().getOrDefault(headings.get(d), List.of()).stream()
                .map(part -> at(headings, d, part))
                .toList();
    }

    private long count(int at) {
        if (counts[at] < 0) {
            List<String> headings = headings(at);
            for (int d = 0; d < dimensions.size() && counts[at] < 0; d++) {
                if (dimensions.get(d) instanceof Hierarchy h && h.parts().containsKey(headings.get(d))) {
                    counts[at] = parts(h, d, headings).stream()
                            .mapToLong(this::count)
                            .sum();
                }
            }
            counts[at] = counts[at] < 0 ? leafCount.applyAsLong(headings) : counts[at];
        }
        return counts[at];
    }

    private List<String> headings(int at) {
        var headings = new ArrayList<String>();
        int rest = at;
        for (int d = 0; d < sizes.length; d++) {
            headings.add(dimensions.get(d).headings().get(rest % sizes[d]));
            rest /= sizes[d];
        }
        return headings;
    }

    private int at(List<String> headings, int changed, String heading) {
        int at = 0;
        for (int d = sizes.length - 1; d >= 0; d--) {
            String here = d == changed ? heading : headings.get(d);
            at = at * sizes[d] + dimensions.get(d).headings().indexOf(here);
        }
        return at;
    }
}
