package org.fairlab.command;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.fairlab.platform.store.Decision;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads from the event store and names every stream it read to the decision at hand. */
@Component
class EventStoreHistories implements Histories {

    private final EventStore events;

    EventStoreHistories(@Lazy EventStore events) {
        this.events = events;
    }

    @Override
    @SuppressWarnings("unchecked") // the stream's type says which family its events are of
    public <A, E> A replay(UUID id, A empty, BiConsumer<A, E> evolve) {
        DomainEventStream history = events.readEvents(id.toString());
        Rule.NOT_FOUND.brokenIf(!history.hasNext()
                || !history.peek().getType().equals(empty.getClass().getSimpleName()));
        history.forEachRemaining(event -> evolve.accept(empty, (E) event.getPayload()));
        Decision.current().read(id.toString(), history.getLastSequenceNumber());
        return empty;
    }
}
