package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Leaves out what is known and makes one of what changes together, until nothing more follows.
 *
 * @param of for each cell its unknown, or {@link #KNOWN}
 * @param count of unknowns
 * @param rows the relations that are left, each once: factors by unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reduction(int[] of, int count, List<SortedMap<Integer, Integer>> rows) {

    static final int KNOWN = -1;

    /** @param known cells that cannot change */
    static Reduction of(List<Relation> relations, boolean[] known) {
        var parent = new int[known.length];
        Arrays.setAll(parent, c -> known[c] ? KNOWN : c);
        List<TreeMap<Integer, Integer>> rows = reduce(relations, parent);
        var numbers = new HashMap<Integer, Integer>();
        var of = new int[known.length];
        for (int c = 0; c < of.length; c++) {
            int root = root(parent, c);
            of[c] = root == KNOWN ? KNOWN : numbers.computeIfAbsent(root, _ -> numbers.size());
        }
        return new Reduction(
                of,
                numbers.size(),
                rows.stream().map(row -> numbered(row, numbers)).distinct().toList());
    }

    private static List<TreeMap<Integer, Integer>> reduce(List<Relation> relations, int[] parent) {
        var rows = new ArrayList<TreeMap<Integer, Integer>>();
        for (Relation relation : relations) {
            var row = new TreeMap<Integer, Integer>();
            relation.terms().forEach(term -> row.merge(term.cell(), term.factor(), Integer::sum));
            rows.add(row);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int r = 0; r < rows.size(); r++) {
                var row = new TreeMap<Integer, Integer>();
                rows.get(r).forEach((cell, factor) -> {
                    int root = root(parent, cell);
                    if (root != KNOWN) {
                        row.merge(root, factor, Integer::sum);
                    }
                });
                row.values().removeIf(factor -> factor == 0);
                if (row.size() == 1) {
                    parent[row.firstKey()] = KNOWN;
                    changed = true;
                } else if (row.size() == 2
                        && row.firstEntry().getValue() == -row.lastEntry().getValue()) {
                    parent[row.lastKey()] = row.firstKey();
                    changed = true;
                }
                rows.set(r, row);
            }
        }
        rows.removeIf(Map::isEmpty);
        return rows;
    }

    private static int root(int[] parent, int cell) {
        int at = cell;
        while (at != KNOWN && parent[at] != at) {
            at = parent[at];
        }
        return at;
    }

    /** The first factor is positive, so that rows that say the same are equal. */
    private static SortedMap<Integer, Integer> numbered(Map<Integer, Integer> row, Map<Integer, Integer> numbers) {
        var numbered = new TreeMap<Integer, Integer>();
        row.forEach((root, factor) -> numbered.put(numbers.get(root), factor));
        int sign = numbered.firstEntry().getValue() < 0 ? -1 : 1;
        numbered.replaceAll((_, factor) -> factor * sign);
        return numbered;
    }
}
