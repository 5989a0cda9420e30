package org.fairlab.query.erasure;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a read model holds something of a person that was sealed.
 *
 * @param table with its schema
 * @param owner the column of the pseudonym
 * @param left what is true of a row that still holds something
 */
record Held(String table, String owner, String left) {

    /** Every place, the only one of clear text first. */
    static final List<Held> EVERYWHERE = List.of(
            new Held("demographics.answer", "participant_id", """
                    (standard is not null or race <> '{UNKNOWN}'
                        or concat(sex, disability, veteran, first_generation, rural_background, disadvantage)
                            <> repeat('UNKNOWN', 6))"""),
            new Held("participant_record.participant", "participant_id", "identity is not null"),
            new Held("lactation.parent", "parent_id", "details is not null"),
            new Held("lactation.referral", "parent_id", "shared is not null"),
            new Held("lactation.accommodation", "parent_id", "wishes is not null"));

    /** The read models that they are in. */
    static final List<String> READ_MODELS = EVERYWHERE.stream()
            .map(held -> held.table.split("\\.")[0])
            .distinct()
            .toList();

    /** How many rows are the person's, and of how many of them something is left. */
    static long[] rows(UUID person, JdbcClient jdbc) {
        long[] rows = {0, 0};
        for (Held held : EVERYWHERE) {
            jdbc.sql("select count(*), count(*) filter (where " + held.left + ") from " + held.table + " where "
                            + held.owner + " = ?")
                    .param(person)
                    .query((row, n) -> {
                        rows[0] += row.getLong(1);
                        rows[1] += row.getLong(2);
                        return n;
                    })
                    .single();
        }
        return rows;
    }
}
