package org.fairlab.platform.store;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as it is stored, but for its position, which it gets with the commit. */
record Row(
        UUID eventId,
        UUID streamId,
        long sequence,
        String streamType,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        Instant recordedAt) {

    static Row of(EventMessage<?> event, Serializer serializer) {
        if (!(event instanceof DomainEventMessage<?> domain)) {
            throw new IllegalArgumentException("only events of an entity are stored");
        }
        var payload = event.serializePayload(serializer, String.class);
        return new Row(
                UUID.fromString(event.getIdentifier()),
                UUID.fromString(domain.getAggregateIdentifier()),
                domain.getSequenceNumber(),
                domain.getType(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData(),
                event.getTimestamp());
    }

    Decision.Recorded at(long position) {
        return new Decision.Recorded(eventId, type, streamId, position);
    }
}
