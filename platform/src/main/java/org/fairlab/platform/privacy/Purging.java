package org.fairlab.platform.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that after an erasure every place is purged, and keeps a record of each. Several nodes may do it at once;
 * what a node leaves undone, any other one does.
 */
@Component
class Purging implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Purging.class);
    private static final int BATCH = 500;
    private static final long INTERVAL_MILLIS = 500;

    private final List<Place> places;
    private final JdbcClient jdbc;
    private volatile @Nullable ScheduledExecutorService executor;

    Purging(List<Place> places, JdbcClient jdbc) {
        this.places = places;
        this.jdbc = jdbc;
    }

    /** Purges each place of those of whom it was not purged yet. */
    void purge() {
        for (Place place : places) {
            List<UUID> erased =
                    jdbc.sql("""
                            select owner_id from keyring.erasure e where not exists (
                                select from keyring.purge p where p.owner_id = e.owner_id and p.place = ?)
                            order by erased_at limit ?""").params(place.place(), BATCH).query(UUID.class).list();
            if (!erased.isEmpty()) {
                record(place.place(), place.purge(erased));
            }
        }
    }

    private void record(String place, Map<UUID, String> done) {
        done.forEach((owner, what) -> jdbc.sql(
                        "insert into keyring.purge (owner_id, place, done) values (?, ?, ?) on conflict do nothing")
                .params(owner, place, what)
                .update());
    }

    private void run() {
        try {
            purge();
        } catch (RuntimeException failure) { // another one would end the schedule
            log.warn("purged later, after {}", failure.getClass().getName());
        }
    }

    @Override
    public void start() {
        // no virtual thread: an interrupt would close the database's socket under it
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("purging").factory());
        var _ = started.scheduleWithFixedDelay(this::run, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        executor = started;
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
