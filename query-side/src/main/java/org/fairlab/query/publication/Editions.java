package org.fairlab.query.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.disclosure.Release.GivenUp;
import org.fairlab.query.disclosure.SuppressionRule;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The editions of all that is published, as they are stored. */
@Component
public class Editions {

    private final List<Publication> publications;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final int threshold;

    /** Of the editions that are looked at; they never change. */
    private final ConcurrentLruCache<Integer, List<Table>> headed =
            new ConcurrentLruCache<>(8, number -> tables(number, "headed"));

    Editions(
            List<Publication> publications,
            JdbcClient jdbc,
            JsonMapper json,
            PlatformTransactionManager transactions,
            @Value("${fairlab.publication.threshold:10}") int threshold) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.threshold = new SuppressionRule(threshold, true).threshold();
    }

    /** What became of an edition, or is still to become of it. */
    public enum Standing {
        WAITING,
        RELEASED,
        HELD_BACK
    }

    /**
     * An edition, without its counts.
     *
     * @param position the last event that its counts are known to have seen
     * @param threshold counts from 1 to it are suppressed
     * @param toDo suppressed counts that are still to be protected, of so many at first; null once it is over
     * @param reason why it is held back, null if it is not
     * @param givenUp what suppression cost
     */
    public record Edition(
            int number,
            Instant takenAt,
            long position,
            int threshold,
            Standing standing,
            @Nullable Integer toDo,
            @Nullable Integer of,
            @Nullable Instant finishedAt,
            @Nullable String reason,
            @Nullable GivenUp givenUp) {

        /** The same without anything that is worked out from suppressed counts. */
        Edition forOutsiders() {
            return new Edition(number, takenAt, position, threshold, standing, null, null, finishedAt, null, null);
        }
    }

    /** The names of the read models that are counted from. */
    String[] readModels() {
        return publications.stream()
                .flatMap(publication -> publication.readModels().stream())
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * Freezes all counts as they stand, for an edition that then waits for disclosure control.
     *
     * @return its number
     * @throws Problem 409 if one is under way, nothing has changed since the last one, or there is nothing to count
     */
    int take(String requestedBy) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> freeze(requestedBy)));
        } catch (DuplicateKeyException underWay) {
            throw new Problem(HttpStatus.CONFLICT, "edition-under-way", "An edition is being made already.");
        }
    }

    private int freeze(String requestedBy) {
        List<Table> tables = publications.stream()
                .flatMap(publication -> publication.count().stream())
                .flatMap(table -> table.withoutStagesUpTo(threshold).stream())
                .toList();
        if (tables.isEmpty()) {
            throw new Problem(HttpStatus.CONFLICT, "nothing-to-publish", "There is nothing to count yet.");
        }
        String frozen = json.writeValueAsString(tables);
        boolean same = jdbc.sql("""
                        select coalesce(tables::text = ?, false) and threshold = ?
                        from publication.edition order by number desc limit 1""")
                .params(frozen, threshold)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (same) {
            throw new Problem(HttpStatus.CONFLICT, "nothing-changed", "Nothing has changed since the last edition.");
        }
        return jdbc.sql("""
                        insert into publication.edition (number, position, threshold, headed, tables, requested_by)
                        select coalesce(max(number), 0) + 1,
                            (select coalesce(min(position), -1) from projection.state where name = any(?)),
                            ?, ?::json, ?::json, ?
                        from publication.edition
                        returning number""")
                .params(
                        readModels(),
                        threshold,
                        json.writeValueAsString(
                                tables.stream().map(Table::headed).toList()),
                        frozen,
                        requestedBy)
                .query(Integer.class)
                .single();
    }

    /** All editions, the latest first. */
    List<Edition> all() {
        return editions("true order by number desc");
    }

    /** The edition that was taken last, whatever became of it. */
    Optional<Edition> last() {
        return editions("true order by number desc limit 1").stream().findAny();
    }

    /** All editions that are released, the earliest first. */
    List<Edition> released() {
        return editions("standing = 'RELEASED' order by number");
    }

    /** The edition of a number, if it is released. */
    Optional<Edition> released(int number) {
        return editions("standing = 'RELEASED' and number = ?", number).stream().findAny();
    }

    /** The edition that disclosure control is still to decide on. */
    public Optional<Edition> waiting() {
        return editions("standing = 'WAITING'").stream().findAny();
    }

    /** The latest edition that is released and was taken by then. */
    public Optional<Edition> released(Instant by) {
        return editions("standing = 'RELEASED' and taken_at <= ? order by number desc limit 1", Timestamp.from(by))
                .stream()
                .findAny();
    }

    /** The released edition before another one. */
    public Optional<Edition> before(Edition other) {
        return editions("standing = 'RELEASED' and number < ? order by number desc limit 1", other.number()).stream()
                .findAny();
    }

    /** The released edition after another one. */
    public Optional<Edition> after(Edition other) {
        return editions("standing = 'RELEASED' and number > ? order by number limit 1", other.number()).stream()
                .findAny();
    }

    private List<Edition> editions(String where, Object... params) {
        return jdbc.sql("""
                        select number, taken_at, position, threshold, standing, to_do, of, finished_at, reason,
                            given_up
                        from publication.edition where %s""".formatted(where))
                .params(params)
                .query(this::edition)
                .list();
    }

    private Edition edition(ResultSet row, int n) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        String givenUp = row.getString("given_up");
        return new Edition(
                row.getInt("number"),
                row.getTimestamp("taken_at").toInstant(),
                row.getLong("position"),
                row.getInt("threshold"),
                Standing.valueOf(row.getString("standing")),
                row.getObject("to_do", Integer.class),
                row.getObject("of", Integer.class),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getString("reason"),
                givenUp == null ? null : json.readValue(givenUp, GivenUp.class));
    }

    /** The tables of an edition without their counts. */
    List<Table> headed(int number) {
        return headed.get(number);
    }

    /** The tables of an edition with their true counts. */
    List<Table> tables(int number) {
        return tables(number, "tables");
    }

    private List<Table> tables(int number, String column) {
        return jdbc.sql("select " + column + " from publication.edition where number = ?")
                .param(number)
                .query((row, n) -> json.readValue(row.getString(1), new TypeReference<List<Table>>() {}))
                .single();
    }
}
