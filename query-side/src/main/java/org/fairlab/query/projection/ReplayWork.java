package org.fairlab.query.projection;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.web.Moment;
import org.fairlab.query.projection.ProjectionStore.Held;
import org.fairlab.query.projection.Replay.Outcome;
import org.fairlab.query.projection.Replay.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds replays one after the other, in one process at a time. What was not finished when its process ended is begun
 * anew by whichever process finds it; what nobody wants any more is dropped.
 */
@Component
class ReplayWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);
    private static final String NAME = "replay";
    private static final long POLL_SECONDS = 5;

    /** After how many events it is asked whether the replay is still wanted. */
    private static final int STEP = 20 * ProjectionRunner.BATCH;

    private final Replays replays;
    private final Projections projections;
    private final ProjectionStore store;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private @Nullable ScheduledExecutorService worker;

    ReplayWork(
            Replays replays,
            Projections projections,
            ProjectionStore store,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.replays = replays;
        this.projections = projections;
        this.store = store;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.events = events;
    }

    @Override
    public int getPhase() {
        return projections.getPhase();
    }

    @Override
    public synchronized void start() {
        // no virtual thread: an interrupt would close the database's socket under it
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("replays").factory());
        var _ = worker.scheduleWithFixedDelay(this::work, 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (worker != null) {
            Projections.stop(worker);
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    /** Looks at once whether there is something to do. */
    synchronized void look() {
        if (worker != null) {
            worker.execute(this::work);
        }
    }

    private void work() {
        try {
            store.alone(NAME, () -> {
                replays.forgetOld();
                sweep();
                for (var next = replays.next(); next.isPresent(); next = replays.next()) {
                    build(next.get());
                    sweep();
                }
            });
        } catch (CancellationException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) { // another one would end the schedule
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("replays will be tried again: {}", ProjectionRunner.describe(failure));
            }
        }
    }

    private void sweep() {
        Set<String> shown = projections.names().stream()
                .filter(name -> projections.projection(name).isShownByRow())
                .collect(Collectors.toSet());
        replays.leftOver(shown).forEach(this::drop);
    }

    private void drop(String schema) {
        transaction.executeWithoutResult(status -> store.drop(schema));
    }

    private void build(Replay replay) {
        try {
            if (replays.begun(replay.id())) {
                drop(replay.schema());
                drop(replay.schema() + "_against");
                replays.done(replay.id(), outcome(replay));
            }
        } catch (NotWanted forgotten) {
            log.info("replay {} was dropped before it was done", replay.id());
        } catch (RuntimeException failure) {
            if (failure instanceof CancellationException || ProjectionRunner.isPassing(failure)) {
                throw failure;
            }
            log.error("replay {} failed: {}", replay.id(), ProjectionRunner.describe(failure));
            replays.failed(replay.id(), ProjectionRunner.describe(failure));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Outcome outcome(Replay replay) throws SQLException {
        Projection projection = projections.projection(replay.readModel());
        try (var runner = begin(projection, replay.schema())) {
            if (replay.against() != null) {
                advance(replay, runner, position(Moment.of("until", replay.until())));
                try (var other = begin(projection, replay.againstSchema())) {
                    advance(replay, other, position(Moment.of("against", replay.against())));
                }
                return compared(replay, projection, () -> {});
            }
            requireSameDefinition(projection);
            if (replay.until() != null) {
                advance(replay, runner, position(Moment.of("until", replay.until())));
                return compared(replay, projection, () -> {});
            }
            advance(replay, runner, store.position(replay.readModel()));
            try (Held live = store.hold(replay.readModel())) {
                runner.advanceTo(live.position());
                return compared(replay, projection, live::release);
            }
        }
    }

    private ProjectionRunner begin(Projection projection, String schema) {
        transaction.executeWithoutResult(status -> store.createUnindexed(projection, schema));
        return projections.runner(projection, schema);
    }

    private void advance(Replay replay, ProjectionRunner runner, long target) {
        for (long next = 0; next < target; ) {
            next = Math.min(next + STEP, target);
            runner.advanceTo(next);
            if (!replays.begun(replay.id())) {
                throw new NotWanted();
            }
        }
    }

    /** Says that a replay was dropped while it was worked on. */
    private static final class NotWanted extends RuntimeException {}

    private void requireSameDefinition(Projection projection) {
        if (!store.definition(projection.name()).equals(ProjectionStore.definitionOf(projection))) {
            throw new IllegalStateException("the live one is of another definition");
        }
    }

    /** @param seen is run as soon as the state of both is chosen that is compared */
    private Outcome compared(Replay replay, Projection projection, Runnable seen) {
        return Objects.requireNonNull(snapshot.execute(status -> {
            long position = store.position(replay.schema());
            long against = store.position(replay.againstSchema());
            seen.run();
            List<Table> tables = new Comparison(
                            dataSource, replay.schema(), replay.againstSchema(), projection.isShownByRow())
                    .tables();
            return new Outcome(position, against, tables);
        }));
    }

    /** The last position up to a moment, and of those that there are. */
    private long position(Moment moment) {
        long head = events.createHeadToken().position().orElseThrow();
        Instant instant = moment.recorded();
        if (instant != null) {
            // the store knows what begins at an instant, to the microsecond
            Instant after = instant.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
            return events.createTokenAt(after).position().orElse(head);
        }
        return moment.position() == null ? head : Math.min(moment.position(), head);
    }
}
