package org.fairlab.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fairlab.standalone.directory.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import picocli.CommandLine;

class StartTest {

    @TempDir
    private Path directory;

    @Test
    void starting_again_finds_everything_as_it_was_however_it_ended() throws Exception {
        try (Launched first = start().ready()) {
            assertThat(first.get("/actuator/health").body()).contains("\"status\":\"UP\"");
            assertThat(first.get("/login").body())
                    .contains(directory.resolve("bootstrap-token").toString());
            first.database().sql("create table kept as select 1 as run").update();
            first.postgres().destroyForcibly();
            assertThat(first.ended(1)).contains("PostgreSQL has ended, and Fairlab with it");
        }
        try (Launched second = start().ready()) {
            second.database().sql("insert into kept values (2)").update();
            second.kill();
            assertThat(second.postgres().isAlive()).isTrue();

            try (Launched third = start().ready()) {
                assertThat(third.database()
                                .sql("select run from kept order by run")
                                .query(Integer.class)
                                .list())
                        .containsExactly(1, 2);
                assertThat(third.stop().ended(143))
                        .containsSubsequence(
                                "Starting PostgreSQL 18", "Ready: http://127.0.0.1:", "Stopping", "Stopped.");
                assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
            }
        }
        try (Launched stoppedAtOnce = start().said("Starting the command side")) {
            assertThat(stoppedAtOnce.stop().ended(143)).endsWith("Stopped.");
            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        Files.delete(directory.resolve("postgres-password"));
        try (Launched withoutPassword = start()) {
            assertThat(withoutPassword.ended(1))
                    .contains(directory.resolve("postgres-password") + " is missing; put it back from a backup.")
                    .doesNotContain("\tat ");
        }
        Files.delete(directory.resolve("key-encryption-key.json"));
        try (Launched keyless = start()) {
            assertThat(keyless.ended(1))
                    .isEqualTo("The key-encryption key is missing in " + directory
                            + "; put it back from a backup, since no personal data can be read without it.");
        }
    }

    @Test
    void a_data_directory_has_one_user_at_a_time_and_so_has_a_port(@TempDir Path other) throws Exception {
        try (var running = DataDirectory.open(directory).lock();
                var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Launched second = start();
                Launched onSamePort = new Launched(other, Map.of(), "--port", "" + port.getLocalPort())) {
            assertThat(second.ended(1))
                    .isEqualTo(
                            directory + " is in use by another Fairlab that is running; stop that one first, or choose"
                                    + " another directory with --data-dir.");
            assertThat(onSamePort.ended(1))
                    .startsWith("Port " + port.getLocalPort() + " cannot be listened on")
                    .hasLineCount(1);
            assertThat(running.isOpen()).isTrue();
        }
    }

    @Test
    void no_other_machine_gets_at_it_without_an_issuer_of_tokens() throws Exception {
        try (Launched open = new Launched(directory, Map.of("SERVER_ADDRESS", "0.0.0.0"), "--port", "0")) {
            assertThat(open.ended(1))
                    .startsWith("Fairlab listens on 127.0.0.1 only, not on 0.0.0.0")
                    .hasLineCount(1);
        }
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_database_and_an_issuer_of_ones_own_are_used_if_they_are_configured() {
        var context = new GenericApplicationContext();
        context.setEnvironment(new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://issuer.example")
                .withProperty("spring.datasource.url", "jdbc:postgresql://db.example/fairlab"));
        new Preparation(directory, true, 0, System.out).initialize(context);
        assertThat(directory.resolve("postgres")).doesNotExist();
        assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://db.example/fairlab");
        assertThat(context.getEnvironment().getProperty("fairlab.public-data")).isEqualTo("false");
    }

    @Test
    void a_command_line_that_cannot_be_understood_exits_with_2() {
        assertThat(new CommandLine(new Start()).execute("--port", "65536")).isEqualTo(2);
        assertThat(new CommandLine(new Start()).execute("--prot", "1")).isEqualTo(2);
    }

    private Launched start() throws Exception {
        return new Launched(directory, Map.of(), "--port", "0", "--empty");
    }
}
