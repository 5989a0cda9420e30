package org.fairlab.query.transparency;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the log while the application runs, in one thread: signs what is new, at most once a second, and anchors it. A
 * log that is broken makes the application unhealthy, and is looked at again and again in case somebody mends it.
 */
@Component
@ConditionalOnProperty("fairlab.log-signing-key")
class LogJob implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(LogJob.class);
    private static final long PERIOD_MILLIS = 1000;
    private static final long PAUSE_MILLIS = 5000;

    private final LogTables tables;
    private final Leaves leaves;
    private final LogWriter writer;
    private final @Nullable Anchors anchors;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String broken;

    LogJob(
            LogTables tables,
            Leaves leaves,
            NoteSigner signer,
            PlatformTransactionManager transactions,
            @Value("${fairlab.log-signing-key}") Path key,
            @Value("${fairlab.log-anchors:#{null}}") @Nullable Path anchors,
            @Value("${fairlab.log-anchors-every:PT1H}") Duration every) {
        this.tables = tables;
        this.leaves = leaves;
        this.writer = new LogWriter(
                tables, leaves, signer, CheckpointFile.beside(key), new TransactionTemplate(transactions));
        this.anchors = anchors == null ? null : new Anchors(anchors, every);
    }

    private void run() {
        try {
            while (Thread.currentThread().equals(thread)) {
                try {
                    turn();
                    broken = null;
                } catch (BrokenLogException | UncheckedIOException failure) {
                    refuse(failure);
                    Thread.sleep(PAUSE_MILLIS);
                } catch (RuntimeException passing) {
                    log.warn(
                            "the log is written later, after {}",
                            passing.getClass().getName());
                    leaves.close();
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leaves.close();
        }
    }

    /** Looks at the log also while nothing happens, so that a change of its tables does not wait for the next event. */
    private void turn() throws InterruptedException {
        if (writer.size() >= 0) {
            leaves.await(writer.size());
        }
        long start = System.nanoTime();
        boolean more;
        do {
            more = writer.advance();
        } while (more && Thread.currentThread().equals(thread));
        if (anchors != null) {
            tables.latest().ifPresent(anchors::keep);
        }
        Thread.sleep(Math.max(0, PERIOD_MILLIS - (System.nanoTime() - start) / 1_000_000));
    }

    private void refuse(RuntimeException failure) {
        String why = String.valueOf(failure.getMessage());
        if (Thread.currentThread().equals(thread) && !why.equals(broken)) {
            log.error("nothing is signed: {}", why);
            broken = why;
        }
    }

    /** Why nothing is signed; null if all is well. */
    @Nullable
    String broken() {
        return broken;
    }

    @Override
    public Health health() {
        String why = broken;
        return why == null
                ? Health.up().build()
                : Health.down().withDetail("log", why).build();
    }

    /** It follows the events for as long as the read models do. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().daemon().name("signs").unstarted(this::run);
        thread = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
