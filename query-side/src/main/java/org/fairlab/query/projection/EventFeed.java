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
public final class EventFeed implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private long position;

    public EventFeed(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** The position of the last event that there is. */
    long head() {
        return events.createHeadToken().position().orElseThrow();
    }

    /** Waits up to a second for an event after a position. */
    public boolean await(long from) throws InterruptedException {
        return openAfter(from).hasNextAvailable(1, TimeUnit.SECONDS);
    }

    /** Some of the events after a position that are there now, at most so many; none only if there are none. */
    public List<RecordedEvent> after(long from, int limit) {
        var open = openAfter(from);
        List<RecordedEvent> read = new ArrayList<>();
        try {
            if (!open.hasNextAvailable() && head() > from) {
                open.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS); // they are on their way from another server
            }
            while (read.size() < limit && open.hasNextAvailable()) {
                read.add(new RecordedEvent(open.nextAvailable()));
                position = read.getLast().position();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return read;
    }

    /** The event at a position at which there is one. */
    RecordedEvent at(long wanted) {
        var open = openAfter(wanted - 1);
        try {
            if (open.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                var read = new RecordedEvent(open.nextAvailable());
                position = read.position();
                if (position == wanted) {
                    return read;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the event store does not give event " + wanted);
    }

    private BlockingStream<TrackedEventMessage<?>> openAfter(long from) {
        if (stream == null || from != position) {
            close();
            stream = events.openStream(from < 0 ? null : new GlobalSequenceTrackingToken(from));
            position = from;
        }
        return stream;
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
