package org.fairlab.query.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The last checkpoint, kept where who changes the tables does not reach it: beside the key. */
record CheckpointFile(Path path) {

    static CheckpointFile beside(Path key) {
        return new CheckpointFile(key.resolveSibling(key.getFileName() + ".checkpoint"));
    }

    Optional<Checkpoint> read() {
        try {
            return Files.exists(path) ? Optional.of(Checkpoint.of(Files.readString(path))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces it in one step, so that the old one or the new one is there, also after a crash. */
    void write(Checkpoint checkpoint) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(checkpoint.note().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
