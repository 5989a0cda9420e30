package org.fairlab.command;

import java.time.Clock;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.fairlab.platform.store.Decisions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every context's commands run with. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    private static final int EVENTS_BETWEEN_SNAPSHOTS = 500;

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        return Clock.system(zone);
    }

    /** Keeps the loading of an entity short whose history has no end, where the store is ours. */
    @Bean
    SnapshotTriggerDefinition snapshots(
            Snapshotter snapshotter, @Value("${axon.axonserver.enabled}") boolean axonServer) {
        return axonServer
                ? NoSnapshotTriggerDefinition.INSTANCE
                : new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            EventStore events,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(Thread::startVirtualThread)
                .build();
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(org.axonframework.config.Configuration axon, Decisions decisions) {
        var bus = new DurableCommandBus(SimpleCommandBus.builder(), decisions);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}
