package org.fairlab.command.past;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.fairlab.events.Event;
import org.fairlab.platform.sentence.Sentences;
import org.fairlab.platform.store.Snapshots;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Moment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One entity on its way through its events. */
final class Unfolding<A> {

    private final A entity;
    private final AggregateModel<A> evolution;
    private final DomainEventStream history;
    private @Nullable DomainEventMessage<?> last;

    Unfolding(A entity, AggregateModel<A> evolution, DomainEventStream history) {
        this.entity = entity;
        this.evolution = evolution;
        this.history = history;
    }

    /**
     * Where an entity stands.
     *
     * @param version number of its last event, the first one's being 0
     * @param position of that event among all; null where Axon Server keeps the events, which does not tell it
     */
    record Standing(
            String entityType,
            UUID entityId,
            long version,
            @Nullable Long position,
            Instant recordedAt) {}

    /**
     * An event that happened to it.
     *
     * @param position as of {@link Standing}
     * @param sentence what the actor did
     */
    record Happened(
            long version, @Nullable Long position, Instant recordedAt, String type, String actor, String sentence) {}

    /**
     * Goes on by one event, unless the next one is after a moment or there is none.
     *
     * @throws InvalidInput if the moment is a position and the store does not tell positions
     */
    boolean advance(String field, Moment until) {
        if (!history.hasNext() || isAfter(history.peek(), field, until)) {
            return false;
        }
        last = history.next();
        evolution.publish(last, entity);
        return true;
    }

    /** Whether it stands after a moment already. */
    boolean isPast(String field, Moment until) {
        return last != null && isAfter(last, field, until);
    }

    private static boolean isAfter(DomainEventMessage<?> event, String field, Moment until) {
        if (until.position() != null) {
            return position(event)
                            .orElseThrow(() -> new InvalidInput(
                                    field, "must be an instant: Axon Server does not tell an entity's positions"))
                    > until.position();
        }
        return until.recorded() != null && event.getTimestamp().isAfter(until.recorded());
    }

    /** Where it stands; null before its first event. */
    @Nullable
    Standing standing() {
        return last == null
                ? null
                : new Standing(
                        last.getType(),
                        UUID.fromString(last.getAggregateIdentifier()),
                        last.getSequenceNumber(),
                        boxed(position(last)),
                        last.getTimestamp());
    }

    /** The event after which it stands as it does. */
    Happened happened() {
        DomainEventMessage<?> event = Objects.requireNonNull(last, "nothing has happened yet");
        return new Happened(
                event.getSequenceNumber(),
                boxed(position(event)),
                event.getTimestamp(),
                event.getPayloadType().getSimpleName(),
                String.valueOf(event.getMetaData().get("actor")),
                Sentences.of((Event) event.getPayload()));
    }

    /** What its code has made of its events so far; missing before the first one. */
    JsonNode state() {
        return last == null ? MissingNode.getInstance() : Snapshots.show(entity);
    }

    private static OptionalLong position(DomainEventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position()
                : OptionalLong.empty();
    }

    private static @Nullable Long boxed(OptionalLong position) {
        return position.isPresent() ? position.getAsLong() : null;
    }
}
