package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves that were found for whichever unknown and in whichever trial. Each changes many unknowns, so that most of those
 * still exposed are protected by moves already known, and nothing has to be looked for.
 */
final class KnownMoves {

    /** For each unknown; further ones are not kept. */
    private static final int MOST = 60;

    private final List<List<Move>> of = new ArrayList<>();

    KnownMoves(Unknowns system) {
        for (int u = 0; u < system.count(); u++) {
            of.add(new ArrayList<>());
        }
    }

    void add(Move move) {
        for (int u : move.unknowns()) {
            if (of.get(u).size() < MOST) {
                of.get(u).add(move);
            }
        }
    }

    /**
     * Changes an unknown further by known moves among what is suppressed.
     *
     * @param change changes from the true table, to which the moves are added
     * @param sign whether it is to rise or to fall
     * @param wanted by how much
     * @return by how much it was changed
     */
    long widen(Pattern pattern, int unknown, long[] change, int sign, long wanted) {
        long left = wanted;
        for (Move move : of.get(unknown)) {
            long by = move.change(unknown);
            int direction = by > 0 == sign > 0 ? 1 : -1;
            long times = Math.min(left / Math.abs(by), move.times(pattern, change, direction));
            if (times > 0) {
                for (int i = 0; i < move.unknowns().length; i++) {
                    change[move.unknowns()[i]] += direction * times * move.changes()[i];
                }
                left -= times * Math.abs(by);
                if (left == 0) {
                    break;
                }
            }
        }
        return wanted - left;
    }
}
