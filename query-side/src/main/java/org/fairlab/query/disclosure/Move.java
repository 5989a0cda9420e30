package org.fairlab.query.disclosure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Integer changes of unknowns that keep every relation: from one table that fits what is published to another.
 *
 * @param unknowns those that change
 * @param changes by how much each does, in the order of the unknowns; without a common divisor
 * @param back how many times it can be taken away from the true table before a count falls too low
 * @param forth how many times it can be added
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Move(int[] unknowns, long[] changes, long back, long forth) {

    /**
     * The move that changes every unknown as given.
     *
     * @param change what follows for others is added to it
     * @throws ArithmeticException where a relation does not hold after it
     */
    static Move of(Unknowns system, long[] change) {
        system.follow(change);
        int[] moved =
                IntStream.range(0, change.length).filter(u -> change[u] != 0).toArray();
        if (!system.keepsAll(change)) {
            throw new ArithmeticException("A relation does not hold after the move");
        }
        long divisor = Arrays.stream(moved).mapToLong(u -> Math.abs(change[u])).reduce(0, Move::gcd);
        long[] changes =
                Arrays.stream(moved).mapToLong(u -> change[u] / divisor).toArray();
        long back = Unknowns.UNLIMITED;
        long forth = Unknowns.UNLIMITED;
        for (int i = 0; i < moved.length; i++) {
            long times = system.slack[moved[i]] / Math.abs(changes[i]);
            back = changes[i] > 0 ? Math.min(back, times) : back;
            forth = changes[i] < 0 ? Math.min(forth, times) : forth;
        }
        return new Move(moved, changes, back, forth);
    }

    /** Whether an unknown changes. */
    boolean has(int unknown) {
        return Arrays.binarySearch(unknowns, unknown) >= 0;
    }

    /** Adds its changes so many times. */
    void addTo(long[] change, long times) {
        for (int i = 0; i < unknowns.length; i++) {
            change[unknowns[i]] += times * changes[i];
        }
    }

    /** By how much an unknown changes that does change. */
    long change(int unknown) {
        return changes[Arrays.binarySearch(unknowns, unknown)];
    }

    /**
     * How many times it is possible among what is suppressed, from where other moves have led.
     *
     * @param change from the true table
     * @param direction +1 as it is, −1 the other way round
     */
    long times(Pattern pattern, long[] change, int direction) {
        long times = Unknowns.UNLIMITED;
        for (int i = 0; i < unknowns.length && times > 0; i++) {
            int u = unknowns[i];
            long by = direction * changes[i];
            if (!pattern.hidden[u]) {
                return 0;
            }
            if (by < 0) {
                times = Math.min(times, (pattern.system.slack[u] + change[u]) / -by);
            }
        }
        return Math.max(times, 0);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
