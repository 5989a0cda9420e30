package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.fairlab.query.disclosure.Attack.Example;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Relation.Term;
import org.fairlab.query.disclosure.Release.GivenUp;
import org.fairlab.query.disclosure.Release.HeldBack;
import org.fairlab.query.disclosure.Release.Released;

/** Decides which counts of a system of tables are shown. The same input always gives the same answer. */
public final class DisclosureControl {

    private DisclosureControl() {}

    /** Suppresses, attacks what it has suppressed, and releases nothing of which the attack is not known to fail. */
    public static Release release(Equations equations, SuppressionRule rule, Progress progress) {
        return release(equations, rule, Draft.EMPTY, progress);
    }

    /**
     * Goes on where an earlier search for the same equations has ended before its time.
     *
     * @param begun its last draft; cells that are not there any more are passed over
     */
    public static Release release(Equations equations, SuppressionRule rule, Draft begun, Progress progress) {
        var system = new Unknowns(equations, rule);
        if (!system.exposed.isEmpty()) {
            return heldBack(system.exposed.size());
        }
        Pattern pattern = Suppression.protect(equations, system, begun, progress);
        boolean[] suppressed = suppressed(equations, system, pattern);
        Attack attack = Attack.by(equations, rule, suppressed, examples(system, pattern));
        List<Cell> exposed = attack.exposed(equations, rule, suppressed);
        return exposed.isEmpty() ? released(equations, system, suppressed) : heldBack(exposed.size());
    }

    private static HeldBack heldBack(int cells) {
        return new HeldBack(cells + (cells == 1 ? " cell" : " cells") + " could be worked out");
    }

    /** The cells that have to be uncertain. */
    private static boolean[] suppressed(Equations equations, Unknowns system, Pattern pattern) {
        var suppressed = new boolean[system.of.length];
        for (int c = 0; c < suppressed.length; c++) {
            Cell cell = equations.cells().get(c);
            suppressed[c] = system.of[c] != Unknowns.KNOWN
                    && pattern.hidden[system.of[c]]
                    && (cell.isPublished() || system.primary[c]);
        }
        return suppressed;
    }

    /** Each move as the two tables at its ends. */
    private static List<Example> examples(Unknowns system, Pattern pattern) {
        var cellsOf = new ArrayList<List<Integer>>();
        for (int u = 0; u < system.count(); u++) {
            cellsOf.add(new ArrayList<>());
        }
        for (int c = 0; c < system.of.length; c++) {
            if (system.of[c] != Unknowns.KNOWN) {
                cellsOf.get(system.of[c]).add(c);
            }
        }
        var examples = new ArrayList<Example>();
        for (Move move : pattern.moves()) {
            var changes = new ArrayList<Term>();
            for (int i = 0; i < move.unknowns().length; i++) {
                int change = Math.toIntExact(move.changes()[i]);
                cellsOf.get(move.unknowns()[i]).forEach(c -> changes.add(new Term(c, change)));
            }
            examples.add(new Example(changes, Math.min(move.forth(), system.rule.threshold())));
            examples.add(new Example(changes, -Math.min(move.back(), system.rule.threshold())));
        }
        return examples;
    }

    private static Released released(Equations equations, Unknowns system, boolean[] suppressed) {
        var counts = new LinkedHashMap<String, Optional<Long>>();
        var changed = changed(equations, system);
        var of = new int[4];
        long secondaryCounts = 0;
        for (int c = 0; c < suppressed.length; c++) {
            Cell cell = equations.cells().get(c);
            if (cell.standing() == Standing.OPEN || cell.standing() == Standing.SHOWN) {
                counts.put(cell.name(), suppressed[c] ? Optional.empty() : Optional.of(cell.count()));
                int kind = !suppressed[c] ? 0 : system.primary[c] ? 1 : changed[system.of[c]] ? 2 : 3;
                of[kind]++;
                secondaryCounts += kind == 3 ? cell.count() : 0;
            }
        }
        return new Released(counts, new GivenUp(of[0], of[1], of[2], of[3], secondaryCounts));
    }

    private static boolean[] changed(Equations equations, Unknowns system) {
        var changed = new boolean[system.count()];
        for (int c = 0; c < system.of.length; c++) {
            if (equations.cells().get(c).standing() == Standing.CHANGE && system.of[c] != Unknowns.KNOWN) {
                changed[system.of[c]] |= system.primary[c];
            }
        }
        return changed;
    }
}
