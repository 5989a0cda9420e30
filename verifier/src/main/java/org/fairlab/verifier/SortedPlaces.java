package org.fairlab.verifier;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Any number of places, sorted by id, sequence and index: as many as are kept in memory are sorted and written to a
 * temporary file, of 32 bytes for each, and the files are merged in the end.
 */
final class SortedPlaces implements Closeable {

    /** One place: the two halves of an id, a number under it, and the event's index. */
    record Place(long high, long low, long sequence, long index) implements Comparable<Place> {

        boolean isOfSameIdAs(Place other) {
            return high == other.high && low == other.low && other.index >= 0;
        }

        @Override
        public int compareTo(Place other) {
            int byId = high != other.high ? Long.compare(high, other.high) : Long.compare(low, other.low);
            if (byId != 0) {
                return byId;
            }
            return sequence != other.sequence
                    ? Long.compare(sequence, other.sequence)
                    : Long.compare(index, other.index);
        }
    }

    /** Takes a place and the one before it. */
    interface Pairs {

        void next(Place last, Place next);
    }

    private static final Place NONE = new Place(0, 0, 0, -1);

    private static final int SLOT_BITS = 18;

    private Place[] places;
    private final List<Path> runs = new ArrayList<>();
    private int count;

    /** @param inMemory not more than 2^18 */
    SortedPlaces(int inMemory) {
        this.places = new Place[inMemory];
    }

    void add(UUID id, long sequence, long index) throws IOException {
        places[count++] = new Place(id.getMostSignificantBits(), id.getLeastSignificantBits(), sequence, index);
        if (count == places.length) {
            spill();
        }
    }

    private void spill() throws IOException {
        sort();
        Path file = Files.createTempFile("fairlab-verifier", null);
        runs.add(file);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < count; i++) {
                out.writeLong(places[i].high);
                out.writeLong(places[i].low);
                out.writeLong(places[i].sequence);
                out.writeLong(places[i].index);
            }
        }
        count = 0;
    }

    /** By the beginnings of ids alone, which are numbers and soon sorted; then those that begin alike. */
    private void sort() {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (places[i].high & -(1L << SLOT_BITS)) | i;
        }
        Arrays.sort(keys);
        Place[] sorted = new Place[places.length];
        for (int i = 0; i < count; i++) {
            sorted[i] = places[(int) keys[i] & ((1 << SLOT_BITS) - 1)];
        }
        for (int from = 0, to = 1; to <= count; to++) {
            if (to == count || keys[from] >> SLOT_BITS != keys[to] >> SLOT_BITS) {
                Arrays.sort(sorted, from, to);
                from = to;
            }
        }
        places = sorted;
    }

    /** Shows every place, in order, with the one before it, which for the first is one of index -1. */
    void forEach(Pairs pairs) throws IOException {
        spill();
        Arrays.fill(places, null);
        PriorityQueue<Run> open = new PriorityQueue<>();
        try {
            for (Path file : runs) {
                Run run = new Run(file);
                if (run.next()) {
                    open.add(run);
                }
            }
            Place last = NONE;
            for (Run run = open.poll(); run != null; run = open.poll()) {
                pairs.next(last, run.first);
                last = run.first;
                if (run.next()) {
                    open.add(run);
                }
            }
        } finally {
            for (Run run : open) {
                run.in.close();
            }
        }
    }

    /** A sorted file, at one of its places; closed at its end. */
    private static final class Run implements Comparable<Run> {

        private final DataInputStream in;
        private Place first = NONE;

        Run(Path file) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }

        boolean next() throws IOException {
            try {
                first = new Place(in.readLong(), in.readLong(), in.readLong(), in.readLong());
                return true;
            } catch (EOFException end) {
                in.close();
                return false;
            }
        }

        @Override
        public int compareTo(Run other) {
            return first.compareTo(other.first);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.delete(run);
        }
    }
}
