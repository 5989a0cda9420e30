package org.fairlab.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fairlab.standalone.postgres.Postgres;

/**
 * PostgreSQL as the program runs it, behind a proxy so that its clients find it again wherever it listens.
 *
 * @param directory its data directory and log are in it
 */
record Server(Path directory, Postgres postgres, Proxy proxy) implements AutoCloseable {

    Server(Path directory) throws IOException, InterruptedException {
        this(directory, new Postgres(directory), new Proxy(0));
        start();
    }

    /** Starts it, recovering from whatever happened before. */
    void start() throws IOException, InterruptedException {
        postgres.start();
        proxy.target(port());
    }

    int port() {
        return Integer.parseInt(postgres.url("").replaceAll(".*:(\\d+)/", "$1"));
    }

    ProcessHandle postmaster() throws IOException {
        String id =
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    }

    /** The ids of the postmaster and all its children. */
    List<Long> processes() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<Long> all = new ArrayList<>(List.of(postmaster.pid()));
        postmaster.descendants().forEach(child -> all.add(child.pid()));
        return all;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        postgres.stop();
    }
}
