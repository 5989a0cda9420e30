package org.fairlab.standalone.faults;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows; {@code ./fairlab fault NAME} runs one of them for longer. */
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

    private static void run(String name, Row row, int rounds, Duration pause) throws Exception {
        long started = System.nanoTime();
        String done = row.run(bed, Scale.asked(rounds, pause));
        System.out.printf(
                "%s (%.0f s)%n   %s%n", name, (System.nanoTime() - started) / 1e9, done.replace("; ", "\n   "));
    }

    @Test
    void kill_application() throws Exception {
        run("kill-application", Kills::application, 1, Duration.ZERO);
    }

    @Test
    void kill_backend() throws Exception {
        run("kill-backend", Kills::backend, 3, Duration.ZERO);
    }

    @Test
    void kill_postmaster() throws Exception {
        run("kill-postmaster", Kills::postmaster, 2, Duration.ZERO);
    }

    @Test
    void power_loss() throws Exception {
        run("power-loss", PowerLoss::row, 1, Duration.ZERO);
    }

    @Test
    void disk_full() throws Exception {
        run("disk-full", DiskFull::row, 1, Duration.ZERO);
    }

    @Test
    void paused_writer() throws Exception {
        run("paused-writer", PausedWriter::row, 1, Duration.ofSeconds(2));
    }

    @Test
    void two_nodes() throws Exception {
        run("two-nodes", TwoNodes::row, 1, Duration.ZERO);
    }

    @Test
    void cut_connection() throws Exception {
        run("cut-connection", CutConnection::row, 3, Duration.ZERO);
    }

    @Test
    void clock_steps() throws Exception {
        run("clock-steps", ClockSteps::row, 1, Duration.ZERO);
    }

    @Test
    void kill_replay() throws Exception {
        run("kill-replay", ReplayKill::row, 1, Duration.ZERO);
    }

    @Test
    void poison_event() throws Exception {
        run("poison-event", PoisonEvent::row, 1, Duration.ZERO);
    }
}
