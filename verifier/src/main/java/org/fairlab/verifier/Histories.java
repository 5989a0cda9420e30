package org.fairlab.verifier;

import java.io.Closeable;
import java.io.IOException;

/** Every event's id, which is there once, and its place in its stream, which has no gap: checked outside of memory. */
final class Histories implements Closeable {

    private static final int IN_MEMORY = 1 << 18;

    /** What to tell of an event. */
    interface Faults {

        void at(long index, String what);
    }

    private final SortedPlaces ids;
    private final SortedPlaces streams;

    Histories() {
        this(IN_MEMORY);
    }

    Histories(int inMemory) {
        this.ids = new SortedPlaces(inMemory);
        this.streams = new SortedPlaces(inMemory);
    }

    void add(Envelope event, long index) throws IOException {
        ids.add(event.eventId(), 0, index);
        streams.add(event.streamId(), event.sequence(), index);
    }

    /** Tells every event whose id was used before, or before which its stream has a gap or goes back. */
    void check(Faults faults) throws IOException {
        ids.forEach((last, next) -> {
            if (next.isOfSameIdAs(last)) {
                faults.at(next.index(), "its event id is already that of index " + last.index());
            }
        });
        streams.forEach((last, next) -> {
            boolean same = next.isOfSameIdAs(last);
            if (next.sequence() != (same ? last.sequence() + 1 : 0)) {
                faults.at(
                        next.index(),
                        "its stream goes on with sequence " + next.sequence()
                                + (same ? " after " + last.sequence() : " and not with 0"));
            } else if (same && next.index() < last.index()) {
                faults.at(next.index(), "its stream has the sequence before it only at index " + last.index());
            }
        });
    }

    @Override
    public void close() throws IOException {
        ids.close();
        streams.close();
    }
}
