package org.fairlab.query.disclosure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes one exposed unknown of a pattern uncertain, by moves among what is suppressed or by suppressing more. */
final class Protection {

    /** How many unfinished moves are followed at once: among what is suppressed, and among everything. */
    private static final int ATTACK_BEAM = 30;

    private static final int BEAM = 100;
    /** Linear programmes grow slow beyond that many unknowns. */
    private static final int[] NEIGHBOURS = {150, 500};

    private final Unknowns system;
    private final Pattern pattern;
    private final CubeSearch cubes;
    private final KnownMoves known;
    private final long threshold;
    private final UnitMoveSearch attack;
    private final UnitMoveSearch search;
    private final long most;
    private long searches;

    /** @param most after how many searches to give up */
    Protection(Pattern pattern, CubeSearch cubes, KnownMoves known, long most) {
        this.most = most;
        this.system = pattern.system;
        this.pattern = pattern;
        this.cubes = cubes;
        this.known = known;
        threshold = system.rule.threshold();
        attack = new UnitMoveSearch(pattern, ATTACK_BEAM, true);
        search = new UnitMoveSearch(pattern, BEAM, false);
    }

    /**
     * Looks for moves one after the other.
     *
     * @param below suppress only what costs less together
     * @return whether the unknown is uncertain enough now
     */
    boolean byMoves(int unknown, long below) {
        return amongSuppressed(unknown)
                || (searches < most && (byOneMove(unknown, below) || split(search, unknown, threshold, below)));
    }

    private boolean amongSuppressed(int unknown) {
        if (byKnown(unknown)) {
            return true;
        }
        Move cube = searches < most ? cubes.find(pattern, unknown, true, 1) : null;
        if (cube != null) {
            known.add(cube);
            pattern.add(cube);
            return true;
        }
        return split(attack, unknown, 1, 1);
    }

    private boolean byKnown(int unknown) {
        for (int sign : new int[] {1, -1}) {
            long[] change = new long[system.count()];
            if (known.widen(pattern, unknown, change, sign, missing(unknown, sign)) > 0) {
                pattern.add(Move.of(system, change));
            }
            if (!pattern.isExposed(unknown)) {
                return true;
            }
        }
        return false;
    }

    /** By how much it has to rise or fall to be uncertain enough, if it can. */
    private long missing(int unknown, int sign) {
        return sign > 0
                ? threshold - pattern.fall[unknown]
                : Math.min(system.slack[unknown], threshold - pattern.rise[unknown]);
    }

    private boolean byOneMove(int unknown, long below) {
        Move move = cheapest(unknown, below);
        if (move != null) {
            pattern.add(move);
        }
        return !pattern.isExposed(unknown);
    }

    /** The cheapest single move: to both sides as far as the count can fall, or all the way up, or down. */
    private @Nullable Move cheapest(int unknown, long below) {
        Move best = cubes.find(pattern, unknown, false, below);
        long least = best == null ? below : cost(best);
        long[] none = new long[system.count()];
        long both = Math.min(system.slack[unknown], threshold);
        long up = threshold - pattern.fall[unknown];
        long down = threshold - pattern.rise[unknown];
        record Way(int change, long forth, long back) {}
        for (Way way : List.of(new Way(1, threshold - both, both), new Way(1, up, 0), new Way(-1, down, 0))) {
            if (way.change() > 0 || system.slack[unknown] >= down) {
                long[] found = search.find(unknown, way.change(), none, way.forth(), way.back(), least);
                if (found != null) {
                    best = Move.of(system, found);
                    least = cost(best);
                }
            }
        }
        return best;
    }

    private long cost(Move move) {
        return IntStream.of(move.unknowns())
                .filter(u -> !pattern.hidden[u])
                .mapToLong(u -> system.cost[u])
                .sum();
    }

    /**
     * Changes by what is missing, in as many moves as it takes, each from where the one before has led.
     *
     * @param first how many times the first move is to be possible; then half as many times, and so on
     */
    private boolean split(UnitMoveSearch by, int unknown, long first, long below) {
        for (int sign : new int[] {1, -1}) {
            long missing = missing(unknown, sign);
            long[] change = new long[system.count()];
            long left = missing - (by == attack ? known.widen(pattern, unknown, change, sign, missing) : 0);
            for (long step = Math.min(first, missing); left > 0 && step > 0; ) {
                long[] move = searches++ < most ? by.find(unknown, sign, change, step, 0, below) : null;
                if (move == null) {
                    step = step / 2;
                } else {
                    known.add(Move.of(system, move));
                    long times = Math.min(left, times(move, change));
                    for (int u = 0; u < change.length; u++) {
                        change[u] += times * move[u];
                    }
                    left -= times;
                    step = Math.min(step, left);
                }
            }
            if (left < missing) {
                Move move = Move.of(system, change);
                if (cost(move) < below) {
                    pattern.add(move);
                }
                if (!pattern.isExposed(unknown)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many times a move is possible from changes that have been made. */
    private long times(long[] move, long[] change) {
        long times = Unknowns.UNLIMITED;
        for (int u = 0; u < move.length; u++) {
            times = move[u] < 0 ? Math.min(times, (system.slack[u] + change[u]) / -move[u]) : times;
        }
        return times;
    }

    /** How many searches it took. */
    long searches() {
        return Math.min(searches, most);
    }

    /** Looks for moves by linear programmes; whether the unknown is uncertain enough now. */
    boolean byProgrammes(int unknown) {
        var programme = new ProgrammeSearch(pattern);
        for (int neighbours : NEIGHBOURS) {
            programme.find(unknown, neighbours).forEach(pattern::add);
            if (!pattern.isExposed(unknown)) {
                return true;
            }
        }
        return false;
    }
}
