package org.fairlab.query.disclosure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Cell.Standing;

/**
 * Chooses what to suppress: what the rule says, and what else is needed so that nothing suppressed can be worked out.
 */
final class Suppression {

    /** For all trials without a cell together; in large systems that is some minutes. */
    private static final long SEARCHES = 20_000;
    /** One trial may take so many times its share, since most take less. */
    private static final int SHARES = 4;

    private final Equations equations;
    private final Unknowns system;
    /** Tried without, and could not be shown. */
    private final boolean[] needed;

    private final Pattern pattern;
    private final CubeSearch cubes;
    private final KnownMoves known;
    private final Progress progress;

    private Suppression(Equations equations, Unknowns system, Draft begun, Progress progress) {
        this.equations = equations;
        this.system = system;
        this.progress = progress;
        pattern = new Pattern(system);
        cubes = new CubeSearch(equations, system);
        known = new KnownMoves(system);
        needed = new boolean[system.count()];
        for (int c = 0; c < system.of.length; c++) {
            Cell cell = equations.cells().get(c);
            if (isOpen(c) && begun.suppressed().contains(cell.name())) {
                pattern.hidden[system.of[c]] = true;
                needed[system.of[c]] |= begun.needed().contains(cell.name());
            }
        }
    }

    private boolean isOpen(int cell) {
        return system.of[cell] != Unknowns.KNOWN && equations.cells().get(cell).standing() == Standing.OPEN;
    }

    private Draft draft() {
        var suppressed = new HashSet<String>();
        var tried = new HashSet<String>();
        for (int c = 0; c < system.of.length; c++) {
            if (isOpen(c) && isAdded(system.of[c])) {
                suppressed.add(equations.cells().get(c).name());
                if (needed[system.of[c]]) {
                    tried.add(equations.cells().get(c).name());
                }
            }
        }
        return new Draft(suppressed, tried);
    }

    private boolean isAdded(int unknown) {
        return pattern.hidden[unknown] && !system.hidden[unknown];
    }

    /** The pattern in which nothing is exposed, or in which only that is exposed for which nothing was found. */
    static Pattern protect(Equations equations, Unknowns system, Draft begun, Progress progress) {
        var suppression = new Suppression(equations, system, begun, progress);
        suppression.complement();
        suppression.improve();
        return suppression.pattern;
    }

    private void complement() {
        var protection = new Protection(pattern, cubes, known, Long.MAX_VALUE);
        int atFirst = pattern.exposed().length;
        var given = new boolean[system.count()];
        int[] exposed = costliestFirst(pattern.exposed());
        while (exposed.length > 0) {
            for (int u : exposed) {
                if (pattern.isExposed(u)) {
                    given[u] = !protection.byMoves(u, Long.MAX_VALUE) && !protection.byProgrammes(u);
                    progress.protecting(pattern.exposed().length, atFirst);
                    progress.reached(this::draft);
                }
            }
            exposed = costliestFirst(
                    IntStream.of(pattern.exposed()).filter(u -> !given[u]).toArray());
        }
    }

    private int[] costliestFirst(int[] unknowns) {
        return IntStream.of(unknowns)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(u -> -system.cost[u]).thenComparing(u -> u))
                .mapToInt(u -> u)
                .toArray();
    }

    /** Shows again what turns out not to be needed, or can be replaced by what costs less; the costliest first. */
    private void improve() {
        int[] added = costliestFirst(IntStream.range(0, system.count())
                .filter(u -> isAdded(u) && !needed[u])
                .toArray());
        int exposed = pattern.exposed().length;
        int left = added.length;
        long searches = SEARCHES;
        for (int u : added) {
            if (pattern.hidden[u]) {
                Pattern without = pattern.copy();
                without.show(u);
                without.kept[u] = true;
                known.avoid(u);
                var protection = new Protection(without, cubes, known, SHARES * searches / left);
                if (repair(without, protection, exposed)) {
                    pattern.take(without);
                }
                searches = Math.max(0, searches - protection.searches());
            }
            needed[u] = true;
            progress.improving(--left, added.length);
            progress.reached(this::draft);
        }
    }

    /** Whether all but so many can be protected again at less cost than that of the pattern. */
    private boolean repair(Pattern trial, Protection protection, int exposed) {
        long below = pattern.cost();
        int unprotected = 0;
        for (int u : costliestFirst(trial.exposed())) {
            if (trial.isExposed(u) && !protection.byMoves(u, below - trial.cost()) && ++unprotected > exposed) {
                return false;
            }
        }
        return trial.exposed().length <= exposed;
    }
}
