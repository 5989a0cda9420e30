package org.fairlab.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresTest {

    @TempDir
    private static Path directory;

    private Postgres postgres;
    private long logged;

    @BeforeAll
    static void halfMade() throws Exception {
        Files.createDirectories(directory.resolve("binaries/partial/bin"));
        Files.createDirectories(directory.resolve("postgres.partial/base"));
    }

    @BeforeEach
    void start() throws Exception {
        postgres = new Postgres(directory);
        postgres.start();
        logged = Files.size(directory.resolve("postgres.log"));
    }

    @AfterEach
    void stop() throws Exception {
        postgres.stop();
    }

    @Test
    void what_is_committed_is_on_disk() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void only_this_machine_gets_at_it() {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
    }

    @Test
    void its_log_repeats_no_values() {
        assertThat(setting("log_error_verbosity")).isEqualTo("terse");
        assertThat(setting("log_min_error_statement")).isEqualTo("panic");
        assertThat(setting("log_min_messages")).isEqualTo("log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres"})
    void nobody_connects_without_the_password(String wrong) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), "postgres", wrong))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void the_application_is_no_superuser_and_gets_a_new_password_at_each_start() throws Exception {
        var first = Setup.run(postgres);
        var settings = Setup.run(postgres);
        assertThat(settings.get("spring.datasource.password")).isNotEqualTo(first.get("spring.datasource.password"));
        var application = JdbcClient.create(new DriverManagerDataSource(
                (String) settings.get("spring.datasource.url"),
                (String) settings.get("spring.datasource.username"),
                (String) settings.get("spring.datasource.password")));
        assertThat(application.sql("show is_superuser").query(String.class).single())
                .isEqualTo("off");
        application.sql("create schema of_its_own").update();
        assertThatThrownBy(() ->
                        application.sql("create table public.not_its_own ()").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void an_orphaned_server_is_stopped_cleanly_before_the_next_start() throws Exception {
        jdbc(postgres).sql("create table kept ()").update();
        ProcessHandle orphan = LeftOver.server(directory.resolve("postgres")).orElseThrow();
        Postgres next = new Postgres(directory);
        next.start();
        assertThat(LeftOver.server(directory.resolve("postgres")).orElseThrow()).isNotEqualTo(orphan);
        assertThat(jdbc(next)
                        .sql("select count(*) from kept")
                        .query(Integer.class)
                        .single())
                .isZero();
        next.stop();
        assertThat(log()).doesNotContain("database system was not properly shut down");
    }

    @Test
    void a_killed_server_recovers_at_the_next_start() throws Exception {
        jdbc(postgres).sql("create table survives ()").update();
        ProcessHandle server = LeftOver.server(directory.resolve("postgres")).orElseThrow();
        server.destroyForcibly();
        postgres.awaitEnd();
        postgres = new Postgres(directory);
        postgres.start();
        assertThat(jdbc(postgres)
                        .sql("select count(*) from survives")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(log()).contains("database system was not properly shut down");
    }

    @Test
    void what_was_told_to_stop_does_not_start_any_more() throws Exception {
        postgres.stop();
        assertThatThrownBy(postgres::start).isInstanceOf(IOException.class);
        assertThat(LeftOver.server(directory.resolve("postgres"))).isEmpty();
    }

    @Test
    void another_program_that_got_the_old_process_id_is_left_alone() throws Exception {
        postgres.stop();
        Path pidFile = directory.resolve("postgres/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/somewhere\n");
        postgres = new Postgres(directory);
        postgres.start();
        assertThat(Files.readString(pidFile))
                .doesNotStartWith(ProcessHandle.current().pid() + "\n");
    }

    @Test
    void what_a_run_that_was_killed_had_half_made_is_made_anew() throws Exception {
        assertThat(directory.resolve("binaries/partial")).doesNotExist();
        assertThat(directory.resolve("postgres.partial")).doesNotExist();
        assertThat(setting("server_version")).startsWith("18.");
    }

    private String setting(String name) {
        return jdbc(postgres).sql("show " + name).query(String.class).single();
    }

    private static JdbcClient jdbc(Postgres postgres) {
        try {
            return JdbcClient.create(
                    new DriverManagerDataSource(postgres.url("postgres"), "postgres", postgres.password()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String log() throws Exception {
        return Files.readString(directory.resolve("postgres.log")).substring((int) logged);
    }
}
