package org.fairlab.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again while the application runs, by one thread of its own. Where it fails it is done the
 * next time. What may be logged of a failure is its kind, since its message may repeat data.
 */
public abstract class RecurringJob implements SmartLifecycle {

    private static final Duration LATEST_START = Duration.ofMinutes(1);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private volatile @Nullable ScheduledExecutorService executor;

    /**
     * @param name of the thread
     * @param pause between the end of one time and the next; the first time is no later than a minute from the start
     */
    protected RecurringJob(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** What is to be done; it ends early if its thread is interrupted. */
    protected abstract void work() throws InterruptedException;

    private void run() {
        try {
            work();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) { // another one would end the schedule
            log.warn("this is done later, after {}", failure.getClass().getName());
        }
    }

    @Override
    public void start() {
        // no virtual thread: an interrupt would close the database's socket under it
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var first = pause.compareTo(LATEST_START) < 0 ? pause : LATEST_START;
        executor = started;
        var _ = started.scheduleWithFixedDelay(this::run, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
