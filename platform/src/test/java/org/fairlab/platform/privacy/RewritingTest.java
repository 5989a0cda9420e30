package org.fairlab.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RewritingTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Keyring keyring = TestKeyring.on(database);
    private final JdbcClient application = JdbcClient.create(database.dataSource());
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final UUID person = UUID.randomUUID();

    private boolean rewritten() {
        return Rewriting.without(List.of(person), "keyring.data_key", "keyring.erasure.owner_id", application);
    }

    /** Where the table's rows are now. */
    private String file() {
        return owner.sql("select pg_relation_filepath('keyring.data_key')")
                .query(String.class)
                .single();
    }

    @Test
    void a_table_gets_a_new_file_once_nobody_sees_what_was_overwritten() throws Exception {
        keyring.seal(person, Category.IDENTITY, "name", "Invented Person");
        String before = file();
        try (Connection backup = database.owner().getConnection()) {
            backup.setAutoCommit(false);
            backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            backup.createStatement().executeQuery("select 1 from keyring.data_key");
            keyring.destroy(person);

            assertThat(rewritten()).as("while a backup goes on").isFalse();
            assertThat(file()).isEqualTo(before);
            backup.commit();
        }
        assertThat(rewritten()).isTrue();
        assertThat(file()).isNotEqualTo(before);
    }

    @Test
    void who_has_begun_to_look_since_is_not_waited_for() throws Exception {
        keyring.seal(person, Category.IDENTITY, "name", "Invented Person");
        keyring.destroy(person);
        owner.sql("create table elsewhere ()").update(); // the next transaction after the erasure
        try (Connection later = database.owner().getConnection()) {
            later.setAutoCommit(false);
            later.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            later.createStatement().executeQuery("select 1 from events.event");
            assertThat(rewritten()).isTrue();
        }
    }
}
