package org.fairlab.query.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Lattice;
import org.fairlab.query.publication.Editions.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what editions show. */
@Component
public class Figures {

    private final Editions editions;
    private final JdbcClient jdbc;

    Figures(Editions editions, JdbcClient jdbc) {
        this.editions = editions;
        this.jdbc = jdbc;
    }

    /**
     * One row of a published table.
     *
     * @param edition the edition's number; what it showed once it shows for good
     * @param takenAt when its counts were frozen
     * @param position the last event that they had seen
     * @param threshold counts from 1 to it are suppressed
     * @param where the headings that it is about, by dimension
     * @param by the dimension of its items
     * @param total the count over all items, null if it is suppressed or the dimension has no total
     */
    public record Row(
            String publication,
            int edition,
            Instant takenAt,
            long position,
            int definition,
            int threshold,
            Map<String, String> where,
            String by,
            @Nullable Long total,
            List<Figure> items) {}

    /**
     * @param count null if it is suppressed: because it is small, or because a small one could be worked out from it
     */
    public record Figure(String heading, @Nullable Long count) {}

    /**
     * The figures of a publication by one dimension.
     *
     * @param where a heading for each dimension that is not to be summed up
     * @param at the latest edition taken by then is shown
     * @return nothing if no edition had been taken by then
     * @throws InvalidInput if no table has these dimensions together, or a heading is none
     */
    public Optional<Row> row(String publication, String by, Map<String, String> where, Instant at) {
        return editions.released(at).flatMap(edition -> {
            List<Table> tables = editions.headed(edition.number()).stream()
                    .filter(table -> table.name().equals(publication))
                    .toList();
            return tables.isEmpty() ? Optional.empty() : Optional.of(row(edition, tables, by, where));
        });
    }

    /**
     * The headings of each dimension of the latest edition taken by then, without totals; none if there is no edition.
     */
    public Map<String, List<String>> headings(String publication, Instant at) {
        Map<String, List<String>> headings = new LinkedHashMap<>();
        editions.released(at).stream()
                .flatMap(edition -> editions.headed(edition.number()).stream())
                .filter(table -> table.name().equals(publication))
                .flatMap(table -> table.dimensions().stream())
                .forEach(dimension -> headings.put(
                        dimension.name(),
                        dimension.headings().stream()
                                .filter(heading -> !Table.isTotal(dimension, heading))
                                .toList()));
        return headings;
    }

    private Row row(Edition edition, List<Table> tables, String by, Map<String, String> where) {
        Table found = table(tables, by, where);
        List<Dimension> table = found.dimensions();
        Dimension items = dimension(table, by);
        Map<String, String> cells = new LinkedHashMap<>(); // the names of cells by their headings
        items.headings().forEach(heading -> cells.put(heading, cell(table, by, heading, where)));
        Map<String, Long> counts = counts(edition, cells.values());
        List<Figure> figures = new ArrayList<>();
        cells.forEach((heading, cell) -> {
            if (!Table.isTotal(items, heading)) {
                figures.add(new Figure(heading, counts.get(cell)));
            }
        });
        return new Row(
                found.name(),
                edition.number(),
                edition.takenAt(),
                edition.position(),
                found.definition(),
                edition.threshold(),
                where,
                by,
                items instanceof Hierarchy hierarchy ? counts.get(cells.get(hierarchy.total())) : null,
                figures);
    }

    private static Table table(List<Table> tables, String by, Map<String, String> where) {
        List<String> asked = new ArrayList<>(where.keySet());
        asked.add(by);
        return tables.stream()
                .filter(table -> table.dimensions().stream()
                        .map(Dimension::name)
                        .toList()
                        .containsAll(asked))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("by", "is not published together with the rest that is asked for"));
    }

    private static Dimension dimension(List<Dimension> table, String name) {
        return table.stream()
                .filter(dimension -> dimension.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static String cell(List<Dimension> table, String by, String heading, Map<String, String> where) {
        return Lattice.name(
                table,
                table.stream()
                        .map(dimension ->
                                dimension.name().equals(by) ? heading : heading(dimension, where.get(dimension.name())))
                        .toList());
    }

    private static String heading(Dimension dimension, @Nullable String asked) {
        if (asked == null && dimension instanceof Hierarchy hierarchy) {
            return hierarchy.total();
        }
        if (asked == null || !dimension.headings().contains(asked)) {
            throw new InvalidInput(
                    "where", "must give one of the headings of " + dimension.name() + " that the edition has");
        }
        return asked;
    }

    /** The counts of cells by their names, without those that are suppressed. */
    private Map<String, Long> counts(Edition edition, Iterable<String> cells) {
        List<String> names = new ArrayList<>();
        cells.forEach(names::add);
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select cell, count from publication.figure
                        where number = ? and cell = any(?) and count is not null""").params(edition.number(), names.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("cell"), row.getLong("count"));
        });
        return counts;
    }
}
