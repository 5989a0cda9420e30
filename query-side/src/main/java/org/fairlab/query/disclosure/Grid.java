package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;

/**
 * How the cells of a table with margins lie: the hint by which hypercubes are found.
 *
 * @param cells the cells, the heading of the first dimension changing fastest
 * @param swaps for each dimension the ways to change headings that leave every sum as it is, or stages that shift
 */
public record Grid(List<Integer> cells, List<Dimension> dimensions, List<List<Swap>> swaps) {

    /** @param signs for each heading, by its index, +1 or −1 */
    public record Swap(List<Integer> headings, List<Integer> signs) {}

    static Grid of(List<Integer> cells, List<Dimension> dimensions) {
        return new Grid(cells, dimensions, dimensions.stream().map(Grid::swaps).toList());
    }

    private static List<Swap> swaps(Dimension dimension) {
        return switch (dimension) {
            case Hierarchy hierarchy -> swaps(hierarchy);
            case Funnel funnel -> shifts(funnel);
        };
    }

    /** Stages that rise and fall together: one, those from one up to another, or one with all that are within it. */
    private static List<Swap> shifts(Funnel funnel) {
        var together = new LinkedHashSet<List<String>>();
        for (String stage : funnel.stages()) {
            var path = new ArrayList<>(List.of(stage));
            together.add(List.copyOf(path));
            for (String around : funnel.around(stage)) {
                path.add(around);
                together.add(List.copyOf(path));
            }
            together.add(funnel.stages().stream()
                    .filter(other -> other.equals(stage) || funnel.around(other).contains(stage))
                    .toList());
        }
        return together.stream()
                .map(stages ->
                        swap(stages.stream().map(funnel.stages()::indexOf).toList(), List.of()))
                .toList();
    }

    /** From one leaf up to where the way meets that of another leaf, and down to it; or from a leaf to the top. */
    private static List<Swap> swaps(Hierarchy hierarchy) {
        List<String> headings = hierarchy.headings();
        var parent = new LinkedHashMap<String, String>();
        hierarchy.parts().forEach((whole, parts) -> parts.forEach(part -> parent.put(part, whole)));
        List<List<Integer>> ways = hierarchy.leaves().stream()
                .map(leaf -> wayUp(leaf, parent).stream().map(headings::indexOf).toList())
                .toList();
        var swaps = new ArrayList<Swap>();
        for (int a = 0; a < ways.size(); a++) {
            swaps.add(swap(ways.get(a), List.of()));
            for (int b = 0; b < a; b++) {
                var one = new ArrayList<>(ways.get(a));
                var other = new ArrayList<>(ways.get(b));
                one.removeAll(ways.get(b));
                other.removeAll(ways.get(a));
                swaps.add(swap(one, other));
            }
        }
        return swaps;
    }

    private static Swap swap(List<Integer> plus, List<Integer> minus) {
        var headings = new ArrayList<>(plus);
        headings.addAll(minus);
        var signs = new ArrayList<Integer>();
        plus.forEach(_ -> signs.add(1));
        minus.forEach(_ -> signs.add(-1));
        return new Swap(headings, signs);
    }

    private static List<String> wayUp(String leaf, Map<String, String> parent) {
        var way = new ArrayList<String>();
        for (String at = leaf; at != null; at = parent.get(at)) {
            way.add(at);
        }
        return way;
    }
}
