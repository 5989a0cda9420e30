package org.fairlab.standalone.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A full disk under load: for tables, for the write-ahead log, for temporary files; space is then given back. */
final class DiskFull {

    private static final String DISK_FULL = "53100";

    private DiskFull() {}

    static String row(Bed bed, Scale scale) throws Exception {
        if (bed.volume() == null) {
            throw new NotPossible("a full disk takes the right to mount a file system, and this user has none");
        }
        String lost = "";
        long acknowledged = 0;
        long again = 0;
        for (int round = 0; round < scale.rounds(); round++) {
            try (Load load = new Load(bed.answers, 8, i -> bed.node())) {
                load.awaitMore(100);
                withoutSpace(bed, () -> awaitRefusals(load));
                load.awaitMore(100);
                try (EarlyAnswer control = new EarlyAnswer(bed)) {
                    control.awaitSome();
                    withoutSpace(bed, () -> fillLog(bed));
                    awaitServer(bed);
                    load.awaitMore(100);
                    lost = control.lost(bed);
                }
                sortOnDisk(bed); // makes the folder
                withoutSpace(bed, () -> failToSort(bed));
                load.awaitMore(50);
                acknowledged += load.acknowledged();
                again += load.sentAgain();
            }
        }
        return scale.rounds() + " times full for tables, log and temporary files, " + acknowledged
                + " commands acknowledged, " + again + " requests sent again; " + bed.holds() + "; control: " + lost;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void withoutSpace(Bed bed, Work work) throws Exception {
        Path ballast = bed.volume().fill();
        try {
            work.run();
        } finally {
            Files.delete(ballast);
        }
    }

    /** Until requests have failed for lack of space; tables take a while to outgrow the pages that they have. */
    private static void awaitRefusals(Load load) throws InterruptedException {
        long before = load.sentAgain();
        for (int waited = 0; load.sentAgain() < before + 8; waited++) {
            if (waited == 600) {
                throw new AssertionError("no request failed on a full disk");
            }
            Thread.sleep(100);
        }
    }

    /** Until the log cannot be written any more, on which PostgreSQL gives up. */
    private static void fillLog(Bed bed) throws Exception {
        try (Connection owner = bed.owner();
                var write = owner.prepareStatement(
                        "select pg_logical_emit_message(false, 'fill', repeat(md5(random()::text), 250000))")) {
            while (true) {
                write.executeQuery().close();
            }
        } catch (SQLException full) {
            Thread.sleep(500);
        }
    }

    private static void sortOnDisk(Bed bed) throws Exception {
        try (Connection owner = bed.owner();
                var statement = owner.createStatement()) {
            statement.execute("set work_mem = '64kB'");
            statement.executeQuery("select count(*) from"
                    + " (select n::text from generate_series(1, 300000) n order by md5(n::text) offset 1) sorted");
        }
    }

    private static void failToSort(Bed bed) throws Exception {
        try {
            sortOnDisk(bed);
        } catch (SQLException full) {
            if (DISK_FULL.equals(full.getSQLState())) {
                return;
            }
            throw full;
        }
        throw new AssertionError("there was room for temporary files on a full disk");
    }

    /** Starts it again if it could not recover by itself. */
    private static void awaitServer(Bed bed) throws Exception {
        for (int tried = 0; tried < 20; tried++) {
            try (Connection owner = bed.owner()) {
                return;
            } catch (SQLException starting) {
                Thread.sleep(200);
            }
        }
        bed.server().start();
    }
}
