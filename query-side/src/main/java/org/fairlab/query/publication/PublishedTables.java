package org.fairlab.query.publication;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Lattice;
import org.fairlab.query.publication.Editions.Edition;
import org.fairlab.query.publication.Figures.Figure;
import org.fairlab.query.publication.Figures.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One publication in one edition: what is shown of it, however often it is asked. */
public final class PublishedTables {

    private final Edition edition;
    private final List<Table> tables;
    private final JdbcClient jdbc;

    /** @param tables at least one, without counts */
    PublishedTables(Edition edition, List<Table> tables, JdbcClient jdbc) {
        this.edition = edition;
        this.tables = tables;
        this.jdbc = jdbc;
    }

    /**
     * What figures are from.
     *
     * @param takenAt when the edition's counts were frozen
     * @param position the last event that they had seen
     * @param definition the version of what is counted
     * @param threshold counts from 1 to it are suppressed
     */
    public record Source(
            String publication, int edition, Instant takenAt, long position, int definition, int threshold) {

        /**
         * As further columns of a table of figures.
         *
         * @param where the headings that all of them are about, such as {@code year:2002}
         */
        public Map<String, String> columns(List<String> where) {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("where", String.join(", ", where));
            columns.put("publication", publication);
            columns.put("edition", Integer.toString(edition));
            columns.put("taken_at", takenAt.toString());
            columns.put("position", Long.toString(position));
            columns.put("definition", Integer.toString(definition));
            columns.put("threshold", Integer.toString(threshold));
            return columns;
        }

        /** In one line, for what is drawn from the figures. */
        public String inWords() {
            return "Fairlab, " + publication + ", edition " + edition + " of "
                    + takenAt.truncatedTo(ChronoUnit.SECONDS) + ", events up to " + position + ", definition "
                    + definition + ", counts from 1 to " + threshold + " suppressed, and others with them";
        }
    }

    /**
     * Counts by some dimensions.
     *
     * @param by the dimensions, in the order in which they were asked for
     * @param shown the counts by one heading of each dimension, totals included, without those that are suppressed
     */
    public record Cells(Source source, List<Dimension> by, Map<List<String>, Long> shown) {

        /** A count, none if it is suppressed. */
        public Optional<Long> count(List<String> headings) {
            return Optional.ofNullable(shown.get(headings));
        }

        /** The headings of a dimension that sum up no others. */
        public List<String> leaves(int dimension) {
            return by.get(dimension).leaves();
        }

        /** The heading of a dimension over all its others. */
        public Optional<String> total(int dimension) {
            return by.get(dimension) instanceof Hierarchy hierarchy ? Optional.of(hierarchy.total()) : Optional.empty();
        }
    }

    /** The headings of each dimension, without totals. */
    public Map<String, List<String>> headings() {
        Map<String, List<String>> headings = new LinkedHashMap<>();
        tables.stream()
                .flatMap(table -> table.dimensions().stream())
                .forEach(dimension -> headings.put(
                        dimension.name(),
                        dimension.headings().stream()
                                .filter(heading -> !dimension.isTotal(heading))
                                .toList()));
        return headings;
    }

    /**
     * The figures by one dimension.
     *
     * @param where a heading for each dimension that is not to be summed up
     * @throws InvalidInput if no table has these dimensions together, or a heading is none
     */
    public Row row(String by, Map<String, String> where) {
        Cells cells = cells(List.of(by), where);
        Dimension items = cells.by().getFirst();
        Source source = cells.source();
        return new Row(
                source.publication(),
                source.edition(),
                source.takenAt(),
                source.position(),
                source.definition(),
                source.threshold(),
                where,
                by,
                cells.total(0).flatMap(total -> cells.count(List.of(total))).orElse(null),
                items.headings().stream()
                        .filter(heading -> !items.isTotal(heading))
                        .map(heading -> new Figure(
                                heading, cells.count(List.of(heading)).orElse(null)))
                        .toList());
    }

    /**
     * The stages that the publication counts people at.
     *
     * @throws InvalidInput if it has none
     */
    public Funnel funnel() {
        return tables.stream()
                .flatMap(table -> table.dimensions().stream())
                .filter(Funnel.class::isInstance)
                .map(Funnel.class::cast)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("publication", "must be one that has stages"));
    }

    /**
     * The counts by some dimensions.
     *
     * @param where a heading for each other dimension that is not to be summed up
     * @throws InvalidInput if no table has these dimensions together, or a heading is none
     */
    public Cells cells(List<String> by, Map<String, String> where) {
        Table table = table(by, where);
        List<Dimension> dimensions =
                by.stream().map(name -> dimension(table, name)).toList();
        Map<List<String>, String> names = new LinkedHashMap<>();
        for (List<String> headings : Table.combinations(dimensions)) {
            Map<String, String> chosen = new HashMap<>(where);
            for (int at = 0; at < headings.size(); at++) {
                chosen.put(by.get(at), headings.get(at));
            }
            names.put(headings, name(table, chosen));
        }
        Map<String, Long> counts = counts(names.values());
        Map<List<String>, Long> shown = new LinkedHashMap<>();
        names.forEach((headings, name) -> {
            if (counts.containsKey(name)) {
                shown.put(headings, counts.get(name));
            }
        });
        Source source = new Source(
                table.name(),
                edition.number(),
                edition.takenAt(),
                edition.position(),
                table.definition(),
                edition.threshold());
        return new Cells(source, dimensions, shown);
    }

    private Table table(List<String> by, Map<String, String> where) {
        List<String> asked = new ArrayList<>(where.keySet());
        asked.addAll(by);
        return tables.stream()
                .filter(table -> table.dimensions().stream()
                        .map(Dimension::name)
                        .toList()
                        .containsAll(asked))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("by", "is not published together with the rest that is asked for"));
    }

    private static Dimension dimension(Table table, String name) {
        return table.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static String name(Table table, Map<String, String> chosen) {
        return Lattice.name(
                table.dimensions(),
                table.dimensions().stream()
                        .map(dimension -> heading(dimension, chosen.get(dimension.name())))
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
    private Map<String, Long> counts(Collection<String> names) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select cell, count from publication.figure
                        where number = ? and cell = any(?) and count is not null""").params(edition.number(), names.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("cell"), row.getLong("count"));
        });
        return counts;
    }
}
