package org.fairlab.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.stream.Stream;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A command side as it runs: real HTTP on a port of its own, a real PostgreSQL. Several may share a database. */
public final class RunningCommandSide implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private RunningCommandSide(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** One for all tests that look only at entities of their own; it ends with the JVM. */
    public static RunningCommandSide shared() {
        return Shared.FIRST;
    }

    /** A second one on the same database. */
    public static RunningCommandSide besideShared() {
        return Shared.Beside.SECOND;
    }

    private static final class Shared {

        static final TestDatabase DATABASE = TestDatabase.fresh();
        static final RunningCommandSide FIRST = on(DATABASE);

        private static final class Beside {

            static final RunningCommandSide SECOND = on(DATABASE);
        }
    }

    /** Starts one that takes the tokens of {@link TestTokens}. */
    public static RunningCommandSide on(TestDatabase database) {
        return on(database, Clock.systemUTC());
    }

    /** Starts one by this clock, which looks for due deadlines without delay. */
    public static RunningCommandSide on(TestDatabase database, Clock clock) {
        return on(database, clock, "--fairlab.reference-data=false");
    }

    /** Starts one that has published the reference data of its files. */
    public static RunningCommandSide withReferenceDataOn(TestDatabase database) {
        return on(database, Clock.systemUTC(), "--fairlab.reference-data=true");
    }

    private static RunningCommandSide on(TestDatabase database, Clock clock, String referenceData) {
        Stream<String> settings = database.properties().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        Stream<String> server = Stream.of("--server.port=0", "--fairlab.deadlines.poll=100ms", referenceData);
        return new RunningCommandSide(new SpringApplicationBuilder(CommandSide.class, TestTokens.Decoder.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run(Stream.concat(settings, server).toArray(String[]::new)));
    }

    /** The answer to a request; a body that is no JSON is a missing node. */
    public record Answer(int status, HttpResponse<String> response) {

        public JsonNode json() {
            return response.body().startsWith("{") ? JSON.readTree(response.body()) : MissingNode.getInstance();
        }

        /** Last part of the problem's type. */
        public String problem() {
            return json().path("type").asString("").replace("/problems/", "");
        }
    }

    /** Begins a request to a path. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json");
    }

    /** Sends a command under a key. */
    public Answer send(String method, String path, String token, String key, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends commands without HTTP. */
    public Commands commands() {
        return context.getBean(Commands.class);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
