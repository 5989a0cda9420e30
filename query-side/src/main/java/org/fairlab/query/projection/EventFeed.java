package org.fairlab.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Reads on from a position, over whichever event store there is. For one thread. */
final class EventFeed implements AutoCloseable {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private long position;

    EventFeed(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** Waits up to a second for an event after the last one read. */
    boolean await() throws InterruptedException {
        return stream == null || stream.hasNextAvailable(1, TimeUnit.SECONDS);
    }

    /** The events after a position that are there now, at most so many. */
    List<RecordedEvent> after(long from, int limit) {
        BlockingStream<TrackedEventMessage<?>> open = stream;
        if (open == null || from != position) {
            close();
            open = events.openStream(from < 0 ? null : new GlobalSequenceTrackingToken(from));
            stream = open;
            position = from;
        }
        List<RecordedEvent> read = new ArrayList<>();
        try {
            while (read.size() < limit && open.hasNextAvailable()) {
                read.add(RecordedEvent.of(open.nextAvailable()));
                position = read.getLast().position();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return read;
    }

    /** Forgets where it was, after what was read could not be kept. */
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
