package org.fairlab.query.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A published population to compare a stage with; where the files come from stands in {@code sources.txt} beside them.
 *
 * @param name who they are
 * @param caveat what the shares cannot bear, to be shown with every figure made of them
 * @param shares from 0 to 1 by group, in the words of self-identification such as {@code WHITE} or {@code FEMALE}; they
 *     need not add up to 1
 */
public record ReferencePopulation(String name, int year, String source, String caveat, Map<String, Double> shares) {

    private static final String BLS = "BLS, Current Population Survey, table 11";
    private static final String IPEDS = "NCES, IPEDS Completions, table C";

    private static final List<ReferencePopulation> EMPLOYED = rows("bls_cps_table11.csv")
            .map(row -> row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
            .map(cells -> new ReferencePopulation(
                    cells[1].replace("\"", ""),
                    Integer.parseInt(cells[0]),
                    BLS,
                    "Hispanic people may be of any race, so the shares overlap; a sample survey, whose share of a small"
                            + " occupation moves by several points a year",
                    Map.of(
                            "FEMALE", percent(cells[3]),
                            "WHITE", percent(cells[4]),
                            "BLACK_OR_AFRICAN_AMERICAN", percent(cells[5]),
                            "ASIAN", percent(cells[6]),
                            "HISPANIC_OR_LATINO", percent(cells[7]))))
            .toList();

    /** IPEDS's columns of race and ethnicity from the seventh on, those with an answer. */
    private static final List<String> RACES = List.of(
            "AMERICAN_INDIAN_OR_ALASKA_NATIVE",
            "ASIAN",
            "BLACK_OR_AFRICAN_AMERICAN",
            "HISPANIC_OR_LATINO",
            "NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER",
            "WHITE",
            "TWO_OR_MORE_RACES");

    /** Men, women and races by year, and by year and institution. */
    private static final Map<String, long[]> COMPLETERS = completers();

    /** Orders the shares. */
    public ReferencePopulation {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** Every population of each year there is, but those of single institutions. */
    public static List<ReferencePopulation> all() {
        return Stream.concat(
                        EMPLOYED.stream(),
                        COMPLETERS.keySet().stream()
                                .filter(key -> !key.contains(","))
                                .sorted()
                                .flatMap(year -> completers(Integer.parseInt(year)).stream()))
                .toList();
    }

    /** Everybody employed and some occupations, of each year there is. */
    public static List<ReferencePopulation> employed() {
        return EMPLOYED;
    }

    /** Who completed any programme in an award year at the institutions that have clinical laboratory programmes. */
    public static Optional<ReferencePopulation> completers(int year) {
        return population("Students completing at institutions with clinical laboratory programmes", year, "");
    }

    /** The same at one institution, by its IPEDS unit id. */
    public static Optional<ReferencePopulation> completers(int year, int unitId) {
        return population("Students completing at institution " + unitId, year, "," + unitId);
    }

    private static Optional<ReferencePopulation> population(String name, int year, String institution) {
        return Optional.ofNullable(COMPLETERS.get(year + institution)).map(counts -> {
            Map<String, Double> shares = new HashMap<>();
            long people = counts[0] + counts[1];
            shares.put("FEMALE", (double) counts[1] / people);
            shares.put("MALE", (double) counts[0] / people);
            long answered = Arrays.stream(counts).skip(2).sum();
            for (int i = 0; i < RACES.size() && answered > 0; i++) {
                shares.put(RACES.get(i), (double) counts[2 + i] / answered);
            }
            return new ReferencePopulation(
                    name,
                    year,
                    IPEDS,
                    "all programmes and award levels together, and a student may be counted at more than one; shares of"
                            + " race are among those with a known race, without nonresidents",
                    shares);
        });
    }

    private static Map<String, long[]> completers() {
        Map<String, long[]> sums = new HashMap<>();
        rows("ipeds_completers_by_institution.csv").map(row -> row.split(",")).forEach(cells -> {
            for (String key : List.of(cells[0], cells[0] + "," + cells[1])) {
                long[] sum = sums.computeIfAbsent(key, none -> new long[2 + RACES.size()]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += Long.parseLong(cells[4 + i]);
                }
            }
        });
        return sums;
    }

    private static double percent(String cell) {
        return new BigDecimal(cell).movePointLeft(2).doubleValue();
    }

    private static Stream<String> rows(String file) {
        try (InputStream csv = ReferencePopulation.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
