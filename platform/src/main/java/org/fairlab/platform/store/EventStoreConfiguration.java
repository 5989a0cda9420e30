package org.fairlab.platform.store;

import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/**
 * Puts Axon on Spring Boot 4. Axon's own JDBC and transaction configurations are ordered after classes of Boot 3 and
 * would leave it without transactions and without an error, so these beans are stated here.
 */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    GroupCommit groupCommit(DataSource dataSource, StateCache cache) {
        return new GroupCommit(dataSource, cache);
    }

    /** Keeps entities only where the store finds out that one is out of date, whoever has only read it. */
    @Bean
    StateCache entities(
            @Value("${fairlab.entity-cache:64MB}") DataSize size,
            @Value("${axon.axonserver.enabled}") boolean axonServer) {
        return new StateCache(axonServer ? 0 : size.toBytes());
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    EventStorageEngine eventStorageEngine(
            DataSource dataSource,
            GroupCommit writer,
            @Qualifier("eventSerializer") Serializer serializer,
            org.axonframework.config.Configuration configuration) {
        return new PostgresEventStorageEngine(
                new JdbcTemplate(dataSource), writer, serializer, configuration.upcasterChain());
    }

    /** Where there is one, followers of events follow it and not the event store. */
    @Bean
    @Primary
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    EventTail eventTail(EventStorageEngine engine, DataSource dataSource) {
        return new EventTail(engine, dataSource);
    }

    @Bean
    @Primary
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    AxonServerTail axonServerTail(EventStore events) {
        return new AxonServerTail(events);
    }
}
