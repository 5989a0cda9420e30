package org.fairlab.query.publication;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.publication.PublishedTables.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
            List<Figure> items) {

        /** What the row is from. */
        public Source source() {
            return new Source(publication, edition, takenAt, position, definition, threshold);
        }
    }

    /**
     * @param count null if it is suppressed: because it is small, or because a small one could be worked out from it
     */
    public record Figure(String heading, @Nullable Long count) {}

    /** A publication in the latest edition that was taken by then; nothing if there is none. */
    public Optional<PublishedTables> published(String publication, Instant at) {
        return editions.released(at).flatMap(edition -> {
            List<Table> tables = editions.headed(edition.number()).stream()
                    .filter(table -> table.name().equals(publication))
                    .toList();
            return tables.isEmpty() ? Optional.empty() : Optional.of(new PublishedTables(edition, tables, jdbc));
        });
    }

    /**
     * The same for a request.
     *
     * @param at null for now
     * @throws Problem 404 if there is none
     */
    public PublishedTables require(String publication, @Nullable Instant at) {
        return published(publication, at == null ? Instant.now() : at)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "not-published", "No edition of such a publication has been released."));
    }

    /**
     * Reads headings as they stand in an address, such as {@code year:2002}.
     *
     * @throws InvalidInput if one is no heading, or a dimension has two
     */
    public static Map<String, String> where(List<String> where) {
        Map<String, String> headings = new LinkedHashMap<>();
        for (String one : where) {
            int colon = one.indexOf(':');
            if (colon < 1 || headings.put(one.substring(0, colon), one.substring(colon + 1)) != null) {
                throw new InvalidInput("where", "must be a dimension, a colon and a heading, once for each dimension");
            }
        }
        return headings;
    }
}
