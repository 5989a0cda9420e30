package org.fairlab.query.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.Figures.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Published counts as a chart and a table, both drawn from the same rows.
 *
 * @param total null if it is suppressed
 * @param stated what the shares are shares of, null if that cannot be told
 */
record Card(List<Row> rows, @Nullable Long total, @Nullable Long stated) {

    /**
     * @param standard the version of the categories, in words
     * @param count null if it is suppressed
     * @param share percent of what is stated; null for a row that is counted apart, and where a count is suppressed
     * @param width length of its bar in percent of the longest
     */
    record Row(
            String label,
            @Nullable String standard,
            @Nullable Long count,
            @Nullable BigDecimal share,
            BigDecimal width,
            boolean apart) {

        /** As a chart names it. */
        String words() {
            return (count == null ? "Suppressed:" : String.format(Locale.ROOT, "%,d", count)) + " " + label;
        }
    }

    /** Leaves out what is known to be nothing. */
    static Card of(Figures.Row figures, Map<String, String> programmes) {
        boolean groups = figures.by().equals("race") || figures.by().equals("sex");
        List<Figure> items = figures.items().stream()
                .filter(item -> !Objects.equals(item.count(), 0L))
                .sorted(order(groups))
                .toList();
        Long stated = figures.total();
        for (Figure item : items) {
            if (isApart(item, groups)) {
                stated = stated == null || item.count() == null ? null : Long.valueOf(stated - item.count());
            }
        }
        long longest = items.stream()
                .map(Figure::count)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        Long whole = stated;
        return new Card(
                items.stream()
                        .map(item -> row(item, figures.by(), groups, whole, longest, programmes))
                        .toList(),
                figures.total(),
                stated);
    }

    private static Row row(
            Figure item,
            String by,
            boolean groups,
            @Nullable Long stated,
            long longest,
            Map<String, String> programmes) {
        Long count = item.count();
        boolean apart = isApart(item, groups);
        return new Row(
                Filter.label(by, item.heading(), programmes),
                groups ? standard(Group.of(item.heading())) : null,
                count,
                count == null || stated == null || apart ? null : percent(count, stated),
                count == null ? BigDecimal.ZERO : percent(count, longest),
                apart);
    }

    /** The versions of the categories of all rows, in words. */
    public List<String> standards() {
        return rows.stream()
                .map(Row::standard)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public boolean hasApart() {
        return rows.stream().anyMatch(Row::apart);
    }

    /**
     * Groups by their size, those suppressed behind them, everything else by its code; what is counted apart is last.
     */
    private static Comparator<Figure> order(boolean groups) {
        return Comparator.comparing((Figure item) -> isApart(item, groups))
                .thenComparingLong(item -> !groups ? 0 : item.count() == null ? 1 : -item.count())
                .thenComparingInt(item -> item.heading().length())
                .thenComparing(Figure::heading);
    }

    private static boolean isApart(Figure item, boolean groups) {
        return groups ? Group.of(item.heading()).isApart() : item.heading().equals("NONE");
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static @Nullable String standard(Group group) {
        String standard = group.standard();
        return standard == null
                ? null
                : switch (standard) {
                    case "SPD15_2024" -> "OMB SPD-15 of 2024";
                    case "SPD15_1997" -> "OMB SPD-15 of 1997";
                    case "IPEDS_1977" -> "IPEDS until 2008";
                    case "IPEDS_2010" -> "IPEDS since 2010";
                    default -> standard;
                };
    }
}
