package org.fairlab.benchmarks;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.fairlab.platform.store.Decision;
import org.fairlab.platform.store.Decisions;
import org.fairlab.platform.store.StateCache;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The same command side on Axon's own JDBC event store, in Axon's own tables, as Axon's Spring Boot starter sets it up:
 * a transaction for each command, no cache, no snapshots. The key of a request is kept in that transaction too.
 * Deadlines are not; no measured command sets one.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Applications.Empty.class)
@ComponentScan(
        basePackages = {"org.fairlab.platform", "org.fairlab.command", "org.fairlab.standalone.issuer"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @Filter(SpringBootApplication.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = {
                        "org\\.fairlab\\.platform\\.store\\.EventStoreConfiguration",
                        "org\\.fairlab\\.command\\.CommandConfiguration"
                    })
        })
class StockApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            org.axonframework.config.Configuration axon, TransactionManager transactions, JdbcClient jdbc) {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new StockKeys(jdbc));
        return bus;
    }

    /** Keeps nothing. */
    @Bean
    StateCache entities() {
        return new StateCache(0);
    }

    @Bean
    SnapshotTriggerDefinition snapshots() {
        return NoSnapshotTriggerDefinition.INSTANCE;
    }

    /** All is settled when the unit of work has committed. */
    @Bean
    Decisions decisions() {
        return new Decisions() {
            @Override
            public Decision.Answer settle(Decision decision) {
                return new Decision.Answer(List.of(), false);
            }

            @Override
            public Decision.Answer confirmRefusal(Decision decision) {
                return settle(decision);
            }
        };
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            DataSource dataSource,
            TransactionManager transactions,
            @Qualifier("eventSerializer") Serializer serializer) {
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .connectionProvider(connections)
                .transactionManager(transactions)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }
}
