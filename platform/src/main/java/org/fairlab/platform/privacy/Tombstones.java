package org.fairlab.platform.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was erased, in a file outside of the database, so that a database restored from before an erasure does not bring
 * anybody back. A line is added before an erasure is answered, and none is ever changed: pseudonym, position of the
 * erasure (0 if unknown), when the line was written, and a checksum of these, between tabs. Pseudonyms are all that the
 * file tells. Several processes may share it.
 */
public final class Tombstones {

    private static final int CHECKSUM = 16;

    private final Path file;
    private final Map<UUID, Long> positions = new ConcurrentHashMap<>();

    /**
     * Reads the file, if there is one. What follows its last line end was never answered, and is passed over.
     *
     * @throws IOException if it cannot be read, or a line is damaged: whom that one is about has to be put right first
     */
    Tombstones(Path file) throws IOException {
        this.file = file;
        read();
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String[] parts = line.split("\t", -1);
            if (parts.length != 4 || !line.equals(line(parts[0], parts[1], parts[2]))) {
                throw new IOException("line " + (i + 1) + " of " + file
                        + " is damaged; put the file back from a copy, so that nobody who was erased is forgotten.");
            }
            positions.put(UUID.fromString(parts[0]), Long.valueOf(parts[1]));
        }
    }

    /** Reads what other processes have added. */
    public void refresh() {
        try {
            read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether somebody was erased. */
    public boolean contains(UUID owner) {
        return positions.containsKey(owner);
    }

    /** Everybody who was erased. */
    public Set<UUID> owners() {
        return Set.copyOf(positions.keySet());
    }

    /** The position of the last erasure that is known; 0 if there is none. */
    public long last() {
        return positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /**
     * Adds somebody at the position of the erasure; it is on the disk when this returns. Done once for a position.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(UUID owner, long position) {
        if (positions.getOrDefault(owner, -1L) >= position) {
            return;
        }
        try {
            append(line(owner.toString(), Long.toString(position), Instant.now().toString()) + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        positions.put(owner, position);
    }

    private void append(String line) throws IOException {
        boolean isNew = !Files.exists(file);
        synchronized (Tombstones.class) { // the lock of a file is the process's own
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                channel.position(wholeLines(channel));
                channel.truncate(channel.position());
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        }
        if (isNew) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Where the last line ends that was written to its end. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0 && (channel.read(one.clear(), end - 1) != 1 || one.get(0) != '\n')) {
            end--;
        }
        return end;
    }

    private static String line(String owner, String position, String at) {
        String content = owner + "\t" + position + "\t" + at;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.US_ASCII));
            return content + "\t" + HexFormat.of().formatHex(digest).substring(0, CHECKSUM);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
