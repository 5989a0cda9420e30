package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlab.query.transparency.GivenLog.sizes;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The log on a real PostgreSQL, through crashes, rivals and whoever changes its tables. */
class LogWriterTest {

    private final GivenLog given = new GivenLog();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("key.checkpoint");
    }

    @AfterEach
    void close() {
        given.close();
    }

    private void isTheTreeOverAllEvents() {
        List<byte[]> leaves = given.events();
        Checkpoint latest = given.tables.latest().orElseThrow();
        assertThat(latest.size()).isEqualTo(leaves.size());
        assertThat(latest.root()).isEqualTo(Verification.root(leaves));
        for (String note : given.owner
                .sql("select note from transparency.checkpoint")
                .query(String.class)
                .list()) {
            assertThat(given.signer.verifies(note)).isTrue();
            Checkpoint signed = Checkpoint.of(note);
            assertThat(signed.root()).isEqualTo(Verification.root(leaves.subList(0, (int) signed.size())));
        }
    }

    @Test
    void the_log_is_the_tree_over_the_events_in_their_order() {
        given.recorded(600).writer(file).advance();
        isTheTreeOverAllEvents();
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 256, 512, 600));
    }

    @Test
    void an_empty_log_is_signed_too() {
        given.writer(file).advance();
        isTheTreeOverAllEvents();
    }

    @Test
    void it_is_signed_at_the_end_of_each_batch_and_not_again_while_nothing_happens() {
        LogWriter writer = given.writer(file);
        for (int batch : new int[] {1, 254, 1, 1, 300}) {
            given.recorded(batch);
            writer.advance();
            writer.advance();
        }
        isTheTreeOverAllEvents();
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 1, 255, 256, 257, 512, 557));
    }

    @Test
    void a_long_history_is_taken_in_batches() {
        LogWriter writer = given.recorded(LogWriter.BATCH + 1).writer(file);
        assertThat(writer.advance()).isTrue();
        assertThat(writer.size()).isEqualTo(LogWriter.BATCH);
        assertThat(writer.advance()).isFalse();
        assertThat(writer.size()).isEqualTo(LogWriter.BATCH + 1);
        assertThat(given.tables.latest().orElseThrow().root()).isEqualTo(Verification.root(given.events()));
    }

    @Test
    void a_restart_goes_on_where_it_was() {
        given.recorded(300).writer(file).advance();
        given.recorded(300).writer(file).advance();
        isTheTreeOverAllEvents();
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 256, 300, 512, 600));
    }

    @Test
    void a_crash_before_the_commit_leaves_nothing_and_a_crash_after_it_leaves_all() {
        var crashing = new TransactionTemplate(given.transactions) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return super.execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("crash");
                });
            }
        };
        LogWriter crashed = given.recorded(300).writer(file, crashing);
        assertThatThrownBy(crashed::advance).hasMessage("crash");
        assertThat(given.signedSizes()).isEmpty();
        assertThat(file).doesNotExist();

        LogWriter forgetful = given.writer(folder.resolve("missing").resolve("file"));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(forgetful::advance);
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 256, 300));

        given.recorded(10).writer(file).advance();
        isTheTreeOverAllEvents();
        assertThat(Checkpoint.of(read(file)).size()).isEqualTo(310);
    }

    @Test
    void a_writer_goes_on_after_a_failure_as_after_a_restart() {
        boolean[] fail = {false};
        LogWriter writer = given.recorded(100).writer(file, new TransactionTemplate(given.transactions) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return super.execute(status -> {
                    T done = action.doInTransaction(status);
                    if (fail[0]) {
                        throw new IllegalStateException("crash");
                    }
                    return done;
                });
            }
        });
        writer.advance();
        given.recorded(200);
        fail[0] = true;
        assertThatThrownBy(writer::advance).hasMessage("crash");
        fail[0] = false;
        writer.advance();
        isTheTreeOverAllEvents();
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 100, 256, 300));
    }

    @Test
    void two_writers_at_once_write_one_log() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<Void> writing = () -> {
                LogWriter writer =
                        given.writer(folder.resolve(Thread.currentThread().getName()));
                while (writer.size() < 1000) {
                    writer.advance();
                }
                return null;
            };
            List<Future<Void>> both = List.of(threads.submit(writing), threads.submit(writing));
            for (int n = 0; n < 100; n++) {
                given.recorded(10);
            }
            for (Future<Void> one : both) {
                one.get();
            }
        }
        isTheTreeOverAllEvents();
        assertThat(given.owner
                        .sql("select count(*) from transparency.checkpoint where previous is null or previous not in"
                                + " (select size from transparency.checkpoint)")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from transparency.checkpoint where size > 512",
                "delete from transparency.checkpoint where size > 256; delete from transparency.node",
                "truncate transparency.checkpoint, transparency.node",
                "update transparency.checkpoint set leaves = overlay(leaves placing '\\x00' from 1) where size = 600",
                "update transparency.node set hash = sha256('') where index = 1",
                "delete from transparency.node where index = 0",
                "update transparency.checkpoint set note = replace(note, E'\\n600\\n', E'\\n601\\n') where size = 600",
            })
    void nothing_is_signed_once_the_tables_do_not_contain_what_was_signed(String tampering) {
        LogWriter running = given.recorded(600).writer(file);
        running.advance();
        String signed = read(file);
        given.owner.sql(tampering).update();
        List<Long> left = given.signedSizes();
        given.recorded(10);
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> given.writer(file).advance());
        assertThat(given.signedSizes()).isEqualTo(left);
        assertThat(read(file)).isEqualTo(signed);
    }

    @Test
    void a_rolled_back_table_is_refused_by_a_running_writer_too() {
        LogWriter running = given.recorded(600).writer(file);
        running.advance();
        given.owner.sql("delete from transparency.checkpoint where size > 512").update();
        given.recorded(10);
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(running::advance)
                .withMessageContaining("512")
                .withMessageContaining("600");
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 256, 512));
    }

    @Test
    void what_was_mended_is_signed_again() {
        LogWriter running = given.recorded(600).writer(file);
        running.advance();
        given.owner
                .sql("create table kept as select * from transparency.checkpoint where size > 512")
                .update();
        given.owner.sql("delete from transparency.checkpoint where size > 512").update();
        assertThatExceptionOfType(BrokenLogException.class).isThrownBy(running::advance);
        given.owner
                .sql("insert into transparency.checkpoint select * from kept")
                .update();
        given.recorded(10);
        running.advance();
        isTheTreeOverAllEvents();
    }

    @Test
    void the_log_of_another_key_is_not_gone_on_with() {
        given.recorded(10).writer(file).advance();
        var other = new LogWriter(
                given.tables,
                given.leaves(),
                NoteSigner.of(NoteSigner.generate()),
                new CheckpointFile(folder.resolve("other")),
                new TransactionTemplate(given.transactions));
        given.recorded(10);
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(other::advance)
                .withMessageContaining("is not signed by");
        assertThat(given.signedSizes()).isEqualTo(sizes(0, 10));
    }

    @Test
    void an_event_that_is_missing_is_not_passed_over() {
        given.recorded(10);
        given.owner.sql("delete from events.event where position = 4").update();
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> given.writer(file).advance())
                .withMessageContaining("position 4");
        assertThat(given.signedSizes()).isEmpty();
    }

    @Test
    void the_applications_role_can_change_and_remove_nothing() {
        given.recorded(300).writer(file).advance();
        JdbcClient application = JdbcClient.create(given.database.dataSource());
        for (String table : List.of("transparency.checkpoint", "transparency.node")) {
            for (String change : List.of("delete from " + table, "truncate " + table)) {
                assertThatThrownBy(() -> application.sql(change).update()).hasStackTraceContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> application
                        .sql("update transparency.checkpoint set note = ''")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> application
                        .sql("update transparency.node set hash = sha256('')")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void the_tables_hold_no_fork() {
        given.recorded(10).writer(file).advance();
        given.recorded(10).writer(file).advance();
        JdbcClient application = JdbcClient.create(given.database.dataSource());
        String row = "insert into transparency.checkpoint (size, previous, leaves, note) values (%s, '')";
        for (String fork : List.of(
                "11, 10, sha256('')", // a second successor
                "21, 20, ''", // without its leaf
                "300, 20, convert_to(repeat('x', 280 * 32), 'UTF8')", // across two tiles
                "22, 21, sha256('')", // of nothing
                "5, null, convert_to(repeat('x', 5 * 32), 'UTF8')")) { // a second beginning
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(fork)
                    .isThrownBy(() -> application.sql(row.formatted(fork)).update());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
