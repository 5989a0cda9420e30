package org.fairlab.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs all read models, and rebuilds those whose definition has changed while the old ones serve. */
@Component
public class Projections implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final String NEXT = "_next";

    private final Map<String, Projection> projections;
    private final ProjectionStore store;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final EventStore events;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> rebuilding = ConcurrentHashMap.newKeySet();

    Projections(
            List<Projection> projections,
            ProjectionStore store,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EventStore events) {
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
        this.store = store;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /** The names of all read models. */
    public Set<String> names() {
        return projections.keySet();
    }

    /** Whether a read model is being rebuilt by this process. */
    public boolean isRebuilding(String name) {
        return rebuilding.contains(name);
    }

    @Override
    public void start() {
        projections.values().forEach(projection -> {
            Optional<String> definition = store.definition(projection.name());
            if (definition.isEmpty()) {
                store.create(projection, projection.name());
            } else if (!definition.get().equals(ProjectionStore.definitionOf(projection))) {
                startRebuild(projection.name());
            }
            threads.add(Thread.ofVirtual().name(projection.name()).start(runner(projection, projection.name())));
        });
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads.forEach(Projections::join);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** Rebuilds a read model in the background; false if that is under way already. */
    public boolean startRebuild(String name) {
        if (!rebuilding.add(name)) {
            return false;
        }
        threads.add(Thread.ofVirtual().name(name + NEXT).start(() -> {
            try {
                rebuild(name);
                log.info("{} was rebuilt", name);
            } catch (RuntimeException failure) {
                log.error(
                        "{} could not be rebuilt: {}", name, failure.getClass().getName());
            } finally {
                rebuilding.remove(name);
            }
        }));
        return true;
    }

    /** Builds a read model anew from the first event, while the old one serves, and then puts it in its place. */
    void rebuild(String name) {
        Projection projection = projections.get(name);
        String next = name + NEXT;
        store.create(projection, next);
        ProjectionRunner runner = runner(projection, next);
        while (runner.advance() > 0 && !Thread.currentThread().isInterrupted()) {
            // to the end
        }
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            long reached = store.lock(name);
            while (store.position(next) < reached) {
                runner.advance();
            }
            store.replace(name, next);
        });
    }

    /** Tries the dead letters of a read model again and tells how many are left. */
    public int retryDeadLetters(String name) {
        return runner(projections.get(name), name).retryDeadLetters();
    }

    /** Waits until a read model has seen a position; false if it has not by then. */
    public boolean await(String name, long position, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (store.position(name) < position) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    private ProjectionRunner runner(Projection projection, String name) {
        return new ProjectionRunner(projection, name, store, jdbc, transactions, events);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
