package org.fairlab.query.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.equity.PublishedImpact.Screening;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Interval;
import org.fairlab.query.measure.Result;
import org.jspecify.annotations.Nullable;

/** One dimension of a screening as a table and a dot-and-whisker chart, both drawn from the same rows. */
record Rates(
        String dimension,
        String basis,
        List<Row> rows,
        @Nullable String unknown) {

    /**
     * A group.
     *
     * @param rate its dot and whiskers; null where a count is suppressed
     * @param ratio impact ratio with its interval, or why there is none
     * @param fourFifths the outcome and its reason in words, which the ratio's interval stands beside
     * @param adjusted the p-value among all of the page, or why there is none
     */
    public record Row(String label, long pool, @Nullable Dot rate, String ratio, String fourFifths, String adjusted) {

        /** As a chart names it. */
        String words() {
            return rate == null ? label + ": suppressed" : label + ": " + rate.inWords() + " of " + pool;
        }

        /** Whether it is in words and hatched only. */
        public boolean isSuppressed() {
            return rate == null;
        }
    }

    /** Where a rate stands, from 0 to 100 as in percent, with Wilson's interval. */
    public record Dot(double at, double from, double to) {

        /** Such as {@code 30.0 % (23.4 to 37.5 %)}. */
        public String inWords() {
            return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f %%)", at, from, to);
        }
    }

    /** One for each dimension of the screening. */
    static List<Rates> of(Screening screening) {
        return screening.impact().tables().stream()
                .map(table -> {
                    List<Row> rows = new ArrayList<>(
                            table.rows().stream().map(Rates::row).toList());
                    screening.suppressed().getOrDefault(table.dimension(), List.of()).stream()
                            .map(group -> new Row(label(group), 0, null, "", "", ""))
                            .forEach(rows::add);
                    return new Rates(table.dimension(), table.basis(), rows, unknown(table));
                })
                .toList();
    }

    private static @Nullable String unknown(Impact.Table table) {
        Counts unknown = table.unknown();
        return unknown == null ? null : unknown.selected() + " of " + unknown.pool();
    }

    private static Row row(Impact.Row row) {
        var comparison = row.comparison();
        return new Row(
                label(row.counts().group()),
                row.counts().pool(),
                dot(row.rate()),
                comparison == null ? Objects.requireNonNull(row.reason()) : estimate(comparison.ratio()),
                switch (row.fourFifths().outcome()) {
                            case PASSES -> "At least four fifths";
                            case FLAGGED -> "Under four fifths";
                            case TOO_FEW -> "Under four fifths, but too few to tell";
                            case NOT_APPLIED -> "Not applied";
                        }
                        + ": " + row.fourFifths().reason(),
                adjusted(row.adjusted()));
    }

    private static @Nullable Dot dot(Result rate) {
        if (!(rate instanceof Result.Estimate estimate)) {
            return null;
        }
        Interval wilson = estimate.intervals().getFirst();
        return new Dot(100 * estimate.value(), 100 * wilson.lower(), 100 * wilson.upper());
    }

    private static String estimate(Result ratio) {
        return switch (ratio) {
            case Result.Estimate e -> {
                Interval interval = e.intervals().getFirst();
                yield String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", e.value(), interval.lower(), interval.upper());
            }
            case Result.Tested _ -> "tested only";
            case Result.Unavailable none -> none.reason();
        };
    }

    private static String adjusted(Result adjusted) {
        return adjusted instanceof Result.Tested tested
                ? p(tested.tests().getFirst().p())
                : "no test";
    }

    private static String p(double p) {
        return p < 0.001 ? "under 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** Keys joined by ×, in words. */
    private static String label(String group) {
        return String.join(
                " × ",
                List.of(group.split(" × ", -1)).stream()
                        .map(key -> Group.of(key).label())
                        .toList());
    }
}
