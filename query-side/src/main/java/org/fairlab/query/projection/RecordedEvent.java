package org.fairlab.query.projection;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.fairlab.events.Event;
import org.fairlab.platform.store.EventSerializer;
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
 * @param payload the event as it is stored, as JSON
 * @param metadata what is stored beside it, as JSON
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
        String causationId,
        String payload,
        String metadata) {

    private static final EventSerializer SERIALIZER = new EventSerializer();

    /**
     * @throws org.axonframework.serialization.SerializationException if its JSON is not that of an event of its type
     */
    static RecordedEvent of(TrackedEventMessage<?> message) {
        var domain = (DomainEventMessage<?>) message;
        var event = (Event) message.getPayload();
        var metadata = message.getMetaData();
        return new RecordedEvent(
                EventFeed.position(message),
                message.getIdentifier(),
                domain.getType(),
                UUID.fromString(domain.getAggregateIdentifier()),
                event,
                message.getTimestamp(),
                String.valueOf(metadata.get("actor")),
                String.valueOf(metadata.get("role")),
                (String) metadata.get("reason"),
                String.valueOf(metadata.get("correlationId")),
                String.valueOf(metadata.get("causationId")),
                message.serializePayload(SERIALIZER, String.class).getData(),
                message.serializeMetaData(SERIALIZER, String.class).getData());
    }
}
