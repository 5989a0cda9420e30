package org.fairlab.query.projection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a read model forward, or builds it anew, within the calling thread. */
public final class ProjectionAtWork {

    /** Few, so that tests of some hundred events have many stretches. */
    private static final int STRETCH = 4;

    private final Projection projection;
    private final ProjectionStore store;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final EventStore events;

    public ProjectionAtWork(
            Projection projection, JdbcClient jdbc, PlatformTransactionManager transactions, EventStore events) {
        this.projection = projection;
        this.store = new ProjectionStore(
                jdbc, Objects.requireNonNull(((JdbcTransactionManager) transactions).getDataSource()), STRETCH);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /** Makes the read model if it is not there, and shows it every event up to the head. */
    public void toTheHead() {
        advance(projection.name());
        if (store.sums().until(projection.name()).isPresent()) {
            keepSums(store.position(projection.name()));
        }
    }

    /** Shows every event to a second copy in the schema of this name, as a rebuild does. */
    public void anewIn(String schema) {
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        jdbc.sql("delete from projection.state where name = ?").param(schema).update();
        advance(schema);
    }

    /** Puts a copy that was built anew in its place, as a rebuild does. */
    public void replace() {
        String next = ProjectionStore.next(projection.name());
        anewIn(next);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            store.sums().keepAnew(next, 0, store.position(next));
            store.replace(projection.name());
        });
    }

    /** Keeps the sums of the past, where rows up to a position were written otherwise. */
    public void keepSums(long position) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> store.sums().keep(projection.name(), position));
    }

    /** How the database answers for figures of the past, with what it reads for it. */
    public static List<String> explained(PastFigures figures, OffsetDateTime recorded, LocalDate day) {
        return figures.explained(recorded, day);
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
