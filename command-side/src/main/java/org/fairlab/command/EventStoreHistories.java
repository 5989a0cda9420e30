package org.fairlab.command;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.fairlab.platform.store.StateCache;
import org.fairlab.platform.store.StateCache.Read;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads from the event store what was not read before. */
@Component
class EventStoreHistories implements Histories {

    private final EventStore events;
    private final StateCache entities;

    EventStoreHistories(@Lazy EventStore events, StateCache entities) {
        this.events = events;
        this.entities = entities;
    }

    @Override
    @SuppressWarnings("unchecked") // an entity is of its own class
    public <A, E> A replay(UUID id, A empty, BiConsumer<A, E> evolve) {
        return entities.read(id, (Class<A>) empty.getClass(), () -> read(id, empty, evolve));
    }

    @SuppressWarnings("unchecked") // the stream's type says which family its events are of
    private <A, E> Read<A> read(UUID id, A empty, BiConsumer<A, E> evolve) {
        DomainEventStream history = events.readEvents(id.toString());
        Rule.NOT_FOUND.brokenIf(!history.hasNext()
                || !history.peek().getType().equals(empty.getClass().getSimpleName()));
        A entity = empty.getClass().isInstance(history.peek().getPayload())
                ? (A) history.next().getPayload() // a snapshot
                : empty;
        history.forEachRemaining(event -> evolve.accept(entity, (E) event.getPayload()));
        return new Read<>(entity, history.getLastSequenceNumber());
    }
}
