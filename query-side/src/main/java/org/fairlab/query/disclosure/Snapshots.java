package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Equations.Share;
import org.fairlab.query.disclosure.Relation.Term;
import org.fairlab.query.disclosure.Release.GivenUp;
import org.fairlab.query.disclosure.Release.HeldBack;
import org.fairlab.query.disclosure.Release.Released;

/**
 * The release rule over time. What an earlier snapshot has shown stays known for good, so whatever is released later is
 * attacked together with all of it.
 *
 * <p>The outsider is taken to know of every published cell whether it has changed: a count that is the same in two
 * snapshots is one and the same unknown, and what either of them shows of it is known in both. What is not published is
 * the same if what it follows from is. A count that differs from an earlier one by less than the threshold is a small
 * count itself, of people who came, went or answered otherwise: the difference may not be worked out from any two
 * snapshots, not only from those that follow each other. Where counts of the same thing come to differ otherwise than
 * at first, nobody is taken to know by how much.
 */
public final class Snapshots {

    /**
     * A snapshot as it was released, which never changes again: a later correction makes a new one.
     *
     * @param takenOn what it is called, such as the day it was taken on; different for each
     */
    public record Snapshot(String takenOn, Equations equations, Released released) {}

    private static final int UNKNOWN = -1;

    private record Count(String name, long count) {}

    private final Map<Count, Integer> indexes = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Set<Relation> relations = new HashSet<>();
    private final List<Relation> ordered = new ArrayList<>();
    private final List<Share> shares = new ArrayList<>();
    private final Map<String, List<Integer>> earlier = new HashMap<>();
    private final Map<String, Long> guessed = new HashMap<>();
    /** By the relation that it follows from, in which it is itself {@link #UNKNOWN}. */
    private final Map<List<Term>, Integer> derived = new HashMap<>();

    private Snapshots() {}

    /**
     * Decides whether new counts can be released after these snapshots, and with what suppression.
     *
     * @return what to show of the new counts, or that they have to wait until more has changed
     */
    public static Release release(List<Snapshot> before, Equations counts, SuppressionRule rule, Progress progress) {
        return release(before, counts, rule, Draft.EMPTY, progress);
    }

    /**
     * Goes on where an earlier search for the same counts has ended before its time.
     *
     * @param begun its last draft
     */
    public static Release release(
            List<Snapshot> before, Equations counts, SuppressionRule rule, Draft begun, Progress progress) {
        return switch (DisclosureControl.release(joint(before, counts, rule), rule, begun, progress)) {
            case HeldBack held -> held;
            case Released released -> of(released, counts);
        };
    }

    /** Everything that is known once the new counts are published, as one system. */
    static Equations joint(List<Snapshot> before, Equations counts, SuppressionRule rule) {
        var joint = new Snapshots();
        before.forEach(joint::add);
        return joint.join(counts, rule);
    }

    /** What of a release belongs to these counts. */
    private static Released of(Released released, Equations counts) {
        var own = new LinkedHashMap<String, Optional<Long>>();
        counts.cells().stream()
                .filter(cell -> cell.standing() == Standing.OPEN)
                .forEach(cell -> own.put(cell.name(), released.count(cell.name())));
        GivenUp all = released.givenUp();
        int shown = Math.toIntExact(
                own.values().stream().filter(Optional::isPresent).count());
        return new Released(
                own, new GivenUp(shown, all.primary(), all.changed(), all.secondary(), all.secondaryCounts()));
    }

    private void add(Snapshot snapshot) {
        String prefix = snapshot.takenOn() + ": ";
        int[] index = index(
                snapshot.equations(),
                prefix,
                cell -> snapshot.released().count(cell.name()).isPresent() ? Standing.SHOWN : Standing.SUPPRESSED);
        for (int c = 0; c < index.length; c++) {
            Cell cell = snapshot.equations().cells().get(c);
            if (cell.isPublished()) {
                List<Integer> counts = earlier.computeIfAbsent(cell.name(), _ -> new ArrayList<>());
                if (!counts.contains(index[c])) {
                    counts.add(index[c]);
                }
            }
        }
        relate(snapshot.equations(), index);
    }

    private Equations join(Equations counts, SuppressionRule rule) {
        List<Cell> its = counts.cells();
        int[] index = index(counts, "", Cell::standing);
        relate(counts, index);
        for (int c = 0; c < index.length; c++) {
            if (its.get(c).isPublished()) {
                for (int was : earlier.getOrDefault(its.get(c).name(), List.of())) {
                    change(was, index[c], rule);
                }
            }
        }
        return new Equations(
                cells,
                ordered,
                shares,
                counts.grids().stream()
                        .map(grid -> new Grid(
                                grid.cells().stream().map(c -> index[c]).toList(), grid.dimensions(), grid.swaps()))
                        .toList());
    }

    /**
     * Where the cells of a snapshot are among those of all. What is not published is the same in two snapshots only if
     * what it follows from is.
     *
     * @param published how its published cells stand
     */
    private int[] index(Equations equations, String prefix, Function<Cell, Standing> published) {
        List<Cell> its = equations.cells();
        var index = new int[its.size()];
        for (int c = 0; c < index.length; c++) {
            Cell cell = its.get(c);
            index[c] = cell.isPublished()
                    ? cell(cell, prefix + cell.name(), published.apply(cell))
                    : cell.standing() == Standing.GUESSED ? cell(cell, prefix + cell.name(), cell.standing()) : UNKNOWN;
        }
        for (Relation relation : equations.relations()) {
            int[] left = relation.terms().stream()
                    .mapToInt(Term::cell)
                    .filter(c -> index[c] == UNKNOWN)
                    .toArray();
            if (left.length == 1) {
                index[left[0]] = derived(its.get(left[0]), prefix, relation, index);
            }
        }
        for (int c = 0; c < index.length; c++) {
            index[c] = index[c] == UNKNOWN ? another(its.get(c), prefix) : index[c];
        }
        return index;
    }

    private int derived(Cell cell, String prefix, Relation relation, int[] index) {
        return derived.computeIfAbsent(
                relation.terms().stream()
                        .map(term -> new Term(index[term.cell()], term.factor()))
                        .toList(),
                _ -> another(cell, prefix));
    }

    private int another(Cell cell, String prefix) {
        cells.add(new Cell(prefix + cell.name(), cell.count(), cell.standing()));
        return cells.size() - 1;
    }

    /** The same count in several snapshots is one cell; what is shown once is known. */
    private int cell(Cell cell, String name, Standing standing) {
        Integer known = indexes.putIfAbsent(new Count(cell.name(), cell.count()), cells.size());
        if (known == null) {
            cells.add(new Cell(name, cell.count(), standing));
            return cells.size() - 1;
        }
        Standing was = cells.get(known).standing();
        if (was != Standing.SHOWN) {
            cells.set(known, new Cell(name, cell.count(), standing));
        } else if (standing == Standing.OPEN) {
            cells.set(known, new Cell(name, cell.count(), was));
        }
        return known;
    }

    private void relate(Equations equations, int[] index) {
        for (Relation relation : equations.relations()) {
            if (relation.terms().stream()
                    .anyMatch(term -> isNoLongerGuessed(equations.cells().get(term.cell())))) {
                continue; // it would only say what nobody knows
            }
            var terms = relation.terms().stream()
                    .map(term -> new Term(index[term.cell()], term.factor()))
                    .toList();
            if (relations.add(new Relation(terms))) {
                ordered.add(new Relation(terms));
            }
        }
        equations.shares().forEach(share -> shares.add(new Share(index[share.part()], index[share.whole()])));
    }

    private boolean isNoLongerGuessed(Cell cell) {
        return cell.standing() == Standing.GUESSED
                && guessed.computeIfAbsent(cell.name(), _ -> cell.count()) != cell.count();
    }

    private void change(int was, int now, SuppressionRule rule) {
        long change = cells.get(now).count() - cells.get(was).count();
        if (change != 0 && Math.abs(change) < rule.threshold()) {
            cells.add(
                    new Cell(cells.get(now).name() + " since " + cells.get(was).name(), change, Standing.CHANGE));
            ordered.add(new Relation(List.of(new Term(now, -1), new Term(was, 1), new Term(cells.size() - 1, 1))));
        }
    }
}
