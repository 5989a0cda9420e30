package org.fairlab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyRetentionTest {

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final String OFFICER = TestTokens.token("officer", Roles.FUND_OFFICER);
    private static final String FUND = """
            {"name": "Pathways", "kind": "SCHOLARSHIP", "balance": {"minor": 100000, "currency": "USD"}}""";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient OWNER = JdbcClient.create(DATABASE.owner());
    private static RunningCommandSide server;
    private static KeyRetention retention;

    private final UUID fund = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = RunningCommandSide.on(DATABASE);
        retention = new KeyRetention(server.jdbc(), RETENTION);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void without_keys() {
        OWNER.sql("truncate events.once").update();
    }

    private Answer establish(String key) {
        return server.send("PUT", "/api/funds/" + fund, OFFICER, key, FUND);
    }

    private void keys(int number, String age) {
        server.jdbc()
                .sql("insert into events.once (key, digest, first_position, events, recorded_at)"
                        + " select gen_random_uuid(), gen_random_uuid(), 1, 1, now() - ?::interval"
                        + " from generate_series(1, ?)")
                .params(age, number)
                .update();
    }

    private long keys() {
        return server.jdbc()
                .sql("select count(*) from events.once")
                .query(Long.class)
                .single();
    }

    @Test
    void keys_older_than_their_retention_are_deleted_in_batches_and_no_others() throws Exception {
        keys(KeyRetention.BATCH * 2 + 7, "30 days 1 second");
        keys(5, "29 days 23 hours");
        assertThat(retention.deleteOld()).isEqualTo(KeyRetention.BATCH * 2 + 7);
        assertThat(keys()).isEqualTo(5);
        assertThat(retention.deleteOld()).isZero();
    }

    @Test
    void a_request_is_answered_as_the_first_time_while_its_key_is_kept() throws Exception {
        Answer first = establish("a-key");
        assertThat(first.status()).isEqualTo(200);
        retention.deleteOld();
        assertThat(establish("a-key").json()).isEqualTo(first.json());
        OWNER.sql("update events.once set recorded_at = now() - interval '31 days'")
                .update();
        assertThat(retention.deleteOld()).isOne();
        assertThat(establish("a-key").problem()).isEqualTo("already-exists");
    }

    @Test
    void a_command_does_not_wait_for_keys_to_be_deleted() throws Exception {
        keys(KeyRetention.BATCH, "31 days");
        try (Connection deleting = DATABASE.dataSource().getConnection()) {
            deleting.setAutoCommit(false);
            try (var delete = deleting.prepareStatement(KeyRetention.DELETE)) {
                delete.setLong(1, RETENTION.toSeconds());
                delete.setInt(2, KeyRetention.BATCH);
                assertThat(delete.executeUpdate()).isEqualTo(KeyRetention.BATCH);
            }
            assertThat(establish("a-key").status()).isEqualTo(200); // while that transaction is open
            deleting.rollback();
        }
    }

    @Test
    void the_right_to_delete_keys_is_none_to_delete_events_or_to_change_keys() {
        establish("a-key");
        for (String statement : new String[] {
            "delete from events.event", "update events.event set type = ''", "update events.once set digest = key"
        }) {
            assertThatThrownBy(() -> server.jdbc().sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_retention_in_which_nobody_could_ask_again_is_not_taken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyRetention(server.jdbc(), Duration.ofMinutes(59)))
                .withMessageContaining("fairlab.idempotency-keys.retention");
    }
}
