package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    @TempDir
    private Path folder;

    private HttpServer server;
    private TestLog log = TestLog.of(0);
    private Supplier<byte[]> checkpoint = () -> log.checkpoint(log.entries.size());

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            byte[] body = answer(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private byte[] answer(String path) {
        if (path.equals("/log/checkpoint")) {
            return checkpoint.get();
        }
        int first = Integer.parseInt(path.replaceAll("^/log/tile/0/(\\d{3}).*", "$1")) * 256;
        int width = path.contains(".p/") ? Integer.parseInt(path.replaceAll(".*[.]p/", "")) : 256;
        if (first + width > log.entries.size()) {
            return new byte[0];
        }
        var tile = new ByteArrayOutputStream();
        log.leaves().subList(first, first + width).forEach(tile::writeBytes);
        return tile.toByteArray();
    }

    @Test
    void every_checkpoint_that_goes_on_from_the_last_is_cosigned() throws Exception {
        for (int size : new int[] {0, 1, 1, 255, 256, 257, 600}) {
            log = TestLog.of(size);
            assertThat(look()).isZero();
            var key = VerifierKey.parse(Files.readString(folder.resolve("vkey")).strip());
            var cosigned = Checkpoint.open(
                    Files.readAllBytes(folder.resolve("checkpoint")), List.of(key, TestLog.KEYS.known()));
            assertThat(cosigned.signatures())
                    .as("by the log and by the witness")
                    .hasSize(2);
            assertThat(cosigned.note().text()).isEqualTo(log.text(size));
            assertThat(Files.size(folder.resolve("leaves"))).isEqualTo(32L * size);
        }
        assertThat(forks()).isEmpty();
        assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_fork_is_refused_and_its_first_index_named() throws Exception {
        witnessed(TestLog.of(600));
        for (int size : new int[] {600, 601, 900}) {
            TestLog fork = TestLog.of(size);
            fork.entries.set(300, fork.entries.get(300).replace("\"amount\":300", "\"amount\":301"));
            refused(fork, "forked: the " + size + " events shown do not go on from the 600 seen", "index is 300");
        }
        log = TestLog.of(600);
        checkpoint = () -> TestLog.KEYS.note(log.text(599).replace("\n599\n", "\n600\n"));
        refused(log, "do not give the root that it has signed");
    }

    @Test
    void a_log_that_was_rolled_back_is_refused() throws Exception {
        witnessed(TestLog.of(600));
        refused(TestLog.of(500), "rolled back from 600 to 500 events", "index is 500, which is missing");
        TestLog other = TestLog.of(500);
        other.entries.set(499, other.entries.get(498));
        refused(other, "rolled back from 600 to 500 events", "index is 499");
    }

    @Test
    void a_checkpoint_that_the_log_has_not_signed_is_refused() throws Exception {
        witnessed(TestLog.of(10));
        log = TestLog.of(12);
        var thief = TestLog.keys(TestLog.ORIGIN, VerifierKey.Type.NOTE);
        checkpoint = () -> thief.note(log.text(12));
        refused(log, "none of the given keys has signed");
        checkpoint = () -> TestLog.KEYS.note(log.text(12).replace("fairlab", "other"));
        refused(log, "of another log");
        checkpoint = () -> new String(log.checkpoint(12), UTF_8)
                .replace("\n12\n", "\n11\n")
                .getBytes(UTF_8);
        refused(log, "is not its signature on this text");
        checkpoint = () -> "nothing\n".getBytes(UTF_8);
        refused(log, "cannot be read");
    }

    @Test
    void leaves_written_before_a_crash_do_not_count() throws Exception {
        witnessed(TestLog.of(300));
        Files.write(folder.resolve("leaves"), new byte[100], StandardOpenOption.APPEND);

        witnessed(TestLog.of(310));

        assertThat(Files.size(folder.resolve("leaves"))).isEqualTo(32L * 310);
    }

    @Test
    void a_damaged_store_or_a_log_out_of_reach_is_no_answer() throws Exception {
        witnessed(TestLog.of(30));
        byte[] kept = Files.readAllBytes(folder.resolve("checkpoint"));
        checkpoint = () -> new byte[0];
        assertThat(look()).isEqualTo(2);
        assertThat(Files.readAllBytes(folder.resolve("checkpoint"))).isEqualTo(kept);

        Files.write(folder.resolve("leaves"), new byte[30 * 32]);
        assertThat(look()).isEqualTo(2);
    }

    @Test
    void a_tile_has_the_address_of_tlog_tiles() {
        assertThat(LogClient.path(0)).isEqualTo("000");
        assertThat(LogClient.path(999)).isEqualTo("999");
        assertThat(LogClient.path(1000)).isEqualTo("x001/000");
        assertThat(LogClient.path(1234067)).isEqualTo("x001/x234/067");
    }

    private void witnessed(TestLog shown) {
        log = shown;
        assertThat(look()).isZero();
    }

    private void refused(TestLog shown, String... reasons) throws Exception {
        log = shown;
        byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));
        long leaves = Files.size(folder.resolve("leaves"));
        int refused = forks().size();
        var out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, UTF_8));
        try {
            assertThat(look()).isEqualTo(1);
            assertThat(look()).as("and again").isEqualTo(1);
        } finally {
            System.setOut(out);
        }
        assertThat(said.toString(UTF_8)).contains(reasons);
        assertThat(Files.readAllBytes(folder.resolve("checkpoint"))).isEqualTo(before);
        assertThat(Files.size(folder.resolve("leaves"))).isEqualTo(leaves);
        assertThat(forks()).as("both notes, once").hasSize(refused + 2);
    }

    private List<Path> forks() throws IOException {
        try (var files = Files.list(folder.resolve("forks"))) {
            return files.toList();
        }
    }

    private int look() {
        return Main.run(
                "witness",
                "--log",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/log",
                "--store",
                folder.toString(),
                "--log-key",
                TestLog.KEYS.known().vkey(),
                "--once");
    }
}
