package org.fairlab.query.projection;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.fairlab.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event with what is known about its recording.
 *
 * @param position its place in the order of all events
 * @param entityType what its entity is, such as {@code Fund}
 * @param recordedAt by the server's clock
 * @param actor subject of the token it was asked for with
 * @param reason why, where a reason was due
 * @param correlationId the request or process that it belongs to
 * @param causationId the command that it answers
 */
public record RecordedEvent(
        long position,
        String eventId,
        String entityType,
        UUID entityId,
        Event event,
        Instant recordedAt,
        String actor,
        String role,
        @Nullable String reason,
        String correlationId,
        String causationId) {

    static RecordedEvent of(TrackedEventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain) || !(message.getPayload() instanceof Event event)) {
            throw new IllegalStateException("an event of no known type: " + message.getIdentifier());
        }
        var metadata = message.getMetaData();
        return new RecordedEvent(
                message.trackingToken().position().orElseThrow(),
                message.getIdentifier(),
                domain.getType(),
                UUID.fromString(domain.getAggregateIdentifier()),
                event,
                message.getTimestamp(),
                String.valueOf(metadata.get("actor")),
                String.valueOf(metadata.get("role")),
                (String) metadata.get("reason"),
                String.valueOf(metadata.get("correlationId")),
                String.valueOf(metadata.get("causationId")));
    }
}
