package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final NoteSigner signer = NoteSigner.of(NoteSigner.generate());

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("anchors");
    }

    private Checkpoint checkpoint(long size) {
        return Checkpoint.sign(signer, size, Hashing.empty());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void a_checkpoint_is_kept_in_a_file_that_is_read_only() throws IOException {
        new Anchors(folder(), HOUR).keep(checkpoint(7));
        Path file = folder().resolve("7.checkpoint");
        assertThat(file).hasContent(checkpoint(7).note());
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, GROUP_READ, OTHERS_READ]");
    }

    @Test
    void the_next_one_is_kept_an_hour_later_also_after_a_restart() throws IOException {
        Anchors anchors = new Anchors(folder(), HOUR);
        anchors.keep(checkpoint(7));
        anchors.keep(checkpoint(8));
        new Anchors(folder(), HOUR).keep(checkpoint(9));
        assertThat(files()).containsExactly("7.checkpoint");
        assertThat(folder().resolve("7.checkpoint")
                        .toFile()
                        .setLastModified(System.currentTimeMillis() - HOUR.toMillis() - 1000))
                .isTrue();
        new Anchors(folder(), HOUR).keep(checkpoint(9));
        assertThat(files()).containsExactlyInAnyOrder("7.checkpoint", "9.checkpoint");
    }

    @Test
    void a_file_is_never_written_over() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("7.checkpoint"), "as it was");
        new Anchors(folder(), Duration.ZERO).keep(checkpoint(7));
        assertThat(folder().resolve("7.checkpoint")).hasContent("as it was");
    }
}
