package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the moves that tables with margins always have: one swap of headings in each dimension, and all cells at
 * which the swapped headings meet (the hypercube method of Repsilber 1994, with margins as corners too). Stages of a
 * funnel are not swapped but shift together, and who left between them makes up for it.
 */
final class CubeSearch {

    private final Unknowns system;
    private final List<Table> tables;
    /** For each unknown where it lies: a table and a place in it. */
    private final List<List<int[]>> places = new ArrayList<>();

    /** @param swapsOf by dimension and heading */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Table(int[] cells, int[] sizes, List<List<List<Swap>>> swapsOf) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Swap(int[] headings, int[] signs) {

        static Swap of(Grid.Swap swap) {
            return new Swap(
                    swap.headings().stream().mapToInt(h -> h).toArray(),
                    swap.signs().stream().mapToInt(s -> s).toArray());
        }
    }

    CubeSearch(Equations equations, Unknowns system) {
        this.system = system;
        tables = equations.grids().stream().map(CubeSearch::table).toList();
        for (int u = 0; u < system.count(); u++) {
            places.add(new ArrayList<>());
        }
        for (int t = 0; t < tables.size(); t++) {
            int[] cells = tables.get(t).cells();
            for (int place = 0; place < cells.length; place++) {
                int u = system.of[cells[place]];
                if (u != Unknowns.KNOWN) {
                    places.get(u).add(new int[] {t, place});
                }
            }
        }
    }

    private static Table table(Grid grid) {
        var swapsOf = new ArrayList<List<List<Swap>>>();
        for (int d = 0; d < grid.dimensions().size(); d++) {
            var byHeading = new ArrayList<List<Swap>>();
            for (int h = 0; h < grid.dimensions().get(d).headings().size(); h++) {
                int heading = h;
                byHeading.add(grid.swaps().get(d).stream()
                        .filter(swap -> swap.headings().contains(heading))
                        .map(Swap::of)
                        .toList());
            }
            swapsOf.add(byHeading);
        }
        return new Table(
                grid.cells().stream().mapToInt(c -> c).toArray(),
                grid.dimensions().stream().mapToInt(d -> d.headings().size()).toArray(),
                swapsOf);
    }

    /** The cheapest move of this kind that makes an unknown uncertain enough, at less cost than this. */
    @Nullable
    Move find(Pattern pattern, int unknown, boolean suppressedOnly, long below) {
        var search = new Search(pattern, unknown, suppressedOnly, below);
        for (int[] place : placesOf(unknown)) {
            search.in(tables.get(place[0]), place[1]);
        }
        return search.best == null ? null : Move.of(system, search.best);
    }

    /** Where it lies, or where those lie that it makes up for. */
    private List<int[]> placesOf(int unknown) {
        if (!places.get(unknown).isEmpty() || system.rowsOf[unknown].length != 1) {
            return places.get(unknown);
        }
        return Arrays.stream(system.rows[system.rowsOf[unknown][0]])
                .boxed()
                .flatMap(u -> places.get(u).stream())
                .toList();
    }

    private final class Search {

        private final Pattern pattern;
        private final int unknown;
        private final boolean suppressedOnly;
        private final long[] change = new long[system.count()];
        private int[] changed = new int[64];
        private int changedCount;
        private long least;
        private long @Nullable [] best;

        Search(Pattern pattern, int unknown, boolean suppressedOnly, long below) {
            this.pattern = pattern;
            this.unknown = unknown;
            this.suppressedOnly = suppressedOnly;
            this.least = below;
        }

        void in(Table table, int place) {
            var chosen = new Swap[table.sizes().length];
            choose(table, place, 0, chosen);
        }

        private void choose(Table table, int rest, int d, Swap[] chosen) {
            if (least == 0) {
                return;
            }
            if (d == chosen.length) {
                tryOut(table, chosen);
                return;
            }
            int heading = rest % table.sizes()[d];
            for (Swap swap : table.swapsOf().get(d).get(heading)) {
                chosen[d] = swap;
                choose(table, rest / table.sizes()[d], d + 1, chosen);
            }
        }

        private void tryOut(Table table, Swap[] chosen) {
            changedCount = 0;
            long cost = corners(table, chosen, chosen.length - 1, 0, 1, 0);
            if (cost < least && close() && isWideEnough()) {
                best = change.clone();
                least = cost;
            }
            for (int i = 0; i < changedCount; i++) {
                change[changed[i]] = 0;
            }
        }

        /** The cost of all corners, or no less than is too much. */
        private long corners(Table table, Swap[] chosen, int d, int place, int sign, long before) {
            if (d < 0) {
                return corner(system.of[table.cells()[place]], sign, before);
            }
            long cost = before;
            Swap swap = chosen[d];
            for (int i = 0; i < swap.headings().length && cost < least; i++) {
                int next = place * table.sizes()[d] + swap.headings()[i];
                cost = corners(table, chosen, d - 1, next, sign * swap.signs()[i], cost);
            }
            return cost;
        }

        private long corner(int u, int sign, long before) {
            if (u == Unknowns.KNOWN || (!pattern.hidden[u] && (suppressedOnly || pattern.kept[u]))) {
                return Long.MAX_VALUE;
            }
            if (change[u] != 0) {
                return change[u] == sign ? before : Long.MAX_VALUE;
            }
            set(u, sign);
            return before + (pattern.hidden[u] ? 0 : system.cost[u]);
        }

        private void set(int u, long by) {
            change[u] = by;
            if (changedCount == changed.length) {
                changed = Arrays.copyOf(changed, 2 * changedCount);
            }
            changed[changedCount++] = u;
        }

        /** Makes up for what is off where that can be done by one unknown; whether all relations hold then. */
        private boolean close() {
            int corners = changedCount;
            for (int i = 0; i < corners; i++) {
                for (int r : system.rowsOf[changed[i]]) {
                    long off = 0;
                    for (int j = 0; j < system.rows[r].length; j++) {
                        off += system.factors[r][j] * change[system.rows[r][j]];
                    }
                    if (off != 0) {
                        int closer = system.closer[r];
                        if (closer < 0 || change[closer] != 0) {
                            return false;
                        }
                        set(closer, -off * system.factorsOf[closer][0]);
                    }
                }
            }
            return true;
        }

        private boolean isWideEnough() {
            long own = change[unknown];
            long up = Unknowns.UNLIMITED;
            long down = Unknowns.UNLIMITED;
            for (int i = 0; i < changedCount; i++) {
                long by = change[changed[i]];
                long times = system.slack[changed[i]] / Math.abs(by);
                up = by > 0 == own > 0 ? up : Math.min(up, times);
                down = by > 0 == own > 0 ? Math.min(down, times) : down;
            }
            return Math.max(up * Math.abs(own), pattern.rise[unknown])
                                    + Math.max(down * Math.abs(own), pattern.fall[unknown])
                            >= system.rule.threshold()
                    && own != 0;
        }
    }
}
