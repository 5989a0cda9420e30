package org.fairlab.query.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which unknowns are suppressed, and what is known of how uncertain they are: the moves found so far, and the least and
 * greatest change that they give each unknown. More suppression never makes an unknown less uncertain.
 */
final class Pattern {

    final Unknowns system;
    final boolean[] hidden;
    /** Not to be suppressed in this trial. */
    final boolean[] kept;

    /** For each unknown the moves that change it, never changed in place. */
    private final Move[][] movesOf;
    /** Greatest fall and greatest rise, both as positive numbers. */
    final long[] fall;

    final long[] rise;

    Pattern(Unknowns system) {
        this.system = system;
        hidden = system.hidden.clone();
        kept = new boolean[system.count()];
        fall = new long[system.count()];
        rise = new long[system.count()];
        movesOf = new Move[system.count()][0];
    }

    /** Whether an unknown ought to be uncertain and is not yet shown to be. */
    boolean isExposed(int unknown) {
        return hidden[unknown] && system.guarded[unknown] && fall[unknown] + rise[unknown] < system.rule.threshold();
    }

    int[] exposed() {
        return IntStream.range(0, hidden.length).filter(this::isExposed).toArray();
    }

    /** Suppresses what a move changes, and counts the move as known. */
    void add(Move move) {
        boolean news = false;
        for (int i = 0; i < move.unknowns().length; i++) {
            int u = move.unknowns()[i];
            news |= !hidden[u] || widens(u, move, i);
            hidden[u] = true;
        }
        if (news) {
            for (int i = 0; i < move.unknowns().length; i++) {
                int u = move.unknowns()[i];
                movesOf[u] = Arrays.copyOf(movesOf[u], movesOf[u].length + 1);
                movesOf[u][movesOf[u].length - 1] = move;
                widen(u, move, i);
            }
        }
    }

    private boolean widens(int u, Move move, int place) {
        long change = move.changes()[place];
        long up = times(change > 0 ? move.forth() : move.back(), change);
        long down = times(change > 0 ? move.back() : move.forth(), change);
        return system.guarded[u] && fall[u] + rise[u] < system.rule.threshold() && (up > rise[u] || down > fall[u]);
    }

    private void widen(int u, Move move, int place) {
        long change = move.changes()[place];
        rise[u] = Math.max(rise[u], times(change > 0 ? move.forth() : move.back(), change));
        fall[u] = Math.max(fall[u], times(change > 0 ? move.back() : move.forth(), change));
    }

    private static long times(long times, long change) {
        return Math.min(Unknowns.UNLIMITED, times * Math.abs(change));
    }

    /** Shows an unknown again; forgets the moves that changed it. */
    void show(int unknown) {
        hidden[unknown] = false;
        Move[] lost = movesOf[unknown];
        Arrays.stream(lost)
                .flatMapToInt(move -> IntStream.of(move.unknowns()))
                .distinct()
                .forEach(u -> {
                    movesOf[u] = Arrays.stream(movesOf[u])
                            .filter(move -> !move.has(unknown))
                            .toArray(Move[]::new);
                    fall[u] = 0;
                    rise[u] = 0;
                    for (Move move : movesOf[u]) {
                        widen(u, move, Arrays.binarySearch(move.unknowns(), u));
                    }
                });
    }

    /** Each move once. */
    List<Move> moves() {
        return IntStream.range(0, movesOf.length)
                .boxed()
                .flatMap(u -> Arrays.stream(movesOf[u]).filter(move -> move.unknowns()[0] == u))
                .toList();
    }

    Pattern copy() {
        var copy = new Pattern(system);
        copy.take(this);
        return copy;
    }

    /** Becomes the same as another pattern of the same system. */
    void take(Pattern other) {
        System.arraycopy(other.hidden, 0, hidden, 0, hidden.length);
        System.arraycopy(other.fall, 0, fall, 0, fall.length);
        System.arraycopy(other.rise, 0, rise, 0, rise.length);
        System.arraycopy(other.movesOf, 0, movesOf, 0, movesOf.length);
    }

    long cost() {
        long cost = 0;
        for (int u = 0; u < hidden.length; u++) {
            cost += hidden[u] ? system.cost[u] : 0;
        }
        return cost;
    }
}
