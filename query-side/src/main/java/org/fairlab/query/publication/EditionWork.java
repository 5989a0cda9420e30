package org.fairlab.query.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.query.disclosure.Draft;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.Snapshots.Snapshot;
import org.fairlab.query.publication.Editions.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the decision on an edition needs of those before, how far it has come, and what comes of it, as stored. */
@Component
class EditionWork {

    private final Editions editions;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    EditionWork(Editions editions, JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.editions = editions;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What earlier editions have shown, for a new one to be attacked together with. */
    List<Snapshot> snapshots() {
        return editions.released().stream().map(this::snapshot).toList();
    }

    private Snapshot snapshot(Edition edition) {
        Equations equations = Table.equations(editions.tables(edition.number()));
        return new Snapshot(
                "edition " + edition.number(),
                equations,
                new Released(figures(edition.number()), Objects.requireNonNull(edition.givenUp())));
    }

    private Map<String, Optional<Long>> figures(int number) {
        Map<String, Optional<Long>> figures = new LinkedHashMap<>();
        jdbc.sql("select cell, count from publication.figure where number = ?")
                .param(number)
                .query(row -> {
                    figures.put(row.getString("cell"), Optional.ofNullable(row.getObject("count", Long.class)));
                });
        return figures;
    }

    /** Stores how far the search has come, and from where it can go on. */
    void progress(int number, int toDo, int of, Draft draft) {
        jdbc.sql("update publication.edition set to_do = ?, of = ?, draft = ?::json where number = ?")
                .params(toDo, of, json.writeValueAsString(draft), number)
                .update();
    }

    /** Where a search for what the edition shows goes on. */
    Draft draft(int number) {
        return jdbc.sql("select draft from publication.edition where number = ? and draft is not null")
                .param(number)
                .query((row, n) -> json.readValue(row.getString(1), Draft.class))
                .optional()
                .orElse(Draft.EMPTY);
    }

    /** Opens an edition to everybody. */
    void release(int number, Released released) {
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        List<@Nullable Long> counts = new ArrayList<>();
        for (Table table : editions.headed(number)) {
            table.cells().forEach((cell, its) -> {
                names.add(table.name());
                cells.add(cell);
                headings.add(json.writeValueAsString(its));
                counts.add(released.count(cell).orElse(null));
            });
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into publication.figure (number, name, cell, headings, count)
                            select ?, name, cell, headings::jsonb, count
                            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as f (name, cell, headings, count)
                            on conflict (number, cell) do nothing""")
                    .params(
                            number,
                            names.toArray(String[]::new),
                            cells.toArray(String[]::new),
                            headings.toArray(String[]::new),
                            counts.toArray(Long[]::new))
                    .update();
            jdbc.sql("""
                            update publication.edition set standing = 'RELEASED', finished_at = now(), to_do = null,
                                of = null, draft = null, given_up = ?::json
                            where number = ?""")
                    .params(json.writeValueAsString(released.givenUp()), number)
                    .update();
        });
    }

    /** Shows nothing of an edition, ever. Its counts are forgotten. */
    void holdBack(int number, String reason) {
        jdbc.sql("""
                        update publication.edition set standing = 'HELD_BACK', finished_at = now(), to_do = null,
                            of = null, draft = null, tables = null, reason = ?
                        where number = ?""").params(reason, number).update();
    }
}
