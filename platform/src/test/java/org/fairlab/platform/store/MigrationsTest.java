package org.fairlab.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fairlab.platform.testing.TestDatabase;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class MigrationsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.dataSource());
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update events.event set type = 'other'",
                "delete from events.event",
                "truncate events.event",
                "drop table events.event",
                "alter table events.event disable trigger all"
            })
    void the_application_may_not_change_events(String change) {
        assertThatThrownBy(() -> application.sql(change).update())
                .rootCause()
                .message()
                .contains("ERROR: ");
        assertThat(application
                        .sql("select count(*) from events.event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void each_schema_keeps_its_own_history() {
        for (String schema : List.of("events", "keyring")) {
            assertThat(owner.sql("select count(*) from " + schema + ".flyway_schema_history where success")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void the_listed_schemas_are_migrated_as_the_owner_when_the_data_source_appears() {
        owner.sql("drop schema keyring cascade").update();
        owner.sql("drop schema events cascade").update();
        var settings = new MockEnvironment()
                .withProperty("spring.datasource.url", database.url())
                .withProperty("fairlab.migrate.schemas", "events,keyring,no-such-schema")
                .withProperty("fairlab.migrate.user", "postgres")
                .withProperty("fairlab.migrate.password", "postgres");

        new Migrations(settings).postProcessAfterInitialization(database.dataSource(), "dataSource");

        assertThat(application
                        .sql("select count(*) from keyring.data_key")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner.sql("select tableowner from pg_tables where schemaname = 'events' and tablename = 'event'")
                        .query(String.class)
                        .single())
                .isEqualTo("postgres");
    }

    @Test
    void nothing_is_migrated_unless_it_is_listed() {
        owner.sql("drop schema keyring cascade").update();
        new Migrations(new MockEnvironment()).postProcessAfterInitialization(database.dataSource(), "dataSource");
        assertThat(owner.sql("select count(*) from pg_namespace where nspname = 'keyring'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void scripts_that_differ_from_those_that_ran_are_refused() {
        owner.sql("update keyring.flyway_schema_history set checksum = 1 where version = '1'")
                .update();
        Migrations.run(database.owner(), List.of("keyring")); // the same scripts as last time: not looked at

        owner.sql("comment on table keyring.flyway_schema_history is 'checksum of others'")
                .update();
        assertThatThrownBy(() -> Migrations.run(database.owner(), List.of("keyring")))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void by_which_scripts_a_schema_was_migrated_last_is_kept_with_it() {
        String kept = "select obj_description('keyring.flyway_schema_history'::regclass)";
        String checksum = owner.sql(kept).query(String.class).single();
        assertThat(checksum).matches("[0-9a-f]{8}");

        owner.sql("drop schema keyring cascade").update();
        Migrations.run(database.owner(), List.of("keyring"));
        assertThat(owner.sql(kept).query(String.class).single()).isEqualTo(checksum);
    }
}
