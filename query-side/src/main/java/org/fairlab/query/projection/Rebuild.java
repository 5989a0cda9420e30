package org.fairlab.query.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds read models anew from the first event, each in a second schema while the old one serves, and puts them in
 * their places. Events are read and decoded once for all of them. Of several processes one does it at a time.
 */
final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final long PAUSE_MILLIS = 1000;

    /** How many events are shown to all of them at a time. */
    private static final int BATCH = 5000;

    private final ProjectionStore store;
    private final TransactionTemplate transaction;
    private final EventFeed feed;
    private final ExecutorService workers;

    /** @param workers which write to several read models at a time */
    Rebuild(ProjectionStore store, TransactionTemplate transaction, EventFeed feed, ExecutorService workers) {
        this.store = store;
        this.transaction = transaction;
        this.feed = feed;
        this.workers = workers;
    }

    /**
     * A read model to build.
     *
     * @param runner what writes to its second schema
     * @param nanos how long its latest step took
     */
    record Next(Projection projection, ProjectionRunner runner, AtomicLong nanos) {

        Next(Projection projection, ProjectionRunner runner) {
            this(projection, runner, new AtomicLong());
        }

        String name() {
            return projection.name();
        }

        private void take(List<RecordedEvent> batch) {
            if (!runner.take(batch)) {
                throw new IllegalStateException("something else writes to the new tables");
            }
        }
    }

    /**
     * Waits for its turn among the processes, and for the database, as long as any of them needs it.
     *
     * @param needed asked when its turn has come
     */
    void run(List<Next> all, Predicate<Projection> needed) throws InterruptedException {
        List<Next> left = new ArrayList<>(all);
        while (true) {
            try {
                store.alone(left.stream().map(Next::name).toList(), mine -> {
                    List<Next> turn = left.stream()
                            .filter(next -> mine.contains(next.name()))
                            .toList();
                    replace(turn.stream()
                            .filter(next -> needed.test(next.projection()))
                            .toList());
                    left.removeAll(turn);
                });
            } catch (RuntimeException failure) {
                if (!ProjectionRunner.isPassing(failure)) {
                    throw failure;
                }
            } finally {
                feed.close();
                all.forEach(next -> next.runner().close());
            }
            if (left.isEmpty()) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void replace(List<Next> all) {
        transaction.executeWithoutResult(status -> all.forEach(next -> {
            store.forgetRebuild(next.name());
            store.createUnindexed(next.projection(), ProjectionStore.next(next.name()));
        }));
        try {
            doneByEach(load(all), this::takePlace);
        } catch (InterruptedException stopped) {
            throw new CancellationException();
        } finally {
            transaction.executeWithoutResult(status -> all.forEach(next -> store.forgetRebuild(next.name())));
        }
    }

    /**
     * Shows all of them every event that there is, and tells which have taken them. Meanwhile the next events are read.
     */
    private List<Next> load(List<Next> all) throws InterruptedException {
        long target = feed.head();
        List<Next> loading = all;
        for (List<RecordedEvent> batch = read(-1, target); !batch.isEmpty() && !loading.isEmpty(); ) {
            List<RecordedEvent> taken = batch;
            long position = batch.getLast().position();
            Future<List<RecordedEvent>> ahead = workers.submit(() -> read(position, target));
            try {
                loading = doneByEach(loading, next -> next.take(taken));
            } finally {
                batch = outcome(ahead);
            }
        }
        return loading;
    }

    private List<RecordedEvent> read(long after, long target) throws InterruptedException {
        while (after < target) {
            if (feed.await(after)) {
                return feed.after(after, BATCH);
            }
        }
        return List.of();
    }

    /**
     * Does something for several at a time, those that took longest before at first, and tells for which it was done.
     */
    private List<Next> doneByEach(List<Next> all, Consumer<Next> work) throws InterruptedException {
        List<Next> longestFirst = all.stream()
                .sorted(Comparator.comparingLong((Next next) -> next.nanos().get())
                        .reversed())
                .toList();
        List<Future<Void>> outcomes = workers.invokeAll(longestFirst.stream()
                .map(next -> (Callable<Void>) () -> {
                    long start = System.nanoTime();
                    work.accept(next);
                    next.nanos().set(System.nanoTime() - start);
                    return null;
                })
                .toList());
        List<Next> done = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            try {
                outcome(outcomes.get(i));
                done.add(longestFirst.get(i));
            } catch (CancellationException stopped) {
                throw stopped;
            } catch (RuntimeException | Error failure) {
                if (failure instanceof RuntimeException cause && ProjectionRunner.isPassing(cause)) {
                    throw cause;
                }
                log.error(
                        "{} could not be rebuilt: {}", longestFirst.get(i).name(), ProjectionRunner.describe(failure));
            }
        }
        return done;
    }

    private static <T> T outcome(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            switch (Objects.requireNonNull(failure.getCause())) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case InterruptedException _ -> throw new CancellationException();
                default -> throw new IllegalStateException(failure.getCause());
            }
        }
    }

    private void takePlace(Next next) {
        String name = next.name();
        String schema = ProjectionStore.next(name);
        transaction.executeWithoutResult(status -> store.index(next.projection(), schema));
        store.analyze(schema);
        transaction.executeWithoutResult(status -> store.sums().keepAnew(schema, 0, store.position(schema)));
        next.runner().advanceTo(store.position(name));
        // holds the old one still, so that the new one is no less far when it takes its place
        transaction.executeWithoutResult(status -> {
            next.runner().advanceTo(store.lock(name));
            store.replace(name);
        });
        log.info("{} was rebuilt", name);
    }
}
