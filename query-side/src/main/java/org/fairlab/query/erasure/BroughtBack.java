package org.fairlab.query.erasure;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.Tombstones;
import org.fairlab.query.projection.Projections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets nothing be served while a restored database has brought somebody back: until the command side has erased them
 * again, and the read models that hold anything of people have seen every erasure there was.
 */
@Component
class BroughtBack implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BroughtBack.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Keyring keyring;
    private final Tombstones tombstones;
    private final Projections projections;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private boolean running;

    BroughtBack(
            Keyring keyring,
            Tombstones tombstones,
            Projections projections,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.keyring = keyring;
        this.tombstones = tombstones;
        this.projections = projections;
        this.events = events;
    }

    /** After the read models are followed, and before the web server starts. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void start() {
        try {
            List<UUID> broughtBack = keyring.broughtBack();
            while (!broughtBack.isEmpty()) {
                log.warn("{} who were erased are back; waits for the command side", broughtBack.size());
                Thread.sleep(PATIENCE.dividedBy(10));
                broughtBack = keyring.broughtBack();
            }
            long last = Math.min(
                    tombstones.last(), events.createHeadToken().position().orElse(0));
            for (String name : last == 0 ? List.<String>of() : Held.READ_MODELS) {
                while (!projections.await(name, last, PATIENCE)) {
                    log.warn("{} has not seen every erasure yet", name);
                }
            }
            running = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
