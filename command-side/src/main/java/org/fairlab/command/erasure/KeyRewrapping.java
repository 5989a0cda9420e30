package org.fairlab.command.erasure;

import java.time.Duration;
import org.fairlab.platform.RecurringJob;
import org.fairlab.platform.privacy.KeyEpochs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Wraps data keys anew after a rotation, batch by batch; how far it has come is in the rows themselves. */
@Component
class KeyRewrapping extends RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(KeyRewrapping.class);
    private static final int BATCH = 200;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final KeyEpochs epochs;

    KeyRewrapping(KeyEpochs epochs) {
        super("wraps-keys", INTERVAL);
        this.epochs = epochs;
    }

    @Override
    protected void work() {
        int all = 0;
        for (int batch = BATCH; batch == BATCH && isRunning(); all += batch) {
            batch = epochs.rewrap(BATCH);
        }
        if (all > 0) {
            log.info("{} data keys are wrapped under the primary key-encryption key", all);
        }
    }
}
