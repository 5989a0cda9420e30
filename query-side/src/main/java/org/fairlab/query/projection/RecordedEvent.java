package org.fairlab.query.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.fairlab.events.Event;
import org.fairlab.platform.event.Envelope;
import org.fairlab.platform.event.EventSerializer;
import org.jspecify.annotations.Nullable;

/** An event with what is known about its recording; decoded when asked for, and once for all read models. */
public final class RecordedEvent {

    private static final EventSerializer SERIALIZER = new EventSerializer();

    private final DomainEventMessage<?> message;
    private final long position;
    private final UUID entityId;

    RecordedEvent(TrackedEventMessage<?> message) {
        this.message = (DomainEventMessage<?>) message;
        this.position = message.trackingToken().position().orElseThrow();
        this.entityId = UUID.fromString(this.message.getAggregateIdentifier());
    }

    /** Its place in the order of all events. */
    public long position() {
        return position;
    }

    public String eventId() {
        return message.getIdentifier();
    }

    /** What its entity is, such as {@code Fund}. */
    public String entityType() {
        return message.getType();
    }

    public UUID entityId() {
        return entityId;
    }

    /** Whether this version of the program knows events of its type. */
    boolean isKnown() {
        return Event.class.isAssignableFrom(message.getPayloadType());
    }

    /**
     * @throws org.axonframework.serialization.SerializationException if its JSON is not that of an event of its type
     */
    public Event event() {
        return (Event) message.getPayload();
    }

    /** By the server's clock. */
    public Instant recordedAt() {
        return message.getTimestamp();
    }

    /** {@link #recordedAt} as the driver takes it. */
    public OffsetDateTime recordedAtUtc() {
        return recordedAt().atOffset(ZoneOffset.UTC);
    }

    /** Subject of the token it was asked for with. */
    public String actor() {
        return String.valueOf(message.getMetaData().get("actor"));
    }

    public String role() {
        return String.valueOf(message.getMetaData().get("role"));
    }

    /** Why, where a reason was due. */
    public @Nullable String reason() {
        return (String) message.getMetaData().get("reason");
    }

    /** The request or process that it belongs to. */
    public String correlationId() {
        return String.valueOf(message.getMetaData().get("correlationId"));
    }

    /** The command that it answers. */
    public String causationId() {
        return String.valueOf(message.getMetaData().get("causationId"));
    }

    /** The event as it is stored, as JSON. */
    public String payload() {
        return message.serializePayload(SERIALIZER, String.class).getData();
    }

    /** What is stored beside it, as JSON. */
    public String metadata() {
        return message.serializeMetaData(SERIALIZER, String.class).getData();
    }

    /** The event as the transparency log vouches for it. */
    public String envelope() {
        return Envelope.of(message);
    }
}
