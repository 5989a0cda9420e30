package org.fairlab.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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

    /** A read model to build, and what writes to its second schema. */
    record Next(Projection projection, ProjectionRunner runner) {

        String name() {
            return projection.name();
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
            load(all).forEach(this::takePlace);
        } finally {
            transaction.executeWithoutResult(status -> all.forEach(next -> store.forgetRebuild(next.name())));
        }
    }

    /** Shows all of them every event up to where the old ones are, and tells which have taken them. */
    private List<Next> load(List<Next> all) {
        List<Next> loading = new ArrayList<>(all);
        long target = all.stream()
                .mapToLong(next -> store.position(next.name()))
                .max()
                .orElse(-1);
        try {
            for (long position = -1; position < target && !loading.isEmpty(); ) {
                if (feed.await(position)) {
                    List<RecordedEvent> batch = feed.after(position, ProjectionRunner.BATCH);
                    take(batch, loading);
                    position = batch.getLast().position();
                }
            }
        } catch (InterruptedException stopped) {
            throw new CancellationException();
        }
        return loading;
    }

    private void take(List<RecordedEvent> batch, List<Next> loading) throws InterruptedException {
        List<Future<Boolean>> taking = workers.invokeAll(loading.stream()
                .map(next -> (Callable<Boolean>) () -> taken(next, batch))
                .toList());
        List<Next> failed = new ArrayList<>();
        for (int i = 0; i < taking.size(); i++) {
            Future<Boolean> taken = taking.get(i);
            if (taken.state() == Future.State.FAILED) {
                if (taken.exceptionNow() instanceof RuntimeException failure && ProjectionRunner.isPassing(failure)) {
                    throw failure;
                }
                failed.add(failed(loading.get(i), taken.exceptionNow()));
            }
        }
        loading.removeAll(failed);
    }

    private static boolean taken(Next next, List<RecordedEvent> batch) {
        if (!next.runner().take(batch)) {
            throw new IllegalStateException("something else writes to the new tables");
        }
        return true;
    }

    private static Next failed(Next next, Throwable failure) {
        log.error("{} could not be rebuilt: {}", next.name(), ProjectionRunner.describe(failure));
        return next;
    }

    private void takePlace(Next next) {
        String name = next.name();
        transaction.executeWithoutResult(status -> store.index(next.projection(), ProjectionStore.next(name)));
        next.runner().advanceTo(store.position(name));
        store.analyze(ProjectionStore.next(name));
        // holds the old one still, so that the new one is no less far when it takes its place
        transaction.executeWithoutResult(status -> {
            next.runner().advanceTo(store.lock(name));
            store.replace(name);
        });
        log.info("{} was rebuilt", name);
    }
}
