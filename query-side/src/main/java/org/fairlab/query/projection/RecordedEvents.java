package org.fairlab.query.projection;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.stereotype.Component;

/** Events as they are stored, so that no read model has to keep a copy of them. */
@Component
public class RecordedEvents {

    private static final int BATCH = 1000;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;

    public RecordedEvents(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /**
     * The event at a position.
     *
     * @throws IllegalStateException if there is none
     */
    public RecordedEvent at(long position) {
        try (var feed = new EventFeed(events)) {
            return feed.at(position);
        }
    }

    /**
     * Shows the events at positions.
     *
     * @throws IllegalStateException if there is none at one of them
     */
    public void at(List<Long> positions, Consumer<RecordedEvent> reader) {
        try (var feed = new EventFeed(events)) {
            positions.forEach(position -> reader.accept(feed.at(position)));
        }
    }

    /** Shows every event from the first one up to a position, in their order; memory stays flat. */
    public void upTo(long position, Consumer<RecordedEvent> reader) {
        try (var feed = new EventFeed(events)) {
            long read = -1;
            while (read < position) {
                List<RecordedEvent> batch = feed.after(read, BATCH);
                if (batch.isEmpty()) {
                    return;
                }
                batch.stream().filter(event -> event.position() <= position).forEach(reader);
                read = batch.getLast().position();
            }
        }
    }
}
