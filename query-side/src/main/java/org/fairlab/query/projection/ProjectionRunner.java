package org.fairlab.query.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one read model forward, batch by batch. A batch that fails is taken again event by event; an event that cannot
 * be taken is parked, later events of its entity behind it, and the others go on.
 */
final class ProjectionRunner implements Runnable {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final Projection projection;
    private final String name;
    private final ProjectionStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final EventFeed feed;

    /** @param name the schema to write to: the projection's own, or the one in which it is rebuilt */
    ProjectionRunner(
            Projection projection,
            String name,
            ProjectionStore store,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.projection = projection;
        this.name = name;
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.feed = new EventFeed(events);
    }

    /** Follows the events until the thread is interrupted. */
    @Override
    public void run() {
        try (feed) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (feed.await() && advance() == 0) {
                        Thread.sleep(1);
                    }
                } catch (RuntimeException failure) {
                    log.warn("{} will be tried again: {}", name, describe(failure));
                    feed.close();
                    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the next batch in one transaction and tells how many events it had. */
    int advance() {
        try {
            return inTransaction(false);
        } catch (RuntimeException failure) {
            feed.close();
            if (isPassing(failure)) {
                throw failure;
            }
            return inTransaction(true);
        }
    }

    private int inTransaction(boolean oneByOne) {
        return Objects.requireNonNull(transaction.execute(status -> batch(oneByOne)));
    }

    private int batch(boolean oneByOne) {
        Optional<Long> position = store.claim(name);
        if (position.isEmpty()) {
            return 0;
        }
        List<RecordedEvent> events = feed.after(position.get(), BATCH);
        if (!events.isEmpty()) {
            Set<UUID> parked = store.parkedEntities(name);
            store.use(name);
            for (RecordedEvent event : events) {
                if (parked.contains(event.entityId())) {
                    store.park(name, event, "waits behind an earlier one");
                } else if (!oneByOne) {
                    projection.on(event, jdbc);
                } else if (!takes(event)) {
                    parked.add(event.entityId());
                }
            }
            store.advance(name, events.getLast().position());
        }
        return events.size();
    }

    private boolean takes(RecordedEvent event) {
        try {
            savepoint.executeWithoutResult(status -> projection.on(event, jdbc));
            return true;
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                throw failure;
            }
            log.warn("{} cannot take event {}: {}", name, event.position(), describe(failure));
            store.park(name, event, describe(failure));
            return false;
        }
    }

    /** Takes the dead letters again and tells how many are left. */
    int retryDeadLetters() {
        return Objects.requireNonNull(transaction.execute(status -> {
            store.claim(name).orElseThrow(() -> new IllegalStateException("the read model is busy"));
            store.use(name);
            Set<UUID> stillParked = new java.util.HashSet<>();
            for (long position : store.parked(name)) {
                RecordedEvent event = feed.after(position - 1, 1).getFirst();
                if (!stillParked.contains(event.entityId()) && takes(event)) {
                    store.unpark(name, position);
                } else {
                    stillParked.add(event.entityId());
                }
            }
            feed.close();
            return store.parked(name).size();
        }));
    }

    /** Whether the cause is the database's state and not the event. */
    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
    }

    /** Names the failure without its message, which may repeat values. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String state = root instanceof SQLException sql ? " " + sql.getSQLState() : "";
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getSimpleName() + state + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
