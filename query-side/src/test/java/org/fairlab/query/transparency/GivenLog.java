package org.fairlab.query.transparency;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Events in the real store, and the log over them, with as many writers as a test wants. */
final class GivenLog implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient owner = JdbcClient.create(database.owner());
    final NoteSigner signer = NoteSigner.of(NoteSigner.generate());
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    final LogTables tables = new LogTables(new JdbcTemplate(transactions.getDataSource()));
    private final GroupCommit writer = new GroupCommit(database.dataSource(), new StateCache(0));
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
            new JdbcTemplate(database.dataSource()), writer, new EventSerializer(), NoOpEventUpcaster.INSTANCE);
    private final EventTail tail = new EventTail(engine, database.dataSource());

    /** Records so many events, all of one entity of their own. */
    GivenLog recorded(int count) {
        UUID fund = UUID.randomUUID();
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            var event = new FundReplenished(fund, new Money(n + 1, "USD"), LocalDate.of(2030, 1, 15));
            messages.add(new GenericDomainEventMessage<>("Fund", fund.toString(), n, event, Map.of("actor", "ada")));
        }
        engine.appendEvents(messages);
        return this;
    }

    Leaves leaves() {
        return new StoredLeaves(JdbcClient.create(transactions.getDataSource()), tail);
    }

    LogWriter writer(Path file) {
        return writer(file, new TransactionTemplate(transactions));
    }

    LogWriter writer(Path file, TransactionTemplate transaction) {
        return new LogWriter(tables, leaves(), signer, new CheckpointFile(file), transaction);
    }

    /** What the leaves have to be, by SQL. */
    List<byte[]> events() {
        return owner.sql("select sha256('\\x00' || convert_to(events.envelope(e), 'UTF8')) from events.event e"
                        + " order by position")
                .query(byte[].class)
                .list();
    }

    List<Long> signedSizes() {
        return owner.sql("select size from transparency.checkpoint order by size")
                .query(Long.class)
                .list();
    }

    static List<Long> sizes(long... sizes) {
        return LongStream.of(sizes).boxed().toList();
    }

    @Override
    public void close() {
        tail.close();
        writer.close();
    }
}
