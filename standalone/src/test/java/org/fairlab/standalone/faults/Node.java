package org.fairlab.standalone.faults;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fairlab.standalone.Launched;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The program as a process of its own, which can be killed and started again on the same data and port. */
final class Node implements AutoCloseable {

    static final String JSON = "application/json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final int port;
    private @Nullable Launched process;

    Node(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = environment;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Starts it and waits until it serves. */
    Node start() throws IOException, InterruptedException {
        process = new Launched(directory, environment, "--empty", "--port", Integer.toString(port)).ready();
        return this;
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Freezes it, or lets it go on. */
    void signal(String signal) throws IOException, InterruptedException {
        Processes.signal(signal, List.of(process.id()));
    }

    long id() {
        return process.id();
    }

    int port() {
        return port;
    }

    /** The PostgreSQL of its own. */
    ProcessHandle postgres() throws IOException {
        return process.postgres();
    }

    /** The PostgreSQL of its own, as the owner of everything. */
    Connection owner() throws IOException, SQLException {
        String server = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server + "/fairlab",
                "postgres",
                Files.readString(directory.resolve("postgres-password")).strip());
    }

    Path directory() {
        return directory;
    }

    /** A token for a subject with these roles; got once and kept. */
    String token(String subject, String... roles) throws IOException {
        String known = tokens.get(subject);
        return known != null ? known : newToken(subject, roles);
    }

    /** A token issued now. */
    synchronized String newToken(String subject, String... roles) throws IOException {
        String form = List.of(roles).stream().map(role -> "role=" + role).collect(Collectors.joining("&")) + "&subject="
                + encode(subject, UTF_8);
        String bootstrap =
                Files.readString(directory.resolve("bootstrap-token")).strip();
        try (Http http = new Http(port)) {
            var answer = http.send("POST", "/token", bootstrap, null, "application/x-www-form-urlencoded", form);
            if (answer.status() != 200) {
                throw new IOException("no token: " + answer.status());
            }
            String token = MAPPER.readTree(answer.body()).get("access_token").asString();
            tokens.put(subject, token);
            return token;
        }
    }

    /** Asks once. */
    Http.Answer ask(String method, String path, String token, @Nullable String key, String body) throws IOException {
        try (Http http = new Http(port)) {
            return http.send(method, path, token, key, JSON, body);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null) {
            process.close();
        }
    }
}
