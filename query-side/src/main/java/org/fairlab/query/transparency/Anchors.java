package org.fairlab.query.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints written now and then to a folder, each to a file of its own, {@code <size>.checkpoint}, which is
 * read-only from then on. The folder may be one from which nothing can be deleted, or be copied elsewhere.
 */
final class Anchors {

    private static final String SUFFIX = ".checkpoint";

    private final Path folder;
    private final Duration every;
    private @Nullable Instant latest;

    /** @param every how long at least from one to the next */
    Anchors(Path folder, Duration every) {
        this.folder = folder;
        this.every = every;
    }

    /** Writes the checkpoint if it is time, and unless it is there; never over a file. */
    void keep(Checkpoint checkpoint) {
        Instant now = Instant.now();
        try {
            Files.createDirectories(folder);
            Instant before = latest == null ? ofFolder() : latest;
            latest = before;
            if (before.plus(every).isAfter(now)) {
                return;
            }
            latest = now;
            Path file = folder.resolve(checkpoint.size() + SUFFIX);
            Files.writeString(file, checkpoint.note(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (!file.toFile().setReadOnly()) {
                throw new IOException("cannot be made read-only");
            }
        } catch (FileAlreadyExistsException there) {
            // nothing has happened since, or another process has written it
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Instant ofFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> Instant.ofEpochMilli(file.toFile().lastModified()))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        }
    }
}
