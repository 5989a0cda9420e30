package org.fairlab.query.disclosure;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for moves that change each unknown by one at most, by repairing relations: an unknown is changed, each of its
 * relations is then off by one until another of its unknowns makes up for it, and so on until all hold. Of the
 * unfinished moves only the most promising are followed (a beam), so that one that exists may be missed.
 */
final class UnitMoveSearch {

    private static final int MOST_UNKNOWNS = 70;
    /** How many unknowns more than the first move found a cheaper one may have. */
    private static final int LONGER = 4;

    private final Pattern pattern;
    private final Unknowns system;
    private final int width;
    private final boolean suppressedOnly;
    private long roomBack;
    private long roomForth;
    private long[] base = new long[0];
    /** Of rows that are off by a positive sum, and of the others. */
    private Repairs positive;

    private Repairs negative;
    /** The unfinished move at hand: by how much each unknown changes, and each row is off. */
    private final int[] change;

    private final int[] off;
    /** The rows that its changes are in, each once. */
    private int[] touched = new int[64];

    private int touchedCount;
    private final boolean[] isTouched;

    UnitMoveSearch(Pattern pattern, int width, boolean suppressedOnly) {
        this.pattern = pattern;
        this.system = pattern.system;
        this.width = width;
        this.suppressedOnly = suppressedOnly;
        change = new int[system.count()];
        off = new int[system.rows.length];
        isTouched = new boolean[system.rows.length];
        positive = repairs(1);
        negative = repairs(-1);
    }

    private Repairs repairs(int direction) {
        return new Repairs(pattern, direction, u -> canChange(u, 1), u -> canChange(u, -1));
    }

    /**
     * The cheapest move found that changes an unknown by this one step.
     *
     * @param from changes from the true table to the one from which to move
     * @param forth how many times the move must be possible
     * @param back how many times its opposite must be
     * @param below give up what adds as much as this to the cost
     */
    long @Nullable [] find(int unknown, int step, long[] from, long forth, long back, long below) {
        base = from;
        roomForth = forth;
        roomBack = back;
        if (!canChange(unknown, step)) {
            return null;
        }
        positive = repairs(1);
        negative = repairs(-1);
        long[] best = null;
        long least = below;
        List<UnfinishedMove> moves = List.of(UnfinishedMove.of(null, unknown, step, added(unknown), 0));
        int last = MOST_UNKNOWNS;
        for (int size = 1; size < last && !moves.isEmpty() && (best == null || least > 0); size++) {
            var next = new Beam(width);
            for (UnfinishedMove move : moves) {
                if (move.cost() < least) {
                    takeUp(move);
                    if (isFinished()) {
                        best = changes();
                        least = move.cost();
                        last = Math.min(last, size + LONGER);
                    } else {
                        expand(move, least, next);
                    }
                    layDown(move);
                }
            }
            moves = next.moves();
        }
        return best;
    }

    private void takeUp(UnfinishedMove move) {
        for (UnfinishedMove at = move; at != null; at = at.before()) {
            int u = at.unknown();
            change[u] = at.change();
            for (int i = 0; i < system.rowsOf[u].length; i++) {
                int r = system.rowsOf[u][i];
                off[r] += at.change() * system.factorsOf[u][i];
                if (!isTouched[r]) {
                    isTouched[r] = true;
                    if (touchedCount == touched.length) {
                        touched = Arrays.copyOf(touched, 2 * touchedCount);
                    }
                    touched[touchedCount++] = r;
                }
            }
        }
    }

    private void layDown(UnfinishedMove move) {
        for (UnfinishedMove at = move; at != null; at = at.before()) {
            change[at.unknown()] = 0;
        }
        for (int i = 0; i < touchedCount; i++) {
            off[touched[i]] = 0;
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
    }

    private long[] changes() {
        var changes = new long[system.count()];
        Arrays.setAll(changes, u -> change[u]);
        for (int i = 0; i < touchedCount; i++) {
            int r = touched[i];
            if (off[r] != 0) {
                changes[system.closer[r]] = closing(r);
            }
        }
        return changes;
    }

    private boolean isFinished() {
        for (int i = 0; i < touchedCount; i++) {
            if (off[touched[i]] != 0 && !closes(touched[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row's closer can make up for all by which the row is off. */
    private boolean closes(int row) {
        int closer = system.closer[row];
        return closer >= 0
                && change[closer] == 0
                && system.slack[closer] + base[closer]
                        >= Math.abs(closing(row)) * (closing(row) > 0 ? roomBack : roomForth);
    }

    private int closing(int row) {
        return -off[row] * system.factorsOf[system.closer[row]][0];
    }

    private boolean canChange(int u, int by) {
        return (pattern.hidden[u] || !(suppressedOnly || pattern.kept[u]))
                && system.slack[u] + base[u] >= (by > 0 ? roomBack : roomForth);
    }

    private long added(int u) {
        return pattern.hidden[u] ? 0 : system.cost[u];
    }

    private void expand(UnfinishedMove move, long below, Beam next) {
        int row = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < touchedCount; i++) {
            int r = touched[i];
            if (off[r] != 0) {
                int count = (off[r] > 0 ? positive : negative).candidates(r);
                if (count < fewest && !closes(r)) {
                    fewest = count;
                    row = r;
                }
            }
        }
        if (fewest == 0) {
            return;
        }
        for (int i = 0; i < system.rows[row].length; i++) {
            int u = system.rows[row][i];
            int factor = system.factors[row][i];
            int by = off[row] > 0 == factor > 0 ? -1 : 1;
            if (change[u] == 0
                    && move.cost() + added(u) < below
                    && Math.abs(off[row] + by * factor) < Math.abs(off[row])
                    && canChange(u, by)) {
                long score = score(move, u, by);
                if (score < Unknowns.UNLIMITED && next.admits(score)) {
                    next.add(UnfinishedMove.of(move, u, by, move.cost() + added(u), score));
                }
            }
        }
    }

    /** Twice the cost so far, and for each relation that is off the cheapest repair. */
    private long score(UnfinishedMove move, int unknown, int by) {
        long score = move.score() + 2 * added(unknown);
        for (int i = 0; i < system.rowsOf[unknown].length; i++) {
            int r = system.rowsOf[unknown][i];
            score -= repair(r, off[r]);
            score += repair(r, off[r] + by * system.factorsOf[unknown][i]);
        }
        return score;
    }

    private long repair(int row, int by) {
        return by == 0 ? 0 : (by > 0 ? positive : negative).estimate(row);
    }
}
