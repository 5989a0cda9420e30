package org.fairlab.standalone.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rows; {@code ./fairlab fault NAME} runs one of them for longer. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class FaultsTest {

    private static Bed bed;

    @BeforeAll
    static void make() throws Exception {
        bed = new Bed();
    }

    @AfterAll
    static void close() {
        bed.close();
    }

    private interface Row {

        /** Breaks something, checks, and returns what was done and how the control failed. */
        String run(Bed bed, Scale scale) throws Exception;
    }

    private static void run(String name, Row row, Scale brief, Scale lengthy) throws Exception {
        long started = System.nanoTime();
        String done = row.run(bed, Scale.asked(brief, lengthy));
        System.out.printf(
                "%s (%.0f s)%n   %s%n", name, (System.nanoTime() - started) / 1e9, done.replace("; ", "\n   "));
    }

    @Test
    void kill_application() throws Exception {
        run("kill-application", Kills::application, Scale.brief(1, Duration.ZERO), Scale.lengthy(10, Duration.ZERO));
    }

    @Test
    void kill_backend() throws Exception {
        run("kill-backend", Kills::backend, Scale.brief(3, Duration.ZERO), Scale.lengthy(20, Duration.ZERO));
    }

    @Test
    void kill_postmaster() throws Exception {
        run("kill-postmaster", Kills::postmaster, Scale.brief(2, Duration.ZERO), Scale.lengthy(20, Duration.ZERO));
    }

    @Test
    void power_loss() throws Exception {
        run("power-loss", PowerLoss::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(10, Duration.ZERO));
    }

    @Test
    void disk_full() throws Exception {
        run("disk-full", DiskFull::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(5, Duration.ZERO));
    }

    @Test
    void paused_writer() throws Exception {
        run(
                "paused-writer",
                PausedWriter::row,
                Scale.brief(1, Duration.ofSeconds(2)),
                Scale.lengthy(1, Duration.ofSeconds(75)));
    }

    @Test
    void two_nodes() throws Exception {
        run("two-nodes", TwoNodes::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(10, Duration.ZERO));
    }

    @Test
    void cut_connection() throws Exception {
        run("cut-connection", CutConnection::row, Scale.brief(3, Duration.ZERO), Scale.lengthy(50, Duration.ZERO));
    }

    @Test
    void clock_steps() throws Exception {
        run("clock-steps", ClockSteps::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(5, Duration.ZERO));
    }

    @Test
    void kill_replay() throws Exception {
        run("kill-replay", ReplayKill::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(10, Duration.ZERO));
    }

    @Test
    void kill_audit_replay() throws Exception {
        run("kill-audit-replay", ShadowKill::row, Scale.brief(2, Duration.ZERO), Scale.lengthy(10, Duration.ZERO));
    }

    @Test
    void poison_event() throws Exception {
        run("poison-event", PoisonEvent::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(5, Duration.ZERO));
    }

    @Test
    void restored_backup() throws Exception {
        run("restored-backup", RestoredBackup::row, Scale.brief(1, Duration.ZERO), Scale.lengthy(5, Duration.ZERO));
    }

    @Test
    void overload() throws Exception {
        run("overload", Overload::row, Scale.brief(1, Duration.ofSeconds(2)), Scale.lengthy(1, Duration.ofSeconds(10)));
    }
}
