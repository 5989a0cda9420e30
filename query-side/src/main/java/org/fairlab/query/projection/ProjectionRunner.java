package org.fairlab.query.projection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.events.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
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
final class ProjectionRunner implements Runnable, AutoCloseable {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final long PAUSE_MILLIS = 20;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final Projection projection;
    private final String name;
    private final String definition;
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
        this.definition = ProjectionStore.definitionOf(projection);
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
                        Thread.sleep(PAUSE_MILLIS);
                    }
                } catch (RuntimeException | Error failure) {
                    if (!Thread.currentThread().isInterrupted()) {
                        log.warn("{} will be tried again: {}", name, describe(failure));
                    }
                    feed.close();
                    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Goes on until a position has been seen.
     *
     * @throws CancellationException if the thread is interrupted
     */
    void advanceTo(long position) {
        try {
            while (store.position(name) < position) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (feed.await()) {
                    advance();
                }
            }
        } catch (InterruptedException stopped) {
            throw new CancellationException();
        }
    }

    /** Takes the next batch in a transaction of its own and tells how many events it had. */
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
        Optional<Long> position = store.claim(name, definition);
        if (position.isEmpty()) {
            return 0;
        }
        List<TrackedEventMessage<?>> events = feed.after(position.get(), BATCH);
        if (!events.isEmpty()) {
            Set<UUID> parked = store.parkedEntities(name);
            store.use(name);
            for (TrackedEventMessage<?> event : events) {
                requireKnown(event);
                if (parked.contains(entity(event))) {
                    park(event, "waits behind an earlier one");
                } else if (!oneByOne) {
                    projection.on(RecordedEvent.of(event), jdbc);
                } else if (!takes(event)) {
                    parked.add(entity(event));
                }
            }
            store.advance(name, EventFeed.position(events.getLast()));
        }
        return events.size();
    }

    /** An event that only a later version of this program knows must wait for that version, not be parked. */
    private static void requireKnown(TrackedEventMessage<?> event) {
        if (!Event.class.isAssignableFrom(event.getPayloadType())) {
            throw new IllegalStateException("an event of no known type: " + event.getIdentifier());
        }
    }

    private boolean takes(TrackedEventMessage<?> event) {
        try {
            savepoint.executeWithoutResult(status -> projection.on(RecordedEvent.of(event), jdbc));
            return true;
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                throw failure;
            }
            log.warn("{} cannot take event {}: {}", name, EventFeed.position(event), describe(failure));
            park(event, describe(failure));
            return false;
        }
    }

    private void park(TrackedEventMessage<?> event, String error) {
        store.park(name, EventFeed.position(event), entity(event), error);
    }

    private static UUID entity(TrackedEventMessage<?> event) {
        return UUID.fromString(((DomainEventMessage<?>) event).getAggregateIdentifier());
    }

    /** Takes the dead letters again and tells how many are left. */
    int retryDeadLetters() {
        return Objects.requireNonNull(transaction.execute(status -> {
            store.lock(name);
            store.use(name);
            Set<UUID> stillParked = new HashSet<>();
            for (long position : store.parked(name)) {
                TrackedEventMessage<?> event = feed.at(position);
                if (!stillParked.contains(entity(event)) && takes(event)) {
                    store.unpark(name, position);
                } else {
                    stillParked.add(entity(event));
                }
            }
            return store.parked(name).size();
        }));
    }

    @Override
    public void close() {
        feed.close();
    }

    /** Whether the cause is the database's state and not the event. */
    static boolean isPassing(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
    }

    /** Names the failure without its message, which may repeat values. */
    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String state = root instanceof SQLException sql ? " " + sql.getSQLState() : "";
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getSimpleName() + state + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
