package org.fairlab.standalone.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The control of the killings: a writer that answers before its commit, as a process of its own. It must lose what it
 * has acknowledged.
 */
final class EarlyAnswer implements AutoCloseable {

    private static final int BATCH = 200;

    private final Process process;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Thread reader;

    EarlyAnswer(Bed bed) throws IOException, SQLException {
        try (Connection owner = bed.owner()) {
            owner.createStatement().execute("drop table if exists control.early");
            owner.createStatement().execute("create table control.early (n int primary key)");
        }
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EarlyAnswer.class.getName(),
                        bed.server().postgres().url("fairlab")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PASSWORD", bed.server().postgres().password());
        process = builder.start();
        reader = Thread.ofVirtual().start(this::read);
    }

    /** Writes one number after the other, and commits every now and then. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (Connection database = DriverManager.getConnection(arguments[0], "postgres", System.getenv("PASSWORD"));
                var insert = database.prepareStatement("insert into control.early values (?)")) {
            database.setAutoCommit(false);
            for (int n = 1; ; n++) {
                insert.setInt(1, n);
                insert.executeUpdate();
                System.out.println(n);
                Thread.sleep(1);
                if (n % BATCH == 0) {
                    database.commit();
                }
            }
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.set(Integer.parseInt(line));
            }
        } catch (IOException ended) {
            // it was killed
        }
    }

    /** Waits until it has acknowledged some, and is in the middle of a transaction. */
    EarlyAnswer awaitSome() throws InterruptedException {
        while (acknowledged.get() % BATCH < BATCH / 4 || acknowledged.get() % BATCH > BATCH * 3 / 4) {
            if (!process.isAlive()) {
                throw new AssertionError("the control has ended by itself");
            }
            Thread.sleep(1);
        }
        return this;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** After the fault: how many it acknowledged that are not there; fails if there are none. */
    String lost(Bed bed) throws IOException, SQLException, InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the fault did not reach the control");
        }
        reader.join();
        try (Connection owner = bed.owner();
                var count = owner.createStatement().executeQuery("select count(*) from control.early")) {
            count.next();
            int lost = acknowledged.get() - count.getInt(1);
            if (lost <= 0) {
                throw new AssertionError("the control lost nothing, so this test would not notice a loss");
            }
            return "a writer that answers before its commit lost " + lost + " of " + acknowledged;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
