package org.fairlab.query.projection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.query.projection.Batches.Batch;
import org.fairlab.query.projection.ProjectionStore.Claim;
import org.fairlab.query.projection.ProjectionStore.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one read model forward, batch by batch. A batch that fails is taken again event by event; an event that cannot
 * be taken is parked, later events of its entity behind it, and the others go on. Events that write nothing cost no
 * transaction: the position is stored with the next rows, or when there is time.
 */
final class ProjectionRunner implements AutoCloseable {

    static final int BATCH = 1000;

    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final long PAUSE_MILLIS = 20;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final Projection projection;
    private final String name;
    private final String definition;
    private final ProjectionStore store;
    private final Batches batches;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final EventFeed feed;
    private final Progress progress = new Progress();
    private final Statements statements = new Statements();

    /** What {@code projection.state} said last; events from there to {@link Progress#seen} write nothing. */
    private long stored;

    private boolean deadLetters;

    /** @param name the schema to write to: the projection's own, or the one in which it is rebuilt */
    ProjectionRunner(
            Projection projection,
            String name,
            ProjectionStore store,
            PlatformTransactionManager transactions,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.projection = projection;
        this.name = name;
        this.definition = ProjectionStore.definitionOf(projection);
        this.store = store;
        this.batches = new Batches(store, transactions);
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.feed = new EventFeed(events);
    }

    /** The schema that it writes to. */
    String name() {
        return name;
    }

    /** How far the read model is known to have come by this process. */
    Progress progress() {
        return progress;
    }

    /**
     * Goes on by itself until there are no more events than {@link Followers} take together, or the thread is
     * interrupted.
     */
    void catchUp() throws InterruptedException {
        try (feed) {
            for (boolean behind = true; behind; ) {
                try {
                    behind = isBehind();
                } catch (RuntimeException | Error failure) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new InterruptedException();
                    }
                    log.warn("{} will be tried again: {}", name, describe(failure));
                    startOver();
                    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                }
            }
        }
    }

    private boolean isBehind() throws InterruptedException {
        long before = seen();
        if (!feed.await(before)) {
            storePosition();
            return false;
        }
        List<RecordedEvent> events = feed.after(before, BATCH);
        if (!take(events) && seen() == before) {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        }
        return events.size() == BATCH;
    }

    /**
     * Goes on until a position has been seen, and stored, and no further.
     *
     * @throws CancellationException if the thread is interrupted
     */
    void advanceTo(long position) {
        try {
            while (seen() < position) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (feed.await(seen())) {
                    List<RecordedEvent> events = feed.after(seen(), BATCH).stream()
                            .takeWhile(event -> event.position() <= position)
                            .toList();
                    if (events.isEmpty()) {
                        progress.reach(position); // there is none at the position itself
                    }
                    take(events);
                }
            }
            storePosition();
        } catch (InterruptedException stopped) {
            throw new CancellationException();
        }
    }

    /** Takes the events that come next; false if another node is at it, or has been. */
    boolean take(List<RecordedEvent> events) {
        events.forEach(ProjectionRunner::requireKnown);
        try {
            Batch batch = batch(events);
            return batch == null || batches.take(List.of(batch)).isEmpty();
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                startOver();
                throw failure;
            }
            return batches.take(List.of(new Batch(this, events, events.getLast().position(), null, true)))
                    .isEmpty();
        }
    }

    /** Those of some events that come next, with what they write; null if there are none, or have now been seen so. */
    @Nullable
    Batch batch(List<RecordedEvent> some) {
        long before = seen();
        List<RecordedEvent> events =
                some.stream().dropWhile(event -> event.position() <= before).toList();
        if (events.isEmpty()) {
            return null;
        }
        long last = events.getLast().position();
        Rows rows = deadLetters ? null : rows(events, Set.of());
        if (rows != null && rows.isEmpty()) {
            progress.reach(last);
            return null;
        }
        return new Batch(this, events, last, rows, false);
    }

    /** How far it has come over events that wrote nothing; null if that is stored. */
    @Nullable
    Batch unstored() {
        return seen() > stored ? new Batch(this, List.of(), seen(), new Rows(), false) : null;
    }

    private Rows rows(List<RecordedEvent> events, Set<UUID> parked) {
        var rows = new Rows();
        for (RecordedEvent event : events) {
            if (!parked.contains(event.entityId())) {
                projection.on(event, rows.of(event.entityId()));
            }
        }
        return rows;
    }

    /** Where it may stand, and where it goes with a batch. */
    Standing standing(long last) {
        return new Standing(name, definition, stored, seen(), last);
    }

    /** Writes a batch, in the transaction that has claimed the read model. */
    void write(Batch batch, Claim claim) {
        List<RecordedEvent> events = batch.events();
        store.use(name);
        deadLetters = claim.deadLetters();
        Set<UUID> parked = deadLetters ? store.parkedEntities(name) : new HashSet<>();
        if (batch.oneByOne()) {
            takeOneByOne(events, parked);
        } else if (parked.isEmpty() && batch.rows() != null) {
            store.write(batch.rows(), statements);
        } else {
            store.write(rows(events, parked), statements);
            events.stream().filter(event -> parked.contains(event.entityId())).forEach(this::parkBehind);
        }
    }

    /** Goes on from the position that is stored now. */
    void goOnFrom(long position) {
        stored = position;
        progress.reach(position);
    }

    private void takeOneByOne(List<RecordedEvent> events, Set<UUID> parked) {
        for (RecordedEvent event : events) {
            if (parked.contains(event.entityId())) {
                parkBehind(event);
            } else if (!takes(event)) {
                parked.add(event.entityId());
                deadLetters = true;
            }
        }
    }

    /** An event that only a later version of this program knows must wait for that version, not be parked. */
    static void requireKnown(RecordedEvent event) {
        if (!event.isKnown()) {
            throw new IllegalStateException("an event of no known type: " + event.eventId());
        }
    }

    private boolean takes(RecordedEvent event) {
        try {
            savepoint.executeWithoutResult(status -> store.write(rows(List.of(event), Set.of()), statements));
            return true;
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                throw failure;
            }
            log.warn("{} cannot take event {}: {}", name, event.position(), describe(failure));
            store.park(name, event.position(), event.entityId(), describe(failure));
            return false;
        }
    }

    private void parkBehind(RecordedEvent event) {
        store.park(name, event.position(), event.entityId(), "waits behind an earlier one");
    }

    /**
     * Takes the dead letters again and tells how many are left. What they write is older than the sums, which are kept
     * anew therefore.
     */
    int retryDeadLetters() {
        return Objects.requireNonNull(transaction.execute(status -> {
            long last = store.lock(name);
            store.use(name);
            List<Long> parked = store.parked(name);
            Set<UUID> stillParked = new HashSet<>();
            for (long position : parked) {
                RecordedEvent event = feed.at(position);
                if (!stillParked.contains(event.entityId()) && takes(event)) {
                    store.unpark(name, position);
                } else {
                    stillParked.add(event.entityId());
                }
            }
            int left = store.parked(name).size();
            if (left < parked.size()) {
                store.sums().keepAnew(name, parked.getFirst(), last);
            }
            return left;
        }));
    }

    /** The last event that it has seen. */
    long seen() {
        return progress.seen().orElseGet(() -> {
            stored = store.position(name);
            progress.reach(stored);
            return stored;
        });
    }

    private void storePosition() {
        Batch unstored = unstored();
        if (unstored != null) {
            batches.take(List.of(unstored));
        }
    }

    /** Forgets where it was, after what it wrote may have been lost. */
    void startOver() {
        feed.close();
        progress.forget();
    }

    @Override
    public void close() {
        startOver();
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
