package org.fairlab.query.projection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.query.projection.ProjectionStore.Claim;
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
final class ProjectionRunner implements Runnable, AutoCloseable {

    static final int BATCH = 1000;

    /** After how many events a tally is taken again: what figures asked for as of now count beside it. */
    static final int TALLY_AFTER = 5000;

    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final long PAUSE_MILLIS = 20;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    /** How long a read model rests that the latest events did not concern, so that those that they do get on. */
    private static final long REST_MILLIS = 10;

    private final Projection projection;
    private final String name;
    private final String definition;
    private final ProjectionStore store;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final EventFeed feed;
    private final Progress progress = new Progress();
    private final Statements statements = new Statements();

    /** What {@code projection.state} said last; events from there to {@link Progress#seen} write nothing. */
    private long stored;

    /** Where the latest tally was taken, as far as is known here; empty if none is kept, null before that is asked. */
    private @Nullable OptionalLong tallied;

    /** Up to where sums of the past are kept, in the same way. */
    private @Nullable OptionalLong summed;

    private boolean deadLetters;

    /** Whether the latest events wrote nothing, and were no full batch that others may wait behind. */
    private boolean unconcerned;

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
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.feed = new EventFeed(events);
    }

    /** How far the read model is known to have come by this process. */
    Progress progress() {
        return progress;
    }

    /** Follows the events until the thread is interrupted. */
    @Override
    public void run() {
        try (feed) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    long before = seen();
                    if (!feed.await(before)) {
                        storePosition();
                    } else if (!advance() && seen() == before) {
                        Thread.sleep(PAUSE_MILLIS);
                    } else if (unconcerned) {
                        Thread.sleep(REST_MILLIS);
                    }
                } catch (RuntimeException | Error failure) {
                    if (!Thread.currentThread().isInterrupted()) {
                        log.warn("{} will be tried again: {}", name, describe(failure));
                    }
                    startOver();
                    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            progress.forget();
        }
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

    /** Takes the events that are there; false if another node is at it, or has been. */
    private boolean advance() {
        return take(feed.after(seen(), BATCH));
    }

    /** Takes the events that come next; false if another node is at it, or has been. */
    boolean take(List<RecordedEvent> events) {
        if (events.isEmpty() || seen() >= events.getLast().position()) {
            return true;
        }
        events.forEach(ProjectionRunner::requireKnown);
        long last = events.getLast().position();
        try {
            Rows rows = deadLetters ? null : rows(events, Set.of());
            boolean nothing = rows != null && rows.isEmpty();
            unconcerned = nothing && events.size() < BATCH;
            if (nothing) {
                progress.reach(last);
                return true;
            }
            return inTransaction(events, last, rows, false);
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                startOver();
                throw failure;
            }
            return inTransaction(events, last, null, true);
        }
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

    /**
     * @param rows what the events write if none of them waits behind a dead letter
     * @return whether they were taken; if not, another node is at it, or has been
     */
    private boolean inTransaction(List<RecordedEvent> events, long last, @Nullable Rows rows, boolean oneByOne) {
        boolean done = Objects.requireNonNull(transaction.execute(status -> {
            Claim claim = store.claim(name, definition, stored, seen(), last).orElse(null);
            if (claim == null) {
                return false;
            }
            deadLetters = claim.deadLetters();
            Set<UUID> parked = deadLetters ? store.parkedEntities(name) : new HashSet<>();
            if (oneByOne) {
                takeOneByOne(events, parked);
            } else if (parked.isEmpty() && rows != null) {
                store.write(rows, statements);
            } else {
                store.write(rows(events, parked), statements);
                events.stream()
                        .filter(event -> parked.contains(event.entityId()))
                        .forEach(this::parkBehind);
            }
            takeTally(last);
            keepSums(last);
            return true;
        }));
        stored = done ? last : store.position(name);
        progress.reach(stored);
        return done;
    }

    /** Takes the tally if it is time, but not of a copy: a rebuild does when all rows and indexes are there. */
    private void takeTally(long last) {
        if (tallied == null) {
            tallied = name.equals(projection.name()) ? store.tallied(name) : OptionalLong.empty();
        }
        if (tallied.isPresent() && last - tallied.getAsLong() > TALLY_AFTER) {
            store.takeTally(name, last);
            tallied = OptionalLong.of(last);
        }
    }

    private void keepSums(long last) {
        if (summed == null) {
            summed = name.equals(projection.name()) ? store.sums().until(name) : OptionalLong.empty();
        }
        if (summed.isPresent() && last + 1 - summed.getAsLong() >= store.sums().size()) {
            summed = OptionalLong.of(store.sums().keep(name, last));
        }
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
    private static void requireKnown(RecordedEvent event) {
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
     * Takes the dead letters again and tells how many are left. What they write is older than the tally and the sums,
     * which are taken anew therefore.
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
                store.takeTallyAnew(name, parked.getFirst(), last);
            }
            return left;
        }));
    }

    private long seen() {
        return progress.seen().orElseGet(() -> {
            stored = store.position(name);
            progress.reach(stored);
            return stored;
        });
    }

    /** Stores how far it has come over events that wrote nothing. */
    private void storePosition() {
        if (seen() > stored) {
            inTransaction(List.of(), seen(), new Rows(), false);
        }
    }

    private void startOver() {
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
