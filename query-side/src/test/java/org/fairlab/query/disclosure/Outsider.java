package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Relation.Term;
import org.fairlab.query.disclosure.Snapshots.Snapshot;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Looks for tables of integers that fit what is published: all of them where little is suppressed, and the farthest
 * from the truth where more is. Shares nothing with the product but the equations.
 */
public final class Outsider {

    private final Equations equations;
    private final SuppressionRule rule;
    private final long[] low;
    private final long[] high;
    private final long[] least;
    private final long[] greatest;
    private final List<List<Relation>> relationsOf = new ArrayList<>();
    private final boolean[] suppressed;

    /** No count is thought to be above a ceiling; what is not found below it might be found above. */
    private Outsider(Equations equations, SuppressionRule rule, Set<String> suppressed) {
        long ceiling = equations.cells().stream()
                        .mapToLong(c -> Math.abs(c.count()))
                        .max()
                        .orElse(0)
                + 2L * rule.threshold();
        this.equations = equations;
        this.rule = rule;
        int n = equations.cells().size();
        low = new long[n];
        high = new long[n];
        this.suppressed = new boolean[n];
        var part = new boolean[n];
        equations.shares().forEach(share -> part[share.part()] = true);
        for (int c = 0; c < n; c++) {
            Cell cell = equations.cells().get(c);
            relationsOf.add(new ArrayList<>());
            boolean unseen = (cell.standing() != Cell.Standing.GUESSED || cell.count() > 0)
                    && (!cell.isPublished() || suppressed.contains(cell.name()));
            this.suppressed[c] = unseen;
            low[c] = !unseen
                    ? cell.count()
                    : switch (cell.standing()) {
                        case IMPLIED, CHANGE -> -ceiling;
                        case DERIVED, GUESSED -> 0;
                        default -> rule.zeroShown() && !part[c] ? 1 : 0;
                    };
            high[c] = unseen ? ceiling : cell.count();
        }
        equations
                .relations()
                .forEach(r -> r.terms().forEach(t -> relationsOf.get(t.cell()).add(r)));
        narrow(low, high, equations.relations());
        least = equations.cells().stream().mapToLong(Cell::count).toArray();
        greatest = least.clone();
    }

    /** The least and greatest count that each unseen cell can have, by name. */
    static Map<String, long[]> intervals(Equations equations, SuppressionRule rule, Set<String> suppressed) {
        var outsider = new Outsider(equations, rule, suppressed);
        var intervals = new LinkedHashMap<String, long[]>();
        for (int c = 0; c < outsider.low.length; c++) {
            if (outsider.suppressed[c]) {
                intervals.put(equations.cells().get(c).name(), outsider.interval(c));
            }
        }
        return intervals;
    }

    /** What these counts expose as they are shown, together with what earlier snapshots have shown. */
    public static List<String> exposed(
            List<Snapshot> before, Equations counts, Map<String, Optional<Long>> shown, SuppressionRule rule) {
        Equations joint = Snapshots.joint(before, counts, rule);
        Set<String> suppressed = new HashSet<>();
        joint.cells().stream()
                .filter(cell -> cell.standing() == Cell.Standing.SUPPRESSED
                        || shown.getOrDefault(cell.name(), Optional.of(0L)).isEmpty())
                .forEach(cell -> suppressed.add(cell.name()));
        return exposed(joint, rule, suppressed);
    }

    /** Small counts, and published ones that are suppressed, that can be told more exactly than by the threshold. */
    static List<String> exposed(Equations equations, SuppressionRule rule, Set<String> suppressed) {
        var outsider = new Outsider(equations, rule, suppressed);
        var exposed = new ArrayList<String>();
        for (int c = 0; c < outsider.low.length; c++) {
            Cell cell = equations.cells().get(c);
            boolean small = cell.count() > 0 && cell.count() <= rule.threshold();
            boolean guarded = switch (cell.standing()) {
                case DERIVED, IMPLIED -> small;
                case CHANGE -> cell.count() != 0 && Math.abs(cell.count()) < rule.threshold();
                case OPEN -> small || suppressed.contains(cell.name());
                case SUPPRESSED -> true;
                case SHOWN, GUESSED -> false;
            };
            if (guarded && outsider.isNarrow(c)) {
                exposed.add(cell.name());
            }
        }
        return exposed;
    }

    private boolean isNarrow(int cell) {
        for (int direction = -1; direction <= 1 && !isWide(cell); direction += 2) {
            if (suppressed[cell] && !move(cell, direction, false)) {
                move(cell, direction, true);
            }
        }
        return !isWide(cell);
    }

    private boolean isWide(int cell) {
        return greatest[cell] - least[cell] >= rule.threshold();
    }

    /**
     * Moves the count of a cell as far up or down as an optimiser finds, up to twice the threshold, and keeps what the
     * table says of all cells if it fits in integers.
     */
    private boolean move(int cell, int direction, boolean integer) {
        long count = equations.cells().get(cell).count();
        long end = count + 2L * direction * rule.threshold();
        var model = new ExpressionsBasedModel();
        List<Variable> counts = new ArrayList<>();
        for (int c = 0; c < low.length; c++) {
            counts.add(model.newVariable("" + c).integer(integer).lower(low[c]).upper(high[c]));
        }
        counts.get(cell)
                .weight(-direction)
                .lower(Math.max(low[cell], Math.min(count, end)))
                .upper(Math.min(high[cell], Math.max(count, end)));
        for (Relation relation : equations.relations()) {
            Expression row =
                    model.newExpression("row " + model.countExpressions()).level(0);
            relation.terms().forEach(term -> row.set(counts.get(term.cell()), term.factor()));
        }
        var table = model.minimise();
        long[] found = IntStream.range(0, low.length)
                .mapToLong(c -> Math.round(table.doubleValue(c)))
                .toArray();
        if (!fits(found)) {
            return false;
        }
        for (int c = 0; c < found.length; c++) {
            least[c] = Math.min(least[c], found[c]);
            greatest[c] = Math.max(greatest[c], found[c]);
        }
        return true;
    }

    private boolean fits(long[] counts) {
        return IntStream.range(0, counts.length).allMatch(c -> low[c] <= counts[c] && counts[c] <= high[c])
                && equations.relations().stream()
                        .allMatch(relation -> relation.terms().stream()
                                        .mapToLong(term -> term.factor() * counts[term.cell()])
                                        .sum()
                                == 0);
    }

    private long[] interval(int cell) {
        long least = low[cell];
        while (!isPossible(cell, least)) {
            least++;
        }
        long greatest = high[cell];
        while (!isPossible(cell, greatest)) {
            greatest--;
        }
        return new long[] {least, greatest};
    }

    private boolean isPossible(int cell, long count) {
        if (count < low[cell] || count > high[cell]) {
            return false;
        }
        long[] from = low.clone();
        long[] to = high.clone();
        from[cell] = count;
        to[cell] = count;
        return completes(from, to, cell);
    }

    private boolean completes(long[] from, long[] to, int changed) {
        if (!narrow(from, to, relationsOf.get(changed))) {
            return false;
        }
        int narrowest = -1;
        for (int c = 0; c < from.length; c++) {
            if (from[c] < to[c] && (narrowest < 0 || to[c] - from[c] < to[narrowest] - from[narrowest])) {
                narrowest = c;
            }
        }
        if (narrowest < 0) {
            return true;
        }
        long count = equations.cells().get(narrowest).count();
        for (long away = 0; count - away >= from[narrowest] || count + away <= to[narrowest]; away++) {
            if (isPossible(from, to, narrowest, count - away) || isPossible(from, to, narrowest, count + away)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPossible(long[] from, long[] to, int cell, long count) {
        if (count < from[cell] || count > to[cell]) {
            return false;
        }
        long[] nextFrom = from.clone();
        long[] nextTo = to.clone();
        nextFrom[cell] = count;
        nextTo[cell] = count;
        return completes(nextFrom, nextTo, cell);
    }

    /** Draws the bounds together by each relation in turn until nothing follows any more. */
    private boolean narrow(long[] from, long[] to, Collection<Relation> first) {
        Set<Relation> due = new LinkedHashSet<>(first);
        while (!due.isEmpty()) {
            Relation relation = due.iterator().next();
            due.remove(relation);
            for (Term term : relation.terms()) {
                long least = 0;
                long greatest = 0;
                for (Term other : relation.terms()) {
                    if (other != term) {
                        long a = other.factor() * from[other.cell()];
                        long b = other.factor() * to[other.cell()];
                        least += Math.min(a, b);
                        greatest += Math.max(a, b);
                    }
                }
                int c = term.cell();
                long a = term.factor() > 0
                        ? Math.ceilDiv(-greatest, term.factor())
                        : Math.ceilDiv(least, -term.factor());
                long b = term.factor() > 0
                        ? Math.floorDiv(-least, term.factor())
                        : Math.floorDiv(greatest, -term.factor());
                if (a > from[c] || b < to[c]) {
                    from[c] = Math.max(from[c], a);
                    to[c] = Math.min(to[c], b);
                    due.addAll(relationsOf.get(c));
                }
                if (from[c] > to[c]) {
                    return false;
                }
            }
        }
        return true;
    }
}
