package org.fairlab.query.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Moves that were found for whichever unknown and in whichever trial. Each changes many unknowns, so that most of those
 * still exposed are protected by moves already known, and nothing has to be looked for.
 */
final class KnownMoves {

    /** For each unknown; the oldest are forgotten for new ones. */
    private static final int MOST = 60;

    /** How many moves the others are combined with. */
    private static final int PIVOTS = 2;

    private final Unknowns system;
    private final List<ArrayDeque<Move>> of = new ArrayList<>();

    KnownMoves(Unknowns system) {
        this.system = system;
        for (int u = 0; u < system.count(); u++) {
            of.add(new ArrayDeque<>());
        }
    }

    void add(Move move) {
        for (int u : move.unknowns()) {
            ArrayDeque<Move> its = of.get(u);
            if (its.size() == MOST) {
                its.removeLast();
            }
            its.addFirst(move);
        }
    }

    /** Makes detours around an unknown: of two moves that change it, the one less the other does not. */
    void avoid(int unknown) {
        List<Move> all = of.get(unknown).stream()
                .filter(move -> Math.abs(move.change(unknown)) == 1)
                .sorted(Comparator.comparingInt(move -> move.unknowns().length))
                .toList();
        for (int pivot = 0; pivot < Math.min(PIVOTS, all.size()); pivot++) {
            for (Move move : all.subList(pivot + 1, all.size())) {
                long[] change = new long[system.count()];
                move.addTo(change, 1);
                all.get(pivot)
                        .addTo(change, -move.change(unknown) * all.get(pivot).change(unknown));
                if (Arrays.stream(change).anyMatch(by -> by != 0)) {
                    add(Move.of(system, change));
                }
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
                move.addTo(change, direction * times);
                left -= times * Math.abs(by);
                if (left == 0) {
                    break;
                }
            }
        }
        return wanted - left;
    }
}
