package org.fairlab.verifier;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A witness's file of leaf hashes, 32 bytes each, read from its beginning on. */
final class Leaves implements Closeable {

    private final InputStream in;
    private final long count;
    private long next;

    Leaves(Path file) throws IOException, Malformed {
        long bytes = Files.size(file);
        if (bytes % Merkle.HASH != 0) {
            throw new Malformed("a file of leaves that ends within one");
        }
        this.count = bytes / Merkle.HASH;
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    long count() {
        return count;
    }

    /** The leaf at an index greater than the one asked for before; none beyond the end. */
    Optional<byte[]> at(long index) throws IOException {
        if (index < next || index >= count) {
            return Optional.empty();
        }
        in.skipNBytes((index - next) * Merkle.HASH);
        next = index + 1;
        return Optional.of(in.readNBytes(Merkle.HASH));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
