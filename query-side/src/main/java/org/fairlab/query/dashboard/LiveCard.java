package org.fairlab.query.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * Figures that are counted live, as a table.
 *
 * @param id in addresses
 * @param none what the page says where there are no rows
 * @param caption what is counted, and who is left out
 * @param texts how many of the columns are words; the others are numbers
 * @param rows a cell for each column: a text, a number, null if it is not told, or a text with a link to what is behind
 *     it
 * @param note what goes beside the table, empty if nothing does
 */
record LiveCard(
        String id,
        String title,
        String none,
        String caption,
        int texts,
        List<String> columns,
        List<List<@Nullable Object>> rows,
        String note,
        List<Link> links) {

    /** Where the figures are to be had for programs, or the events behind a row of them. */
    record Link(String words, String address) {}

    /** A row of a table; null for what is not told. */
    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Stream.of(cells).toList();
    }

    /** A text as a value in an address. */
    static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** The name of a constant as it is read. */
    static String inWords(String name) {
        return StringUtils.capitalize(name.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** A cell as it is read. */
    public String words(@Nullable Object cell) {
        return switch (cell) {
            case null -> "not told";
            case Link(String words, String _) -> words;
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            default -> cell.toString();
        };
    }

    /** What a row is of, in its words. */
    public String subject(List<@Nullable Object> row) {
        return row.stream().limit(texts).map(this::words).collect(Collectors.joining(", "));
    }

    /** Where the events behind a cell are, if it says so. */
    public @Nullable String events(@Nullable Object cell) {
        return cell instanceof Link link ? link.address() : null;
    }

    /** The rows for programs. */
    List<List<String>> plain() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof Link ? words(cell) : Objects.toString(cell, ""))
                        .toList())
                .toList();
    }
}
