package org.fairlab.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By which scripts each schema was last migrated: their checksum, as the comment on the schema's history. Where they
 * are the same still, Flyway, which takes a while to look at each schema, has nothing to do and nothing to find fault
 * with. The comment goes wherever the history goes: away with the schema, into a backup and out of it.
 */
final class LastScripts {

    private final JdbcClient database;
    private final Map<String, String> checksums;

    private LastScripts(JdbcClient database, Map<String, String> checksums) {
        this.database = database;
        this.checksums = checksums;
    }

    static LastScripts in(DataSource owner) {
        var database = JdbcClient.create(owner);
        Map<String, String> checksums = new HashMap<>();
        database.sql("""
                        select nspname, coalesce(obj_description(pg_class.oid, 'pg_class'), '') as scripts
                        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where relname = 'flyway_schema_history'
                        """)
                .query((RowCallbackHandler) row -> checksums.put(row.getString("nspname"), row.getString("scripts")));
        return new LastScripts(database, checksums);
    }

    /** Whether the scripts of a schema are others than those that it was last migrated by. */
    boolean differ(String schema) {
        return !checksum(schema).equals(checksums.get(schema));
    }

    /** Remembers that a schema was migrated by its scripts. */
    void keep(String schema) {
        database.sql("comment on table " + schema + ".flyway_schema_history is '" + checksum(schema) + "'")
                .update();
    }

    private static String checksum(String schema) {
        try {
            var all = new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + schema + "/*");
            Arrays.sort(all, Comparator.comparing(LastScripts::name));
            var checksum = new CRC32();
            for (Resource script : all) {
                checksum.update(name(script).getBytes(UTF_8));
                checksum.update(script.getContentAsByteArray());
            }
            return HexFormat.of().toHexDigits(checksum.getValue(), 8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(Resource script) {
        return Objects.requireNonNull(script.getFilename());
    }
}
