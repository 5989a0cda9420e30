package org.fairlab.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Lattice;

/** Tables to suppress: invented ones, the same for the same seed, and the public completions. */
final class DisclosureTables {

    private static final Hierarchy GROUPS = flat("group", 8);

    private static final Funnel STAGES = new Funnel(
            "stage",
            List.of(
                    "ENTERED",
                    "OUTREACH",
                    "APPLICATION",
                    "OFFER",
                    "ACCEPTANCE",
                    "HIRE",
                    "RETAINED_90_DAYS",
                    "RETAINED_1_YEAR",
                    "COMPLETION",
                    "CREDENTIAL",
                    "PROMOTION",
                    "LEADERSHIP"),
            Map.ofEntries(
                    Map.entry("OUTREACH", "ENTERED"),
                    Map.entry("APPLICATION", "ENTERED"),
                    Map.entry("OFFER", "APPLICATION"),
                    Map.entry("ACCEPTANCE", "OFFER"),
                    Map.entry("HIRE", "ENTERED"),
                    Map.entry("RETAINED_90_DAYS", "HIRE"),
                    Map.entry("RETAINED_1_YEAR", "RETAINED_90_DAYS"),
                    Map.entry("COMPLETION", "ENTERED"),
                    Map.entry("CREDENTIAL", "ENTERED"),
                    Map.entry("PROMOTION", "ENTERED"),
                    Map.entry("LEADERSHIP", "ENTERED")));

    /** What share of a stage reaches each of those within it. */
    private static final Map<String, Double> REACHED = Map.ofEntries(
            Map.entry("OUTREACH", 0.6),
            Map.entry("APPLICATION", 0.7),
            Map.entry("OFFER", 0.5),
            Map.entry("ACCEPTANCE", 0.8),
            Map.entry("HIRE", 0.5),
            Map.entry("RETAINED_90_DAYS", 0.85),
            Map.entry("RETAINED_1_YEAR", 0.8),
            Map.entry("COMPLETION", 0.6),
            Map.entry("CREDENTIAL", 0.7),
            Map.entry("PROMOTION", 0.2),
            Map.entry("LEADERSHIP", 0.1));

    private DisclosureTables() {}

    /**
     * Groups by stages with all margins.
     *
     * @param mean how many people of a group have entered; of the first group four times as many, of the last half
     */
    static Equations funnel(long seed, double mean) {
        return table(List.of(GROUPS, STAGES), people(seed, mean));
    }

    /** The same for each programme, and for all of them together. */
    static Equations funnels(long seed, double mean, int programmes) {
        return table(List.of(GROUPS, STAGES, flat("programme", programmes)), people(seed, mean));
    }

    private static Equations table(List<Dimension> dimensions, ToLongFunction<List<String>> leaves) {
        var equations = new Equations.Builder();
        Lattice.add(equations, dimensions, leaves);
        return equations.build();
    }

    private static Hierarchy flat(String name, int categories) {
        return Hierarchy.flat(
                name,
                IntStream.rangeClosed(1, categories).mapToObj(Integer::toString).toList());
    }

    private static ToLongFunction<List<String>> people(long seed, double mean) {
        var random = new Random(seed);
        Map<List<String>, Long> counts = new HashMap<>();
        return new ToLongFunction<>() {
            @Override
            public long applyAsLong(List<String> headings) {
                Long known = counts.get(headings);
                return known == null ? draw(headings) : known;
            }

            private long draw(List<String> headings) {
                String stage = headings.get(1);
                long count = 0;
                String around = STAGES.within().get(stage);
                if (around != null) {
                    var before = new ArrayList<>(headings);
                    before.set(1, around);
                    double share = REACHED.getOrDefault(stage, 1.0);
                    count = random.doubles(applyAsLong(before))
                            .filter(chance -> chance < share)
                            .count();
                } else {
                    double expected = 4 * mean / Integer.parseInt(headings.get(0));
                    count = (long) (-expected * Math.log(1 - random.nextDouble()));
                }
                counts.put(List.copyOf(headings), count);
                return count;
            }
        };
    }

    /**
     * The public completions by year, race and sex, with the programme and with the level of the award.
     *
     * @param most how many awards to take
     */
    static Equations completions(long most) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (var file = DisclosureTables.class.getResourceAsStream("/public-data/ipeds_completions_clinical_lab.csv");
                var lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            lines.readLine();
            long left = most;
            for (String line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
                rows.add(line.split(",", -1));
                left -= Long.parseLong(rows.getLast()[7]);
            }
        }
        var equations = new Equations.Builder();
        add(equations, rows, List.of("year", "cip", "race", "sex"), 0, 2, 5, 6);
        add(equations, rows, List.of("year", "award level", "race", "sex"), 0, 3, 5, 6);
        return equations.build();
    }

    private static void add(Equations.Builder equations, List<String[]> rows, List<String> names, int... columns) {
        Map<List<String>, Long> counts = new HashMap<>();
        for (String[] row : rows) {
            List<String> headings =
                    Arrays.stream(columns).mapToObj(column -> row[column]).toList();
            counts.merge(headings, Long.parseLong(row[7]), Long::sum);
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < columns.length; d++) {
            int column = columns[d];
            dimensions.add(Hierarchy.flat(
                    names.get(d),
                    rows.stream().map(row -> row[column]).distinct().sorted().toList()));
        }
        Lattice.add(equations, dimensions, headings -> counts.getOrDefault(headings, 0L));
    }
}
