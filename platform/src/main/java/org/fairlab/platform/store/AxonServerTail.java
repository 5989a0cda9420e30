package org.fairlab.platform.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of Axon Server, which knows milliseconds only, and of which nothing stands for what is before the first.
 */
final class AxonServerTail implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final long BEFORE_THE_FIRST = -1;

    private final EventStore events;

    AxonServerTail(EventStore events) {
        this.events = events;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        return events.openStream(position);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return orBeforeTheFirst(events.createHeadToken());
    }

    /** An event of the millisecond in which an instant lies was recorded when that began. */
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return orBeforeTheFirst(events.createTokenAt(
                instant.minusNanos(1).truncatedTo(ChronoUnit.MILLIS).plusMillis(1)));
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return createTokenAt(Instant.now().minus(duration));
    }

    private static TrackingToken orBeforeTheFirst(@Nullable TrackingToken token) {
        return token == null ? new GlobalSequenceTrackingToken(BEFORE_THE_FIRST) : token;
    }
}
