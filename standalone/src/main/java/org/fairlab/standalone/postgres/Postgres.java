package org.fairlab.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.fairlab.standalone.directory.SecretFile;

/** The PostgreSQL server in a data directory, of which this process must be the only user. */
public final class Postgres {

    /** Durability does not depend on what somebody may have written into the server's own configuration. */
    private static final String SETTINGS = " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
            + " -c timezone=UTC -c log_timezone=UTC -c lc_messages=C"
            // statements and their errors may repeat personal data, and the application reports them anyway
            + " -c log_min_messages=log -c log_min_error_statement=panic -c log_error_verbosity=terse"
            + " -c log_checkpoints=off"
            // what was erased is in the log's files until they are deleted; to be used again, they would keep it
            + " -c wal_recycle=off";

    /** Seconds; recovering from a crash may take a while. */
    private static final String PATIENCE = "600";

    private static final int TRIES = 5;

    private final Programs programs;
    private final Path data;
    private final Path password;
    private int port;
    private volatile boolean stopping;

    /**
     * Unpacks the programs if need be; the server is not started yet.
     *
     * @throws IOException if it cannot run here; the message says why in one line
     */
    public Postgres(Path directory) throws IOException {
        if (Programs.refused()) {
            throw new IOException("PostgreSQL refuses to run as root, and this machine does not let it be somebody else"
                    + " (unshare -U fails); run Fairlab as an ordinary user, or on a server of your own with"
                    + " SPRING_DATASOURCE_URL.");
        }
        this.programs = new Programs(Binaries.in(directory.resolve("binaries")), directory.resolve("postgres.log"));
        this.data = directory.resolve("postgres");
        this.password = directory.resolve("postgres-password");
    }

    /**
     * Starts the server, and makes its database if there is none.
     *
     * @throws IOException if it does not start; the message says why in one line
     */
    public synchronized void start() throws IOException, InterruptedException {
        if (!Files.exists(data)) {
            create();
        } else if (!Files.exists(password)) {
            throw new IOException(password + " is missing; put it back from a backup.");
        }
        halt();
        LeftOver.forgetStrangers(data);
        for (int tried = 1; stopping || !started(); tried++) {
            if (stopping || tried == TRIES) {
                throw new IOException(
                        "PostgreSQL does not start; " + programs.log() + " ends with: " + programs.lastWords());
            }
            // another program took the port, or the parts of a server whose head was killed are still ending
            Thread.sleep(1000);
        }
    }

    private boolean started() throws IOException {
        port = freePort();
        return ctl("-l", programs.log().toString(), "-o", "-p " + port + SETTINGS, "start") == 0;
    }

    /** Stops the server if it is running or about to; all that was committed is on disk then. */
    public void stop() throws IOException {
        stopping = true;
        halt();
    }

    private synchronized void halt() throws IOException {
        if (LeftOver.server(data).isPresent()
                && ctl("-m", "fast", "stop") != 0
                && LeftOver.server(data).isPresent()) {
            ctl("-m", "immediate", "stop"); // as good as a crash, from which it recovers at the next start
        }
    }

    /** The JDBC URL of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of the superuser {@code postgres}. */
    public String password() throws IOException {
        return SecretFile.readOrCreate(password, SecretFile::random);
    }

    /** Returns when the server has ended, however it came to that. */
    public void awaitEnd() throws IOException {
        LeftOver.server(data).ifPresent(server -> server.onExit().join());
    }

    /** Makes the database beside its place and moves it there, so that a run killed meanwhile leaves no half of one. */
    private void create() throws IOException {
        Path partial = data.resolveSibling("postgres.partial");
        if (Files.exists(partial)) {
            PathUtils.deleteDirectory(partial);
        }
        password();
        int exit = programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + partial,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        if (exit != 0) {
            throw new IOException(
                    "PostgreSQL cannot make its database; " + programs.log() + " ends with: " + programs.lastWords());
        }
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private int ctl(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-D", data.toString(), "-w", "-t", PATIENCE));
        all.addAll(List.of(arguments));
        return programs.run("pg_ctl", all);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
