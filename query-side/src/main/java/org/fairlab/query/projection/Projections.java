package org.fairlab.query.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs all read models, and rebuilds those whose definition has changed while the old ones serve. */
@Component
public class Projections implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final long POLL_MILLIS = 50;
    private static final Progress NONE = new Progress();

    private final Map<String, Projection> projections;
    private final ProjectionStore store;
    private final PlatformTransactionManager transactions;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final Set<String> rebuilding = ConcurrentHashMap.newKeySet();
    private @Nullable ExecutorService threads;
    private @Nullable Followers followers;
    private @Nullable ExecutorService rebuilder;
    private @Nullable ExecutorService workers;

    Projections(
            List<Projection> projections,
            ProjectionStore store,
            PlatformTransactionManager transactions,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
        this.store = store;
        this.transactions = transactions;
        this.events = events;
    }

    /** The names of all read models. */
    public Set<String> names() {
        return projections.keySet();
    }

    /** Whether a read model is being rebuilt by this process, or waits for that. */
    public boolean isRebuilding(String name) {
        return rebuilding.contains(name);
    }

    /** The tables are there before the web server starts, and events are followed until it has answered its last. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;
    }

    @Override
    public synchronized void start() {
        // no virtual threads: an interrupt would close the database's socket under them
        threads = Executors.newCachedThreadPool(daemon("follows"));
        followers = new Followers(new Batches(store, transactions), feed(), threads);
        rebuilder = Executors.newSingleThreadExecutor(daemon("rebuilds"));
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemon("rebuilds"));
        for (Projection projection : projections.values()) {
            String name = projection.name();
            transaction().executeWithoutResult(status -> store.create(projection, name));
            store.alone(name, () -> transaction().executeWithoutResult(status -> store.forgetRebuild(name)));
        }
        List<Projection> unseen =
                projections.values().stream().filter(this::isNew).toList();
        projections.values().stream()
                .filter(projection -> !unseen.contains(projection))
                .forEach(this::follow);
        startRebuild(
                projections.values().stream()
                        .filter(projection -> unseen.contains(projection) || isOutdated(projection))
                        .toList(),
                projection -> isOutdated(projection) || isNew(projection));
    }

    private boolean isOutdated(Projection projection) {
        return !store.definition(projection.name()).equals(ProjectionStore.definitionOf(projection));
    }

    /** Whether there is a history of which it has seen nothing; rebuilding reads that once for all that are new. */
    private boolean isNew(Projection projection) {
        return store.position(projection.name()) < 0 && feed().head() > 0;
    }

    private synchronized void follow(Projection projection) {
        if (followers != null && !progress.containsKey(projection.name())) {
            ProjectionRunner follower = runner(projection, projection.name());
            progress.put(projection.name(), follower.progress());
            followers.add(follower);
        }
    }

    @Override
    public synchronized void stop() {
        stop(threads);
        stop(rebuilder);
        stop(workers);
        threads = null;
        followers = null;
        rebuilder = null;
        workers = null;
        progress.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return followers != null;
    }

    /** Rebuilds a read model in the background; false if that is under way already. */
    public boolean startRebuild(String name) {
        return startRebuild(List.of(projection(name)), projection -> true);
    }

    /** Rebuilds all read models in the background, reading the events once; false if that is under way already. */
    public boolean startRebuild() {
        return startRebuild(projections.values(), projection -> true);
    }

    private synchronized boolean startRebuild(Collection<Projection> all, Predicate<Projection> needed) {
        List<Rebuild.Next> idle = all.stream()
                .filter(projection -> rebuilding.add(projection.name()))
                .map(projection ->
                        new Rebuild.Next(projection, runner(projection, ProjectionStore.next(projection.name()))))
                .toList();
        if (!idle.isEmpty()) {
            var rebuild = new Rebuild(store, transaction(), feed(), Objects.requireNonNull(workers, "not running"));
            Objects.requireNonNull(rebuilder, "not running").execute(() -> run(rebuild, idle, needed));
        }
        return !idle.isEmpty();
    }

    private void run(Rebuild rebuild, List<Rebuild.Next> all, Predicate<Projection> needed) {
        try {
            rebuild.run(all, needed);
        } catch (InterruptedException | CancellationException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("the rebuild failed: {}", ProjectionRunner.describe(failure));
        } finally {
            all.forEach(next -> {
                rebuilding.remove(next.name());
                follow(next.projection());
            });
        }
    }

    /** Tries the dead letters of a read model again and tells how many are left. */
    public int retryDeadLetters(String name) {
        try (var runner = runner(projection(name), name)) {
            return runner.retryDeadLetters();
        }
    }

    /** How far a read model has come, at least; -1 before the first event. */
    public long position(String name) {
        return progress(name).seen().orElseGet(() -> store.position(name));
    }

    /** Waits until a read model has seen a position; false if it has not by then. */
    public boolean await(String name, long position, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        // of what another process does, the database tells
        while (!progress(name).await(position, POLL_MILLIS) && store.position(name) < position) {
            if (System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private Progress progress(String name) {
        return progress.getOrDefault(name, NONE);
    }

    Projection projection(String name) {
        return Objects.requireNonNull(projections.get(name), name);
    }

    /** What takes the tables in a schema forward. */
    ProjectionRunner runner(Projection projection, String schema) {
        return new ProjectionRunner(projection, schema, store, transactions, events);
    }

    private EventFeed feed() {
        return new EventFeed(events);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }

    /** Stops what a service runs, and waits for some seconds until it has. */
    static void stop(@Nullable ExecutorService executor) {
        if (executor != null) {
            executor.shutdownNow();
            try {
                executor.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
