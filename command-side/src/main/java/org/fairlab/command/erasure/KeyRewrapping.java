package org.fairlab.command.erasure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fairlab.platform.privacy.KeyEpochs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Wraps data keys anew after a rotation, batch by batch; how far it has come is in the rows themselves. */
@Component
class KeyRewrapping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyRewrapping.class);
    private static final int BATCH = 200;
    private static final long INTERVAL_MILLIS = 1000;

    private final KeyEpochs epochs;
    private volatile @Nullable ScheduledExecutorService executor;

    KeyRewrapping(KeyEpochs epochs) {
        this.epochs = epochs;
    }

    private void run() {
        try {
            int all = 0;
            for (int batch = BATCH; batch == BATCH && executor != null; all += batch) {
                batch = epochs.rewrap(BATCH);
            }
            if (all > 0) {
                log.info("{} data keys are wrapped under the primary key-encryption key", all);
            }
        } catch (RuntimeException failure) { // another one would end the schedule
            log.warn("data keys are wrapped later, after {}", failure.getClass().getName());
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("wraps-keys").factory());
        executor = started;
        var _ = started.scheduleWithFixedDelay(this::run, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
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
