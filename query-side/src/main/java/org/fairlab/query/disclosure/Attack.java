package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.fairlab.query.disclosure.Relation.Term;

/**
 * Proves by examples that suppressed cells cannot be worked out: tables that differ in these cells, and that fit
 * everything which is published and known. It trusts nothing of how the examples were found: whatever does not hold in
 * integers for every relation is refused.
 *
 * @param intervals for each cell the least and greatest count among the examples; one that is shown has no width
 */
public record Attack(List<Interval> intervals) {

    /** Counts among which an outsider cannot tell the true one. The outsider's own interval is at least as wide. */
    public record Interval(long least, long greatest) {

        long width() {
            return greatest - least;
        }
    }

    /** A table that fits, as differences from the true one. */
    record Example(List<Term> changes, long times) {}

    static Attack by(Equations equations, SuppressionRule rule, boolean[] suppressed, List<Example> examples) {
        List<Cell> cells = equations.cells();
        var least = cells.stream().mapToLong(Cell::count).toArray();
        var greatest = least.clone();
        var part = new boolean[cells.size()];
        equations.shares().forEach(share -> part[share.part()] = true);
        var relationsOf = relationsOf(equations);
        var change = new long[cells.size()];
        for (Example example : examples) {
            for (Term term : example.changes()) {
                change[term.cell()] = Math.multiplyExact(term.factor(), example.times());
            }
            for (Term term : example.changes()) {
                int c = term.cell();
                long count = Math.addExact(cells.get(c).count(), change[c]);
                requireFits(cells.get(c), count, suppressed[c], rule.zeroShown() && !part[c]);
                relationsOf.get(c).forEach(relation -> requireHolds(relation, change));
                least[c] = Math.min(least[c], count);
                greatest[c] = Math.max(greatest[c], count);
            }
            example.changes().forEach(term -> change[term.cell()] = 0);
        }
        var intervals = new ArrayList<Interval>();
        for (int c = 0; c < least.length; c++) {
            intervals.add(new Interval(least[c], greatest[c]));
        }
        return new Attack(intervals);
    }

    private static List<List<Relation>> relationsOf(Equations equations) {
        var relationsOf = new ArrayList<List<Relation>>();
        equations.cells().forEach(_ -> relationsOf.add(new ArrayList<>()));
        equations
                .relations()
                .forEach(relation -> relation.terms()
                        .forEach(term -> relationsOf.get(term.cell()).add(relation)));
        return relationsOf;
    }

    private static void requireFits(Cell cell, long count, boolean suppressed, boolean zeroWouldBeShown) {
        boolean possible = switch (cell.standing()) {
            case SHOWN -> false;
            case OPEN, SUPPRESSED -> suppressed && count >= (zeroWouldBeShown ? 1 : 0);
            case GUESSED -> cell.count() > 0 && count >= 0;
            case DERIVED -> count >= 0;
            case IMPLIED, CHANGE -> true;
        };
        if (!possible) {
            throw new IllegalStateException("An example does not fit what is known of " + cell.name());
        }
    }

    private static void requireHolds(Relation relation, long[] change) {
        long sum = 0;
        for (Term term : relation.terms()) {
            sum = Math.addExact(sum, Math.multiplyExact((long) term.factor(), change[term.cell()]));
        }
        if (sum != 0) {
            throw new IllegalStateException("An example breaks a relation");
        }
    }

    /** Cells that have to be uncertain and are not known to be. */
    List<Cell> exposed(Equations equations, SuppressionRule rule, boolean[] suppressed) {
        var exposed = new ArrayList<Cell>();
        for (int c = 0; c < intervals.size(); c++) {
            if (suppressed[c] && intervals.get(c).width() < rule.threshold()) {
                exposed.add(equations.cells().get(c));
            }
        }
        return exposed;
    }
}
