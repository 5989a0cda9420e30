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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Every event's id, and its place in its stream, sorted outside of memory: half a million at a time are sorted and
 * written to a temporary file of 40 bytes for each, which are merged at the end. Memory is some 50 MB and 8 KB for each
 * million; the limit is the disk.
 */
final class Histories implements Closeable {

    private static final int IN_MEMORY = 1 << 18;

    /** An id with a number under it: the place in a stream, or 0 for an event's own id. */
    record Place(UUID id, boolean stream, long sequence, long index) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::stream)
                .thenComparing(Place::id)
                .thenComparingLong(Place::sequence)
                .thenComparingLong(Place::index);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** What to tell of an event. */
    interface Faults {

        void at(long index, String what);
    }

    private static final Place NONE = new Place(new UUID(0, 0), false, -1, -1);

    private final int inMemory;
    private final List<Place> places = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();

    Histories() {
        this(IN_MEMORY);
    }

    Histories(int inMemory) {
        this.inMemory = inMemory;
    }

    void add(Envelope event, long index) throws IOException {
        places.add(new Place(event.eventId(), false, 0, index));
        places.add(new Place(event.streamId(), true, event.sequence(), index));
        if (places.size() >= 2 * inMemory) {
            spill();
        }
    }

    private void spill() throws IOException {
        Collections.sort(places);
        Path file = Files.createTempFile("fairlab-verifier", null);
        runs.add(file);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Place place : places) {
                out.writeBoolean(place.stream);
                out.writeLong(place.id.getMostSignificantBits());
                out.writeLong(place.id.getLeastSignificantBits());
                out.writeLong(place.sequence);
                out.writeLong(place.index);
            }
        }
        places.clear();
    }

    /** Tells every event whose id was used before, or before which its stream has a gap or goes back. */
    void check(Faults faults) throws IOException {
        if (!places.isEmpty()) {
            spill();
        }
        PriorityQueue<Run> open = new PriorityQueue<>();
        try {
            for (Path file : runs) {
                open.add(new Run(file));
            }
            Place last = NONE;
            for (Run run = open.poll(); run != null; run = open.poll()) {
                Place next = run.first;
                boolean same = last.index >= 0 && last.stream == next.stream && last.id.equals(next.id);
                if (!next.stream && same) {
                    faults.at(next.index, "its event id is already that of index " + last.index);
                } else if (next.stream && next.sequence != (same ? last.sequence + 1 : 0)) {
                    faults.at(
                            next.index,
                            "its stream goes on with sequence " + next.sequence
                                    + (same ? " after " + last.sequence : " and not with 0"));
                } else if (next.stream && same && next.index < last.index) {
                    faults.at(next.index, "its stream has the sequence before it only at index " + last.index);
                }
                last = next;
                if (run.next()) {
                    open.add(run);
                } else {
                    run.close();
                }
            }
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    /** A sorted file, at one of its places. */
    private static final class Run implements Comparable<Run>, Closeable {

        private final DataInputStream in;
        private Place first;

        Run(Path file) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            this.first = read();
        }

        private Place read() throws IOException {
            boolean stream = in.readBoolean();
            return new Place(new UUID(in.readLong(), in.readLong()), stream, in.readLong(), in.readLong());
        }

        boolean next() throws IOException {
            try {
                first = read();
                return true;
            } catch (EOFException end) {
                return false;
            }
        }

        @Override
        public int compareTo(Run other) {
            return first.compareTo(other.first);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.delete(run);
        }
    }
}
