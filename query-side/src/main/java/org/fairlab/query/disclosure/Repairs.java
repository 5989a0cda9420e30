package org.fairlab.query.disclosure;

import java.util.function.IntPredicate;

/** What can make up for each row that is off in one direction; worked out for a row when it is first asked for. */
final class Repairs {

    /**
     * What a relation that does not hold yet counts for, more than most cells cost: those soonest repaired come first.
     */
    private static final long OPEN_ROW = 2_000;

    private final Pattern pattern;
    private final Unknowns system;
    private final int direction;
    private final IntPredicate canRise;
    private final IntPredicate canFall;
    private final int[] candidates;
    private final long[] estimates;
    private final boolean[] known;

    /**
     * @param direction +1 for rows that are off by a positive sum, −1 for the others
     * @param canRise which unknowns can
     * @param canFall which unknowns can
     */
    Repairs(Pattern pattern, int direction, IntPredicate canRise, IntPredicate canFall) {
        this.pattern = pattern;
        this.direction = direction;
        this.canRise = canRise;
        this.canFall = canFall;
        system = pattern.system;
        candidates = new int[system.rows.length];
        estimates = new long[system.rows.length];
        known = new boolean[system.rows.length];
    }

    /** How many unknowns can make up for a row. */
    int candidates(int row) {
        know(row);
        return candidates[row];
    }

    /** What it is likely to cost to make up for a row. */
    long estimate(int row) {
        know(row);
        return estimates[row];
    }

    private void know(int row) {
        if (!known[row]) {
            known[row] = true;
            long cheapest = Unknowns.UNLIMITED;
            for (int i = 0; i < system.rows[row].length; i++) {
                int u = system.rows[row][i];
                // a row that is off by a positive sum needs a change whose sign is against its factor
                if ((system.factors[row][i] > 0 == direction > 0 ? canFall : canRise).test(u)) {
                    candidates[row]++;
                    cheapest = Math.min(
                            cheapest, u == system.closer[row] ? 1 - OPEN_ROW : pattern.hidden[u] ? 0 : system.cost[u]);
                }
            }
            estimates[row] = OPEN_ROW + cheapest;
        }
    }
}
