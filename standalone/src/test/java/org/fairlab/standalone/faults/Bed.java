package org.fairlab.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;
import org.jspecify.annotations.Nullable;

/**
 * What the rows share: a durable PostgreSQL behind a proxy, on a volume of its own where the machine lets us mount one,
 * and one running program connected through it, with everything its clients have been told so far.
 */
final class Bed implements AutoCloseable {

    final Answers answers = new Answers();

    private final Path scratch = Files.createTempDirectory("fairlab-faults");
    private final @Nullable Volume volume;
    private final Path directory;
    private final Server server;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Thread interrupted = new Thread(this::cleanUp, "clean up");
    private @Nullable ClockAgent secondClock;
    private boolean closed;

    Bed() throws IOException, InterruptedException, SQLException {
        Runtime.getRuntime().addShutdownHook(interrupted);
        volume = Volume.isPossible(scratch) ? Volume.make(scratch, "volume") : null;
        directory = volume == null ? scratch : volume.path();
        server = new Server(directory);
        Setup.run(server.postgres())
                .forEach((name, value) -> environment.put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), value.toString()));
        environment.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + server.proxy().port() + "/fairlab");
        nodes.add(newNode("node-1", Map.of()).start());
        try (Connection owner = owner()) {
            owner.createStatement().execute("create schema control");
        }
    }

    /** The program that all rows share. */
    Node node() {
        return nodes.getFirst();
    }

    /** Those that run beside it. */
    List<Node> others() {
        return nodes.subList(1, nodes.size());
    }

    /** One on the same database, with the keys of the first; not started yet. */
    private Node newNode(String name, Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        Path own = directory.resolve(name);
        if (!nodes.isEmpty()) {
            Files.createDirectories(own);
            for (String key : List.of("key-encryption-key.json", "issuer-key.json", "log-signing-key")) {
                Path copy = own.resolve(key);
                if (!Files.exists(copy)) {
                    Files.copy(node().directory().resolve(key), copy);
                }
            }
        }
        return new Node(own, all);
    }

    /**
     * A second program on the same database, started when it is first asked for. Its clock can be shifted, and it takes
     * any number of commands at once.
     */
    Node secondNode() throws IOException, InterruptedException {
        if (nodes.size() == 1) {
            secondClock = ClockAgent.in(scratch);
            nodes.add(newNode(
                    "node-2",
                    Map.of(
                            "JAVA_TOOL_OPTIONS",
                            secondClock.option(),
                            "FAIRLAB_COMMANDS_AT_ONCE",
                            Integer.toString(Integer.MAX_VALUE))));
            nodes.getLast().start();
        }
        return nodes.getLast();
    }

    /** The clock of the second program. */
    ClockAgent secondClock() {
        return secondClock;
    }

    Server server() {
        return server;
    }

    Path scratch() {
        return scratch;
    }

    /** The volume, or null where none can be mounted. */
    @Nullable
    Volume volume() {
        return volume;
    }

    /** The database as its owner, not through the proxy. */
    Connection owner() throws IOException, SQLException {
        return owner(server.postgres());
    }

    static Connection owner(Postgres postgres) throws IOException, SQLException {
        return DriverManager.getConnection(postgres.url("fairlab"), "postgres", postgres.password());
    }

    /** Fails if any invariant is broken now; otherwise says which hold. */
    String holds() throws Exception {
        try (Connection owner = owner()) {
            var events = Invariants.events(owner, "events.event");
            ReadModels.awaitAll(node(), events.size());
            List<String> broken = new ArrayList<>(Invariants.broken(events, answers));
            broken.addAll(ReadModels.broken(owner, events));
            broken.addAll(Checkpoints.broken(owner));
            if (!broken.isEmpty()) {
                throw new AssertionError(String.join("\n", broken));
            }
            return "I1 I2 I3 I4 I5 I7 hold over " + events.size() + " events";
        }
    }

    private synchronized void cleanUp() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (Node node : nodes) {
                node.close();
            }
            server.close();
            if (volume != null) {
                volume.close();
            }
            PathUtils.deleteDirectory(scratch);
        } catch (IOException | InterruptedException failure) {
            System.err.println("left behind in " + scratch + ": " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        cleanUp();
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }
}
