package org.fairlab.query.publication;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Equations;
import org.jspecify.annotations.Nullable;

/**
 * Counts of different tables that count the same people in another way: who completed once is one person in the funnel
 * and one completion. How many more the one count is than the other is not published; but often it is none, and
 * somebody may guess so. Therefore the difference is taken to be known.
 */
final class Links {

    private Links() {}

    /** Adds the relations between cells of different tables, all of which are there already. */
    static void add(List<Table> tables, Equations.Builder equations) {
        tables.stream()
                .filter(table -> table.name().equals("equity_funnel"))
                .forEach(funnel -> tables.stream()
                        .filter(table -> !table.equals(funnel))
                        .forEach(table -> within(table, funnel, equations)));
        Map<String, String> first = new HashMap<>();
        for (Table table : tables) {
            table.cells().forEach((cell, headings) -> {
                String what = counted(table.name(), headings);
                String other = what == null ? null : first.putIfAbsent(what, cell);
                if (other != null && !other.equals(cell)) {
                    link(equations, what, equations.existing(cell), equations.existing(other));
                }
            });
        }
    }

    /**
     * Where nobody of a small group is counted in another table, none of its cells may tell so: people who are counted
     * there have entered.
     */
    private static void within(Table table, Table funnel, Equations.Builder equations) {
        Map<Map<String, String>, String> entered = new HashMap<>();
        funnel.cells().forEach((cell, headings) -> {
            if ("ENTERED".equals(headings.get("stage"))) {
                entered.put(group(headings, headings.get("cohort")), cell);
            }
        });
        Map<Map<String, String>, String> cells = new LinkedHashMap<>();
        table.cells().forEach((cell, headings) -> cells.put(headings, cell));
        cells.forEach((headings, cell) -> {
            Map<String, String> all = new HashMap<>(headings);
            all.keySet().removeAll(Set.of("cip", "awardLevel", "cycle"));
            String sum = cells.get(all);
            String whole = entered.get(group(headings, headings.get("year")));
            if (sum != null && whole != null && equations.count(equations.existing(sum)) == 0) {
                equations.share(equations.existing(cell), equations.existing(whole));
            }
        });
    }

    private static Map<String, String> group(Map<String, String> headings, @Nullable String year) {
        Map<String, String> group = new HashMap<>(headings);
        group.keySet().retainAll(Set.of("sex", "race"));
        if (year != null) {
            group.put("year", year);
        }
        return group;
    }

    private static void link(Equations.Builder equations, @Nullable String what, int one, int other) {
        long more = equations.count(one) - equations.count(other);
        String name = what + " differ by " + Math.abs(more); // another difference is another cell, not a change of this
        int difference = equations.cell(name, Math.abs(more), Standing.SHOWN);
        equations
                .sum(more > 0 ? one : other, List.of(more > 0 ? other : one, difference))
                .tell(one, other);
    }

    /** What a cell counts that a cell of another table may count too, the same for both. */
    private static @Nullable String counted(String table, Map<String, String> headings) {
        boolean cohort = headings.containsKey("cohort");
        return switch (table) {
            case "completions" ->
                headings.containsKey("cip") || headings.containsKey("awardLevel")
                        ? null
                        : "completions" + group(headings) + headings.get("year");
            case "equity_funnel" ->
                switch (headings.getOrDefault("stage", "")) {
                    case "COMPLETION" -> "completions" + group(headings) + headings.get("cohort");
                    case "APPLICATION" -> cohort ? null : "applications" + group(headings);
                    case "OFFER" -> cohort ? null : "selections" + group(headings);
                    default -> null;
                };
            case "selection_rates" ->
                headings.containsKey("cycle")
                        ? null
                        : (headings.getOrDefault("selection", "").equals("POOL") ? "applications" : "selections")
                                + group(headings);
            default -> null;
        };
    }

    private static String group(Map<String, String> headings) {
        return " by " + headings.get("sex") + " and " + headings.get("race") + " in ";
    }
}
