package org.fairlab.standalone.decisions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides in this process, so that their endpoints can be listed and their log be read, and a leak beside them. */
final class Product implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private long position;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"org.fairlab.command", "org.fairlab.query", "org.fairlab.platform"},
            basePackageClasses = Leak.class,
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @Filter(SpringBootApplication.class))
    static class BothSides {}

    Product() {
        Stream<String> settings = TestDatabase.fresh().properties().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        context = new SpringApplicationBuilder(BothSides.class)
                .run(Stream.concat(settings, Stream.of("--server.port=0", "--fairlab.reference-data=false"))
                        .toArray(String[]::new));
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    <T> Map<String, T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    /** Sends a command that has to be taken, and returns the entity it went to. */
    String done(String subject, String role, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(subject, role, method, path, "application/json", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        JsonNode event =
                JsonMapper.shared().readTree(answer.body()).path("events").get(0);
        position = Math.max(position, event.path("position").asLong());
        return event.path("entityId").asString();
    }

    HttpResponse<String> send(String subject, String role, String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(subject, role, path)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks once the read models have seen all that was done. */
    HttpResponse<String> ask(String subject, String role, String path) throws IOException, InterruptedException {
        String after = (path.contains("?") ? "&" : "?") + "after=" + position;
        return client.send(request(subject, role, path + after).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String subject, String role, String path) {
        URI address = URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TestTokens.token(subject, role));
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
