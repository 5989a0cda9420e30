package org.fairlab.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.query.access.RecordClass;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long records are kept is said of all there are. */
class RecordClassTest {

    @Test
    void every_table_of_both_sides_is_in_one_class_of_records() {
        var tables = JdbcClient.create(TestDatabase.fresh().owner())
                .sql("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')"
                        + " and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        assertThat(tables).contains("events.event", "command.ballot", "access.read");
        assertThat(RecordClass.all(Duration.ofDays(30)).stream()
                        .flatMap(records -> records.tables().stream())
                        .filter(table -> !table.equals("*")))
                .containsExactlyInAnyOrderElementsOf(tables);
    }
}
