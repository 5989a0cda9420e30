package org.fairlab.platform.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.RecurringJob;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that after an erasure every place is purged, and keeps a record of each. Several nodes may do it at once;
 * what a node leaves undone, any other one does.
 */
@Component
class Purging extends RecurringJob {

    private static final int BATCH = 500;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final List<Place> places;
    private final JdbcClient jdbc;

    Purging(List<Place> places, JdbcClient jdbc) {
        super("purging", INTERVAL);
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

    @Override
    protected void work() {
        purge();
    }
}
