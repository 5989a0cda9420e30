package org.fairlab.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a witness remembers, in one folder that one process uses at a time: {@code checkpoint}, the last one that it has
 * cosigned; {@code leaves}, the hashes under it; {@code forks}, what it has refused; its key.
 */
final class WitnessStore implements Closeable {

    private final Path folder;
    private final FileChannel leaves;
    private CompactRange range = new CompactRange();
    private Optional<Checkpoint> last = Optional.empty();

    /** @throws Malformed if another process uses the folder, or it was damaged */
    WitnessStore(Path folder, VerifierKey log) throws IOException, Malformed, Refused {
        this.folder = folder;
        Files.createDirectories(folder.resolve("forks"));
        this.leaves = FileChannel.open(
                folder.resolve("leaves"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock();
            load(log);
        } catch (IOException | Malformed | Refused reason) {
            leaves.close();
            throw reason;
        }
    }

    private void lock() throws IOException, Malformed {
        try {
            if (leaves.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // said below
        }
        throw new Malformed("another witness uses " + folder);
    }

    private void load(VerifierKey log) throws IOException, Malformed, Refused {
        Path file = folder.resolve("checkpoint");
        if (!Files.exists(file)) {
            leaves.truncate(0);
            return;
        }
        Checkpoint checkpoint = Checkpoint.open(Files.readAllBytes(file), List.of(log));
        leaves.truncate(checkpoint.size() * Merkle.HASH); // what came before a crash, and was not looked at yet
        try (Leaves read = new Leaves(folder.resolve("leaves"))) {
            for (long index = 0; index < read.count(); index++) {
                range.add(read.at(index).orElseThrow());
            }
        }
        if (range.size() != checkpoint.size() || !Arrays.equals(range.root(), checkpoint.root())) {
            throw new Malformed("the leaves in " + folder + " are not those of its checkpoint: the folder was damaged");
        }
        last = Optional.of(checkpoint);
    }

    /** The last checkpoint that was cosigned. */
    Optional<Checkpoint> last() {
        return last;
    }

    /** How many leaves are known. */
    long size() {
        return range.size();
    }

    /** A range over the known leaves, to go on with. */
    CompactRange range() {
        return range.copy();
    }

    /** The known hashes from an index on, {@code count} of them or as many as there are. */
    byte[] leaves(long index, int count) throws IOException {
        ByteBuffer hashes = ByteBuffer.allocate((int) Math.max(0, Math.min(count, size() - index)) * Merkle.HASH);
        while (hashes.hasRemaining() && leaves.read(hashes, index * Merkle.HASH + hashes.position()) >= 0) {
            // until all are read
        }
        return hashes.array();
    }

    /** Writes further hashes, which do not count until {@link #keep}. */
    void write(long index, byte[] hashes, int from) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(hashes, from, hashes.length - from);
        for (long at = index * Merkle.HASH; left.hasRemaining(); ) {
            at += leaves.write(left, at);
        }
    }

    /** Keeps a cosigned checkpoint and the leaves under it, on the disk when this returns. */
    void keep(Checkpoint checkpoint, SignedNote cosigned, CompactRange under) throws IOException {
        leaves.force(true);
        DurableFile.replace(folder.resolve("checkpoint"), cosigned.toString().getBytes(StandardCharsets.UTF_8));
        range = under;
        last = Optional.of(checkpoint);
    }

    /** Keeps what was refused beside what was cosigned last, once for each different note. */
    void keepRefused(byte[] note) throws IOException {
        leaves.truncate(size() * Merkle.HASH);
        String name = HexFormat.of().formatHex(Merkle.sha256(note), 0, 8);
        Path shown = folder.resolve("forks").resolve(name + ".shown");
        if (!Files.exists(shown)) {
            Path kept = folder.resolve("checkpoint");
            if (Files.exists(kept)) {
                DurableFile.replace(folder.resolve("forks").resolve(name + ".kept"), Files.readAllBytes(kept));
            }
            DurableFile.replace(shown, note);
        }
    }

    @Override
    public void close() throws IOException {
        leaves.close();
    }
}
