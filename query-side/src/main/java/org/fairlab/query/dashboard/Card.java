package org.fairlab.query.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fairlab.query.completions.Completions.Figure;
import org.fairlab.query.completions.Completions.Figures;
import org.fairlab.query.demographics.Group;
import org.jspecify.annotations.Nullable;

/**
 * Completions as a chart and a table, both drawn from the same rows.
 *
 * @param stated completions that the shares are shares of
 * @param whole whether these are all the rows
 */
record Card(List<Row> rows, long total, long stated, boolean whole) {

    /**
     * @param standard the version of the categories, in words
     * @param share percent of what is stated, null for a row that is counted apart
     * @param width length of its bar in percent of the longest
     */
    record Row(
            String label,
            @Nullable String standard,
            long completions,
            @Nullable BigDecimal share,
            BigDecimal width,
            boolean apart) {}

    static Card of(Figures figures, Filter.Options options) {
        long stated = figures.items().stream()
                .filter(figure -> !isApart(figure))
                .mapToLong(Figure::completions)
                .sum();
        long longest =
                figures.items().stream().mapToLong(Figure::completions).max().orElse(1);
        List<Row> rows = figures.items().stream()
                .sorted(order())
                .map(figure -> new Row(
                        label(figure, figures.by(), options),
                        standard(figure.group()),
                        figure.completions(),
                        isApart(figure) ? null : percent(figure.completions(), stated),
                        percent(figure.completions(), longest),
                        isApart(figure)))
                .toList();
        return new Card(rows, figures.total(), stated, figures.next() == null);
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

    /** Groups by their size, everything else by its code; what is counted apart comes last. */
    private static Comparator<Figure> order() {
        return Comparator.comparing(Card::isApart)
                .thenComparingLong(figure -> figure.group() == null ? 0 : -figure.completions())
                .thenComparingInt(figure -> figure.key().length())
                .thenComparing(Figure::key);
    }

    private static boolean isApart(Figure figure) {
        return figure.group() == null
                ? figure.key().equals("NONE")
                : figure.group().isApart();
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static String label(Figure figure, String by, Filter.Options options) {
        if (figure.group() != null) {
            return figure.group().label();
        }
        return switch (by) {
            case "cip" -> isApart(figure) ? "No programme code" : options.programme(figure.key());
            case "awardLevel" -> isApart(figure) ? "No award level" : IpedsNames.awardLevel(figure.key());
            case "site" -> isApart(figure) ? "No site" : IpedsNames.site(figure.key());
            default -> figure.key();
        };
    }

    private static @Nullable String standard(@Nullable Group group) {
        String standard = group == null ? null : group.standard();
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
