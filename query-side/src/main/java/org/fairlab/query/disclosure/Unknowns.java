package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Equations.Share;

/**
 * The same system in the changes of its cells from their true counts, without what cannot change: cells that are known
 * whatever is suppressed are left out, and cells that can only change together are one unknown.
 */
final class Unknowns {

    static final int KNOWN = Reduction.KNOWN;
    /** Stands for no limit; small enough that sums of many do not overflow. */
    static final long UNLIMITED = 1L << 40;

    final SuppressionRule rule;
    /** For each cell its unknown, or {@link #KNOWN}. */
    final int[] of;
    /** By how much each unknown can fall below its true count, for all that anybody knows of it. */
    final long[] slack;
    /** What is given up when it is suppressed. */
    final long[] cost;
    /** Suppressed in any case: by the rule, by an earlier snapshot, or because it is not published at all. */
    final boolean[] hidden;
    /** Has to be uncertain when it is not shown. */
    final boolean[] guarded;
    /** The relations in which changes have to make up for each other, and the factors of their unknowns. */
    final int[][] rows;

    final int[][] factors;
    final int[][] rowsOf;
    /** The factor of an unknown in each of its rows. */
    final int[][] factorsOf;
    /** For each row an unknown that is in no other, is hidden in any case and can make up for the others; or −1. */
    final int[] closer;
    /** Cells that the rule suppresses. */
    final boolean[] primary;
    /** Cells that ought to be uncertain, and that no suppression can make so. */
    final List<Cell> exposed = new ArrayList<>();

    /** Unknowns that are never in the way, and what follows for them: the others of their only row. */
    private final List<SortedMap<Integer, Integer>> following = new ArrayList<>();

    private final List<Integer> followers = new ArrayList<>();

    Unknowns(Equations equations, SuppressionRule rule) {
        this.rule = rule;
        List<Cell> cells = equations.cells();
        primary = primary(equations, rule);
        var part = new boolean[cells.size()];
        equations.shares().forEach(share -> part[share.part()] = true);
        var known = new boolean[cells.size()];
        for (int c = 0; c < known.length; c++) {
            Cell cell = cells.get(c);
            known[c] = cell.standing() == Standing.SHOWN
                    || (cell.standing() == Standing.GUESSED && cell.count() == 0)
                    || (cell.count() == 0 && cell.isPublished() && rule.zeroShown() && !part[c]);
        }
        withoutAnybody(equations, known);
        Reduction reduction = Reduction.of(equations.relations(), known);
        of = reduction.of();
        int count = reduction.count();
        slack = new long[count];
        cost = new long[count];
        hidden = new boolean[count];
        guarded = new boolean[count];
        Arrays.fill(slack, UNLIMITED);
        Arrays.fill(hidden, true);
        for (int c = 0; c < of.length; c++) {
            Cell cell = cells.get(c);
            boolean suppressed = primary[c] || cell.standing() == Standing.SUPPRESSED;
            if (of[c] != KNOWN) {
                slack[of[c]] = Math.min(slack[of[c]], slack(cell, rule.zeroShown() && !part[c]));
                hidden[of[c]] &= !cell.isPublished();
                guarded[of[c]] |= suppressed || cell.isPublished();
                cost[of[c]] += cell.standing() == Standing.OPEN ? cost(cell) : 0;
            } else if (suppressed && cell.standing() != Standing.SHOWN) {
                exposed.add(cell);
            }
        }
        for (int c = 0; c < of.length; c++) {
            if (of[c] != KNOWN) {
                hidden[of[c]] |= primary[c] || cells.get(c).standing() == Standing.SUPPRESSED;
            }
        }
        List<SortedMap<Integer, Integer>> left = withoutFollowing(reduction.rows());
        rows = left.stream().map(row -> ints(row.keySet())).toArray(int[][]::new);
        factors = left.stream().map(row -> ints(row.values())).toArray(int[][]::new);
        rowsOf = rowsOf(left);
        factorsOf = new int[count][];
        Arrays.setAll(
                factorsOf,
                u -> Arrays.stream(rowsOf[u]).map(r -> left.get(r).get(u)).toArray());
        closer = IntStream.range(0, rows.length)
                .map(r -> Arrays.stream(rows[r])
                        .filter(u -> isAlone(u) && Math.abs(factorsOf[u][0]) == 1)
                        .findFirst()
                        .orElse(-1))
                .toArray();
    }

    /**
     * Of a group that is known to have nobody, each part is known to be nobody. That says no more than the group does,
     * so it need not be uncertain as a part of another, small group.
     */
    private void withoutAnybody(Equations equations, boolean[] known) {
        boolean more = true;
        while (more) {
            more = false;
            for (Share share : equations.shares()) {
                boolean nobody = known[share.whole()]
                        && equations.cells().get(share.whole()).count() == 0
                        && equations.cells().get(share.part()).count() == 0;
                more |= nobody && !known[share.part()];
                known[share.part()] |= nobody;
                primary[share.part()] &= !nobody;
            }
        }
    }

    private boolean isAlone(int unknown) {
        return rowsOf[unknown].length == 1 && hidden[unknown] && cost[unknown] == 0;
    }

    private static long slack(Cell cell, boolean zeroWouldBeShown) {
        return switch (cell.standing()) {
            case CHANGE, IMPLIED -> UNLIMITED;
            case DERIVED, GUESSED -> cell.count();
            case OPEN, SHOWN, SUPPRESSED -> cell.count() - (zeroWouldBeShown ? 1 : 0);
        };
    }

    /** One for the cell and one for each count in it. */
    static long cost(Cell cell) {
        return 1 + cell.count();
    }

    int count() {
        return slack.length;
    }

    /** Whether all relations hold after these changes, given for each unknown. */
    boolean keepsAll(long[] change) {
        for (int r = 0; r < rows.length; r++) {
            long sum = 0;
            for (int i = 0; i < rows[r].length; i++) {
                sum = Math.addExact(sum, Math.multiplyExact((long) factors[r][i], change[rows[r][i]]));
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds to the changes what follows from them for unknowns that are in no row. */
    void follow(long[] change) {
        for (int i = 0; i < following.size(); i++) {
            int follower = followers.get(i);
            SortedMap<Integer, Integer> row = following.get(i);
            change[follower] = 0;
            long sum = 0;
            for (var term : row.entrySet()) {
                sum = Math.addExact(sum, Math.multiplyExact((long) term.getValue(), change[term.getKey()]));
            }
            change[follower] = -sum * row.getOrDefault(follower, 1);
        }
    }

    private static boolean[] primary(Equations equations, SuppressionRule rule) {
        List<Cell> cells = equations.cells();
        var primary = new boolean[cells.size()];
        for (int c = 0; c < primary.length; c++) {
            Cell cell = cells.get(c);
            primary[c] = switch (cell.standing()) {
                case OPEN -> rule.isSmall(cell.count());
                case DERIVED, IMPLIED -> cell.count() > 0 && cell.count() <= rule.threshold();
                case CHANGE -> cell.count() != 0 && Math.abs(cell.count()) < rule.threshold();
                case SHOWN, SUPPRESSED, GUESSED -> false;
            };
        }
        for (Share share : equations.shares()) {
            long whole = cells.get(share.whole()).count();
            boolean open = cells.get(share.part()).standing() != Standing.SHOWN;
            primary[share.part()] |= open && whole > 0 && whole <= rule.threshold();
        }
        return primary;
    }

    /** Leaves out rows that no move meets the limits of: they only say what follows for one of their unknowns. */
    private List<SortedMap<Integer, Integer>> withoutFollowing(List<SortedMap<Integer, Integer>> all) {
        int[][] its = rowsOf(all);
        var left = new ArrayList<SortedMap<Integer, Integer>>();
        for (SortedMap<Integer, Integer> row : all) {
            long reach = row.values().stream().mapToLong(Math::abs).sum() * rule.threshold();
            int follower = row.keySet().stream()
                    .filter(u -> hidden[u] && !guarded[u] && its[u].length == 1)
                    .filter(u -> slack[u] >= reach && Math.abs(row.getOrDefault(u, 0)) == 1)
                    .findFirst()
                    .orElse(-1);
            if (follower < 0) {
                left.add(row);
            } else {
                followers.add(follower);
                following.add(row);
            }
        }
        return left;
    }

    private int[][] rowsOf(List<SortedMap<Integer, Integer>> all) {
        var lists = new ArrayList<List<Integer>>();
        for (int u = 0; u < count(); u++) {
            lists.add(new ArrayList<>());
        }
        for (int r = 0; r < all.size(); r++) {
            for (int u : all.get(r).keySet()) {
                lists.get(u).add(r);
            }
        }
        return lists.stream().map(Unknowns::ints).toArray(int[][]::new);
    }

    private static int[] ints(Collection<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
