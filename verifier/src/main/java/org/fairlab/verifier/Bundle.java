package org.fairlab.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A bundle, read once from its beginning to its end: first the small files, then the events line by line. At most one
 * file or line is in memory.
 */
final class Bundle implements Closeable {

    /** All files before the events together, so that they can be kept, in bytes. */
    private static final int MOST_SMALL = 64 << 20;
    /** One event with its proof, in bytes. */
    private static final int MOST_LINE = 64 << 20;

    private static final String EVENTS = "events.tsv";
    private static final int HASHES = 64; // a proof has no more, for a tree of less than 2^63 leaves

    private final ZipInputStream zip;
    private final InputStream lines;
    private final Set<String> names = new HashSet<>();
    private int small;

    Bundle(InputStream bytes) {
        this.zip = new ZipInputStream(bytes);
        this.lines = new BufferedInputStream(zip, 1 << 16);
    }

    /** A file of a few kilobytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Small(String name, byte[] content) {}

    /**
     * A line of {@code events.tsv}.
     *
     * @param proof of inclusion, empty in a bundle of the whole log
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(long index, List<byte[]> proof, byte[] entry) {}

    /** The next file, or none when the events come next. */
    Optional<Small> nextSmall() throws IOException, Malformed {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw new Malformed("not a bundle, or one without " + EVENTS);
        }
        if (!names.add(entry.getName())) {
            throw new Malformed("a bundle that has " + entry.getName() + " twice");
        }
        if (entry.getName().equals(EVENTS)) {
            return Optional.empty();
        }
        byte[] content = zip.readNBytes(MOST_SMALL - small + 1);
        small += content.length;
        if (small > MOST_SMALL) {
            throw new Malformed("a bundle with more than " + MOST_SMALL + " bytes beside its events");
        }
        return Optional.of(new Small(entry.getName(), content));
    }

    /** The next event, or none after the last one. */
    Optional<Line> nextLine() throws IOException, Malformed {
        byte[] line = line();
        if (line.length == 0) {
            return Optional.empty();
        }
        int first = tab(line, 0);
        int second = tab(line, first + 1);
        String index = new String(line, 0, first, StandardCharsets.US_ASCII);
        if (!index.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("a line of " + EVENTS + " without an index");
        }
        String proof = new String(line, first + 1, second - first - 1, StandardCharsets.US_ASCII);
        return Optional.of(new Line(
                Long.parseLong(index),
                hashes(proof.isEmpty() ? new String[0] : proof.split(" ", -1)),
                Arrays.copyOfRange(line, second + 1, line.length)));
    }

    /** Ends the bundle after its events. */
    void end() throws IOException, Malformed {
        if (zip.getNextEntry() != null) {
            throw new Malformed("a bundle in which " + EVENTS + " is not the last file");
        }
    }

    private static int tab(byte[] line, int from) throws Malformed {
        for (int i = from; i < line.length; i++) {
            if (line[i] == '\t') {
                return i;
            }
        }
        throw new Malformed("a line of " + EVENTS + " without three columns");
    }

    private byte[] line() throws IOException, Malformed {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        for (int next = lines.read(); next != '\n'; next = lines.read()) {
            if (next < 0 && line.size() > 0) {
                throw new Malformed(EVENTS + " ends within a line");
            }
            if (next < 0) {
                return new byte[0];
            }
            if (line.size() == MOST_LINE) {
                throw new Malformed("an event of more than " + MOST_LINE + " bytes");
            }
            line.write(next);
        }
        if (line.size() == 0) {
            throw new Malformed("an empty line in " + EVENTS);
        }
        return line.toByteArray();
    }

    /** The hashes of a proof. */
    static List<byte[]> hashes(String[] base64) throws Malformed {
        if (base64.length > 2 * HASHES) {
            throw new Malformed("a proof of " + base64.length + " hashes");
        }
        List<byte[]> hashes = new ArrayList<>();
        for (String hash : base64) {
            hashes.add(Base64Text.hash(hash));
        }
        return hashes;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
