package org.fairlab.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairlab.command.Commands;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.projection.ProjectionStore;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.transparency.TransparencyLog;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product running in this process, with its web server on a port of its own. */
final class Product implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]*)\"");
    private static final Pattern DEAD_LETTERS = Pattern.compile("\"deadLetters\":[1-9]");
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final ConfigurableApplicationContext context;
    private final Path bootstrapToken;

    private Product(ConfigurableApplicationContext context, Path bootstrapToken) {
        this.context = context;
        this.bootstrapToken = bootstrapToken;
    }

    /** @param more settings, beside those that the database comes with */
    static Product start(Class<?> application, Database database, Path directory, Map<String, String> more) {
        Path bootstrapToken = directory.resolve("bootstrap-token");
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.putAll(more);
        settings.put("spring.config.location", "classpath:/fairlab.yaml");
        settings.put("server.port", 0);
        settings.put("server.tomcat.connection-timeout", PATIENCE.toMillis()); // callers rest while others have turns
        settings.put("fairlab.issuer-key", directory.resolve("issuer-key.json").toString());
        settings.put("fairlab.bootstrap-token", bootstrapToken.toString());
        return new Product(
                new SpringApplicationBuilder(application)
                        .properties(settings)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .run(),
                bootstrapToken);
    }

    <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    Commands commands() {
        return context.getBean(Commands.class);
    }

    Projections projections() {
        return context.getBean(Projections.class);
    }

    /** The last event that a read model has seen. */
    long position(String readModel) {
        return context.getBean(ProjectionStore.class).position(readModel);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    String token(String role) throws IOException, InterruptedException {
        return token(port(), bootstrapToken, role);
    }

    /** A bearer token from the server on a port of this machine, in exchange for the bootstrap token in a file. */
    static String token(int port, Path bootstrapToken, String role) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/token"))
                            .header(
                                    "Authorization",
                                    "Bearer " + Files.readString(bootstrapToken).strip())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("role=" + role))
                            .build(),
                    BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IOException("no token: " + answer.statusCode());
            }
            return token.group(1);
        }
    }

    /** Waits until every read model has seen a position and none is being rebuilt. */
    void awaitReadModels(long position) throws InterruptedException {
        Set<String> names = projections().names();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (names.stream()
                .anyMatch(name -> position(name) < position || projections().isRebuilding(name))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the read models do not get to position " + position);
            }
            Thread.sleep(2);
        }
    }

    /**
     * Waits until the first edition is released, which is made when the read models have seen everything.
     *
     * @throws IllegalStateException if it is held back
     */
    void awaitEdition() throws IOException, InterruptedException {
        awaitEdition(port(), token(Roles.AUDITOR));
    }

    /** The same of the program on a port of this machine, as an auditor sees it. */
    static void awaitEdition(int port, String token) throws IOException, InterruptedException {
        try (HttpConnection connection = new HttpConnection(port)) {
            for (String all = ""; !all.contains("RELEASED"); all = connection.body("/api/editions", token)) {
                if (all.contains("HELD_BACK")) {
                    throw new IllegalStateException("nothing is published: " + all);
                }
                Thread.sleep(500);
            }
        }
    }

    TransparencyLog log() {
        return context.getBean(TransparencyLog.class);
    }

    /** Waits until the transparency log has signed so many events. */
    void awaitLog(long events) throws InterruptedException {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc.sql("select coalesce(max(size), 0) from transparency.checkpoint")
                        .query(Long.class)
                        .single()
                < events) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the log does not get to " + events + " events");
            }
            Thread.sleep(5);
        }
    }

    /** Makes sure that a history is one that every read model takes, or a replay would do less than it seems to. */
    void requireNoDeadLetters() throws IOException, InterruptedException {
        try (HttpConnection connection = new HttpConnection(port())) {
            String standings = connection.body("/api/projections", token(Roles.OPERATOR));
            if (DEAD_LETTERS.matcher(standings).find()) {
                throw new IllegalStateException("dead letters: " + standings);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
