package org.fairlab.platform.store;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.fairlab.platform.store.Decision.Recorded;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells a decision where its events were recorded when Axon Server is the store. Axon Server does not answer an append
 * with positions, so each event gets the one that the log had reached right after the commit: at or after its own,
 * which is what a reader has to wait for.
 */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerPositions implements MessageDispatchInterceptor<EventMessage<?>> {

    private final EventStore events;

    AxonServerPositions(@Lazy EventStore events) {
        this.events = events;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, message) -> {
            if (message instanceof DomainEventMessage<?> domain && CurrentUnitOfWork.isStarted()) {
                List<Recorded> recorded = Decision.current().recorded();
                CurrentUnitOfWork.get().root().afterCommit(committed -> recorded.add(recorded(domain)));
            }
            return message;
        };
    }

    private Recorded recorded(DomainEventMessage<?> message) {
        return new Recorded(
                message.getIdentifier(),
                message.getPayloadType().getSimpleName(),
                UUID.fromString(message.getAggregateIdentifier()),
                events.createHeadToken().position().orElseThrow());
    }
}
