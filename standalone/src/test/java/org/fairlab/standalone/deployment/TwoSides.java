package org.fairlab.standalone.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.CommandSide;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.QuerySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both sides, each with a context, a port and a database role of its own, on one PostgreSQL. */
final class TwoSides implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext commandSide;
    private final ConfigurableApplicationContext querySide;

    private TwoSides(ConfigurableApplicationContext commandSide, ConfigurableApplicationContext querySide) {
        this.commandSide = commandSide;
        this.querySide = querySide;
    }

    static TwoSides start(TestDatabase database, Map<String, String> settings) {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("do $$ begin"
                        + " if not exists (select from pg_roles where rolname = 'command_side') then"
                        + " create role command_side login in role fairlab_command;"
                        + " create role query_side login in role fairlab_query; end if; end $$")
                .update();
        String name = owner.sql("select current_database()").query(String.class).single();
        owner.sql("grant create on database " + name + " to query_side").update();
        return new TwoSides(
                side(CommandSide.class, "command_side", database, settings),
                side(QuerySide.class, "query_side", database, settings));
    }

    private static ConfigurableApplicationContext side(
            Class<?> application, String role, TestDatabase database, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=0", "--spring.datasource.username=" + role, "--spring.datasource.password="));
        database.properties().forEach((key, value) -> {
            if (!key.equals("spring.datasource.username") && !key.equals("spring.datasource.password")) {
                arguments.add("--" + key + "=" + value);
            }
        });
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return new SpringApplicationBuilder(application, TestTokens.Decoder.class)
                .run(arguments.toArray(String[]::new));
    }

    HttpResponse<String> command(String role, String path, String body) throws IOException, InterruptedException {
        return command("PUT", role, path, body, UUID.randomUUID());
    }

    HttpResponse<String> command(String method, String role, String path, String body, UUID key)
            throws IOException, InterruptedException {
        return http.send(
                request(commandSide, path, role)
                        .header("Idempotency-Key", key.toString())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> query(String role, String path) throws IOException, InterruptedException {
        return http.send(request(querySide, path, role).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> T ofQuerySide(Class<T> bean) {
        return querySide.getBean(bean);
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext side, String path, String role) {
        String port = side.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.token("somebody", role));
    }

    @Override
    public void close() {
        querySide.close();
        commandSide.close();
    }
}
