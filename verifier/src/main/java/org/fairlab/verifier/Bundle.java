package org.fairlab.verifier;

import java.io.BufferedInputStream;
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
 * A bundle, read once from its beginning to its end: first the small files, then the events, some lines at a time. At
 * most one file or so many lines are in memory.
 */
final class Bundle implements Closeable {

    /** All files before the events together, so that they can be kept, in bytes. */
    private static final int MOST_SMALL = 64 << 20;
    /** One event with its proof, in bytes. */
    private static final int MOST_LINE = 64 << 20;
    /** What is read of the events at a time, in bytes. */
    private static final int CHUNK = 128 << 10;

    private static final String EVENTS = "events.tsv";
    /** What stands there instead in the proof of a report: leaf hashes. */
    private static final String LEAVES = "leaves.tsv";

    private static final int HASHES = 64; // a proof has no more, for a tree of less than 2^63 leaves

    private final ZipInputStream zip;
    private final Set<String> names = new HashSet<>();
    private int small;
    private boolean atEvents;
    private boolean leaves;
    private byte[] begun = new byte[0]; // of the next line

    Bundle(InputStream bytes) {
        this.zip = new ZipInputStream(new BufferedInputStream(bytes, 1 << 16));
    }

    /** A file of a few kilobytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Small(String name, byte[] content) {}

    /**
     * A line of {@code events.tsv} or {@code leaves.tsv}.
     *
     * @param proof of inclusion, empty in a bundle of the whole log
     * @param entry the event's envelope, or its leaf hash in base64
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(long index, List<byte[]> proof, byte[] entry) {

        private static final int MOST_DIGITS = 18;

        /** Reads the line from one place up to another, without its end. */
        static Line parse(byte[] lines, int from, int to) throws Malformed {
            if (from == to) {
                throw new Malformed("an empty line in " + EVENTS);
            }
            int first = tab(lines, from, to);
            int second = tab(lines, first + 1, to);
            String proof = new String(lines, first + 1, second - first - 1, StandardCharsets.US_ASCII);
            return new Line(
                    index(lines, from, first),
                    proof.isEmpty() ? List.of() : hashes(proof.split(" ", -1)),
                    Arrays.copyOfRange(lines, second + 1, to));
        }

        /** In the one way in which it can be written. */
        private static long index(byte[] lines, int from, int to) throws Malformed {
            int digits = to - from;
            boolean written = digits > 0 && digits <= MOST_DIGITS && (lines[from] != '0' || digits == 1);
            long index = 0;
            for (int i = from; i < to && written; i++) {
                written = lines[i] >= '0' && lines[i] <= '9';
                index = 10 * index + (lines[i] - '0');
            }
            if (!written) {
                throw new Malformed("a line of " + EVENTS + " without an index");
            }
            return index;
        }

        private static int tab(byte[] lines, int from, int to) throws Malformed {
            for (int i = from; i < to; i++) {
                if (lines[i] == '\t') {
                    return i;
                }
            }
            throw new Malformed("a line of " + EVENTS + " without three columns");
        }
    }

    /** The next file, or none when the events come next. */
    Optional<Small> nextSmall() throws IOException, Malformed {
        if (atEvents) {
            return Optional.empty();
        }
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw new Malformed("not a bundle, or one without " + EVENTS);
        }
        if (!names.add(entry.getName())) {
            throw new Malformed("a bundle that has " + entry.getName() + " twice");
        }
        leaves = entry.getName().equals(LEAVES);
        atEvents = leaves || entry.getName().equals(EVENTS);
        if (atEvents) {
            return Optional.empty();
        }
        byte[] content = zip.readNBytes(MOST_SMALL - small + 1);
        small += content.length;
        if (small > MOST_SMALL) {
            throw new Malformed("a bundle with more than " + MOST_SMALL + " bytes beside its events");
        }
        return Optional.of(new Small(entry.getName(), content));
    }

    /** Whether, when it has been read up to its events, there are only their leaf hashes. */
    boolean isOfLeaves() {
        return leaves;
    }

    /** The next lines, some hundred kilobytes of whole ones; none after the last. */
    Optional<byte[]> nextLines() throws IOException, Malformed {
        byte[] lines = Arrays.copyOf(begun, Math.max(CHUNK, begun.length));
        int length = begun.length;
        begun = new byte[0];
        while (true) {
            int from = length;
            length += zip.readNBytes(lines, from, lines.length - from);
            int end = length;
            while (end > from && lines[end - 1] != '\n') {
                end--;
            }
            if (end > from) {
                begun = Arrays.copyOfRange(lines, end, length);
                return Optional.of(Arrays.copyOf(lines, end));
            }
            if (length < lines.length && length > 0) {
                throw new Malformed(EVENTS + " ends within a line");
            }
            if (length < lines.length) {
                return Optional.empty();
            }
            if (length > MOST_LINE) {
                throw new Malformed("an event of more than " + MOST_LINE + " bytes");
            }
            lines = Arrays.copyOf(lines, Math.min(2 * length, MOST_LINE + 1));
        }
    }

    /** Ends the bundle after its events. */
    void end() throws IOException, Malformed {
        if (zip.getNextEntry() != null) {
            throw new Malformed("a bundle in which " + EVENTS + " is not the last file");
        }
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
