package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier in a process of its own, in a heap of 64 MB, over bundles of which more than that has to be read. */
class HeapTest {

    private static final int EVENTS = Integer.getInteger("heap.events", 300_000);
    private static final int HEAP = 64;

    @TempDir
    private Path folder;

    private record Ended(int status, String output) {}

    /** @param repeated the one event that has the id of the first */
    private static String entry(int index, int repeated) {
        return TestLog.entry(
                TestLog.id("event" + (index == repeated ? 0 : index)),
                TestLog.id("stream" + index / 3),
                index % 3,
                "{\"amount\":" + index + "}");
    }

    private Path bundle(int repeated) throws IOException {
        var range = new CompactRange();
        for (int i = 0; i < EVENTS; i++) {
            range.add(Merkle.leaf(entry(i, repeated).getBytes(UTF_8)));
        }
        Map<String, byte[]> files = TestLog.of(0).whole();
        files.put(
                "checkpoint",
                TestLog.KEYS.note(TestLog.ORIGIN + "\n" + EVENTS + "\n" + Base64Text.of(range.root()) + "\n"));
        files.remove("events.tsv");
        Path bundle = folder.resolve("bundle.zip");
        long bytes = 0;
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(bundle)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
            zip.putNextEntry(new ZipEntry("events.tsv"));
            for (int i = 0; i < EVENTS; i++) {
                byte[] line = (i + "\t\t" + entry(i, repeated) + "\n").getBytes(UTF_8);
                bytes += line.length;
                zip.write(line);
            }
        }
        assertThat(bytes).as("more than the heap can hold").isGreaterThan((long) HEAP << 20);
        return bundle;
    }

    private static Ended verify(Path bundle, int megabytes) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "verify",
                        bundle.toString(),
                        "--whole",
                        "--key",
                        TestLog.KEYS.known().vkey()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void a_bundle_of_any_size_is_verified_in_64_megabytes() throws Exception {
        Ended ended = verify(bundle(-1), HEAP);
        assertThat(ended.output).startsWith("verified: " + EVENTS + " events, the whole log");
        assertThat(ended.status).isZero();
    }

    @Test
    void what_is_wrong_at_the_end_of_it_is_named_in_as_little() throws Exception {
        Path wrong = bundle(EVENTS - 1);
        Ended ended = verify(wrong, HEAP);
        assertThat(ended.output).contains("index " + (EVENTS - 1) + ": its event id is already that of index 0");
        assertThat(ended.status).isEqualTo(1);
        assertThat(verify(wrong, 8).output).as("a limit that is a limit").contains("OutOfMemoryError");
    }
}
