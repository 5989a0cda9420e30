package org.fairlab.query.projection;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.store.EventTail;
import org.fairlab.platform.store.GroupCommit;
import org.fairlab.platform.store.PostgresEventStorageEngine;
import org.fairlab.platform.store.StateCache;
import org.fairlab.platform.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Query nodes on one store; each has a connection pool, an event store and projections of its own. */
final class Nodes implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.fresh();
    private final GroupCommit writer = new GroupCommit(database.dataSource(), new StateCache(0));
    private final List<Node> nodes = new ArrayList<>();
    private final Map<UUID, Long> lengths = new HashMap<>();
    private long head;

    final JdbcClient jdbc = JdbcClient.create(database.owner());
    final ProjectionStore store = new ProjectionStore(jdbc, database.owner());

    /** Starts a node that runs this read model. */
    Node start(Projection projection) {
        var node = new Node(projection);
        nodes.add(node);
        node.projections.start();
        node.sums.start();
        return node;
    }

    /** Records deposits into a fund in one transaction and returns the position of the last. */
    long deposit(UUID fund, long... amounts) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (long amount : amounts) {
            var event = new FundReplenished(fund, new Money(amount, "USD"), LocalDate.of(2030, 1, 15));
            messages.add(new GenericDomainEventMessage<>(
                    "Fund", fund.toString(), lengths.merge(fund, 1L, Long::sum) - 1, event, Map.of("actor", "ada")));
        }
        engine(database.dataSource()).appendEvents(messages);
        head += amounts.length;
        return head;
    }

    /** Records so many deposits of one cent each, a new fund every ten. */
    long deposits(int count) {
        IntStream.range(0, count / 10)
                .forEach(n -> deposit(
                        UUID.randomUUID(),
                        IntStream.range(0, 10).mapToLong(i -> 1).toArray()));
        return head;
    }

    /** Every position so far. */
    List<Long> positions() {
        return IntStream.rangeClosed(1, (int) head).mapToObj(Long::valueOf).toList();
    }

    void awaitSeen(long position) {
        await().atMost(PATIENCE).until(() -> store.position(Deposits.NAME) >= position);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        writer.close();
    }

    private EventStorageEngine engine(DataSource dataSource) {
        return new PostgresEventStorageEngine(
                new JdbcTemplate(dataSource), writer, new EventSerializer(), NoOpEventUpcaster.INSTANCE);
    }

    final class Node implements AutoCloseable {

        final Projections projections;
        final SumKeeping sums;
        final Replays replays;
        final ReplayWork replayWork;
        private final HikariDataSource pool = new HikariDataSource();
        private final EventTail events;

        private Node(Projection projection) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(5);
            events = new EventTail(engine(pool), pool);
            var nodeJdbc = JdbcClient.create(pool);
            var nodeStore = new ProjectionStore(nodeJdbc, pool);
            var transactions = new JdbcTransactionManager(pool);
            projections = new Projections(List.of(projection), nodeStore, transactions, events);
            sums = new SumKeeping(projections, nodeStore, transactions);
            replays = new Replays(nodeJdbc);
            replayWork = new ReplayWork(replays, projections, nodeStore, pool, transactions, events);
        }

        void awaitRebuilt() {
            await().atMost(PATIENCE).until(() -> !projections.isRebuilding(Deposits.NAME));
        }

        /** Stops as the application does: the projections before the event store and the pool. */
        @Override
        public void close() {
            replayWork.stop();
            sums.stop();
            projections.stop();
            events.close();
            pool.close();
        }
    }
}
