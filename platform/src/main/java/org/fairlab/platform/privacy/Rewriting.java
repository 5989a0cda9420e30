package org.fairlab.platform.privacy;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a table's files anew without the rows that are gone: PostgreSQL only marks these, and the space that a plain
 * {@code VACUUM} gives back keeps its bytes.
 */
public final class Rewriting {

    private Rewriting() {}

    /**
     * Writes a table anew, unless somebody may still see what the last change of some rows has overwritten: such rows
     * would be kept. Not for a transaction.
     *
     * @param changed the table and column by which the rows that tell of the change are found, such as
     *     {@code keyring.erasure.owner_id}
     * @return whether it was done
     */
    public static boolean without(Collection<UUID> owners, String table, String changed, JdbcClient jdbc) {
        int dot = changed.lastIndexOf('.');
        boolean visible = jdbc.sql("""
                        with change as (select min(age(xmin)) as age from %s where %s in (:owners)),
                        viewer as (
                            select backend_xmin as xmin from pg_stat_activity
                                where pid <> pg_backend_pid() and (datname = current_database() or datname is null)
                            union all select xmin from pg_replication_slots
                            union all select transaction from pg_prepared_xacts)
                        select exists (select from viewer, change where xmin is not null and age(xmin) >= change.age)
                        """.formatted(changed.substring(0, dot), changed.substring(dot + 1)))
                .param("owners", owners)
                .query(Boolean.class)
                .single();
        if (!visible) {
            jdbc.sql("vacuum (full) " + table).update();
        }
        return !visible;
    }
}
