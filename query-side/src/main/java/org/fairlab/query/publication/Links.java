package org.fairlab.query.publication;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Equations;

/**
 * Counts of different tables that count the same people in another way: who completed once is one person in the funnel
 * and one completion. How many more the one count is than the other is not published; but often it is none, and
 * somebody may guess so, and that it stays so. Therefore no difference is taken to be known to be none, until it
 * changes, and of another one only which of the two counts is the greater.
 */
final class Links {

    /** Dimensions that only one table has, so that what it counts by them no other table counts. */
    private static final Set<String> FINER = Set.of("cip", "awardLevel", "cycle");

    /** What is counted at a stage that another table counts too. */
    private static final Map<String, String> STAGES = Map.of(
            "COMPLETION", "completions",
            "APPLICATION", "applications",
            "POOL", "applications",
            "OFFER", "selections",
            "SELECTED", "selections");

    private Links() {}

    /** What a cell counts, the same for a cell of another table that may count the same people. */
    private record Counted(String what, Map<String, String> group) {}

    /** Adds the relations between cells of different tables, all of which are there already. */
    static void add(List<Table> tables, Equations.Builder equations) {
        within(tables, equations);
        Map<Counted, String> first = new HashMap<>();
        for (Table table : tables) {
            table.cells()
                    .forEach((cell, headings) -> counted(table, headings).ifPresent(counted -> {
                        String other = first.putIfAbsent(counted, cell);
                        if (other != null && !other.equals(cell)) {
                            link(equations, counted, equations.existing(cell), equations.existing(other));
                        }
                    }));
        }
    }

    /**
     * Where nobody of a small group is counted in another table, none of its cells may tell so: people who are counted
     * there have entered.
     */
    private static void within(List<Table> tables, Equations.Builder equations) {
        Map<Map<String, String>, String> entered = new HashMap<>();
        tables.forEach(table -> table.cells().forEach((cell, headings) -> {
            if ("ENTERED".equals(headings.get("stage"))) {
                entered.put(group(headings), cell);
            }
        }));
        for (Table table : tables) {
            Map<Map<String, String>, String> cells = new LinkedHashMap<>();
            table.cells().forEach((cell, headings) -> cells.put(headings, cell));
            cells.forEach((headings, cell) -> {
                Map<String, String> coarser = new HashMap<>(headings);
                coarser.keySet().removeAll(FINER);
                String sum = cells.get(coarser);
                String whole = entered.get(group(headings));
                if (!headings.containsKey("stage")
                        && sum != null
                        && whole != null
                        && equations.count(equations.existing(sum)) == 0) {
                    equations.share(equations.existing(cell), equations.existing(whole));
                }
            });
        }
    }

    private static void link(Equations.Builder equations, Counted counted, int one, int other) {
        long more = equations.count(one) - equations.count(other);
        int greater = more < 0 ? other : one;
        int less = more < 0 ? one : other;
        int difference = equations.cell(counted + (more < 0 ? " less" : " more"), Math.abs(more), Standing.GUESSED);
        equations.sum(greater, List.of(less, difference));
        if (more == 0) {
            equations.tell(greater, less);
        } else {
            equations.share(less, greater);
        }
    }

    private static Optional<Counted> counted(Table table, Map<String, String> headings) {
        if (!Collections.disjoint(headings.keySet(), FINER)) {
            return Optional.empty();
        }
        String stage = headings.getOrDefault("stage", headings.getOrDefault("selection", ""));
        return Optional.ofNullable(table.name().equals("completions") ? "completions" : STAGES.get(stage))
                .map(what -> new Counted(what, group(headings)));
    }

    /** Sex, race and year, as far as a cell is of one each; a cohort counts as the year that it is named for. */
    private static Map<String, String> group(Map<String, String> headings) {
        Map<String, String> group = new TreeMap<>(headings);
        group.keySet().retainAll(Set.of("sex", "race", "year"));
        Optional.ofNullable(headings.get("cohort")).ifPresent(cohort -> group.put("year", cohort));
        return group;
    }
}
