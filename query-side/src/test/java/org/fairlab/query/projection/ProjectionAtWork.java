package org.fairlab.query.projection;

import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a read model forward, or builds it anew, within the calling thread. */
public final class ProjectionAtWork {

    private final Projection projection;
    private final ProjectionStore store;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final EventStore events;

    public ProjectionAtWork(
            Projection projection, JdbcClient jdbc, PlatformTransactionManager transactions, EventStore events) {
        this.projection = projection;
        this.store = new ProjectionStore(
                jdbc, Objects.requireNonNull(((JdbcTransactionManager) transactions).getDataSource()));
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /** Makes the read model if it is not there, and shows it every event up to the head. */
    public void toTheHead() {
        advance(projection.name());
    }

    /** Shows every event to a second copy in the schema of this name, as a rebuild does. */
    public void anewIn(String schema) {
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        jdbc.sql("delete from projection.state where name = ?").param(schema).update();
        advance(schema);
    }

    /** Takes the tally where the read model stands, as happens after so many events. */
    public void takeTally() {
        takeTally(store.position(projection.name()));
    }

    /** The same as of another position, up to which rows were written otherwise. */
    public void takeTally(long position) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> store.takeTally(projection.name(), position));
    }

    /** Takes the dead letters again and tells how many are left. */
    public int retryDeadLetters() {
        try (var runner = new ProjectionRunner(projection, projection.name(), store, transactions, events)) {
            return runner.retryDeadLetters();
        }
    }

    private void advance(String schema) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> store.create(projection, schema));
        try (var runner = new ProjectionRunner(projection, schema, store, transactions, events)) {
            runner.advanceTo(events.createHeadToken().position().orElseThrow());
        }
    }
}
