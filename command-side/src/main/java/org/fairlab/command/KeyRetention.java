package org.fairlab.command;

import java.time.Duration;
import org.fairlab.platform.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes the keys of idempotent requests that are older than their retention, by the clock of the database. A batch is
 * a transaction of its own and takes none of the writer's locks: a command can only meet it under a key of the batch,
 * and then waits for that batch at most. Several nodes may do it at once.
 */
@Component
class KeyRetention extends RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(KeyRetention.class);

    /** Few enough to be over in milliseconds. */
    static final int BATCH = 1000;

    private static final long PAUSE_MILLIS = 50;
    private static final Duration INTERVAL = Duration.ofHours(1);

    static final String DELETE = """
            delete from events.once where key in (
                select key from events.once where recorded_at < now() - make_interval(secs => ?)
                order by recorded_at limit ?)""";

    private final JdbcClient jdbc;
    private final Duration retention;

    KeyRetention(JdbcClient jdbc, @Value("${fairlab.idempotency-keys.retention:30d}") Duration retention) {
        super("key-retention", INTERVAL);
        if (retention.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("fairlab.idempotency-keys.retention must be an hour or longer");
        }
        this.jdbc = jdbc;
        this.retention = retention;
    }

    /** Deletes all that are older now, batch by batch, and tells how many there were. */
    int deleteOld() throws InterruptedException {
        int all = 0;
        for (int batch = BATCH; batch == BATCH; all += batch) {
            batch = jdbc.sql(DELETE).params(retention.toSeconds(), BATCH).update();
            if (batch == BATCH) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return all;
    }

    @Override
    protected void work() throws InterruptedException {
        int deleted = deleteOld();
        if (deleted > 0) {
            log.info("{} idempotency keys older than {} are deleted", deleted, retention);
        }
    }
}
