package org.fairlab.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program as its users start it: a process of its own, without any class of the tests. */
public final class Launched implements AutoCloseable {

    private final Path directory;
    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reader;

    public Launched(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        this.directory = directory;
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath,
                                Main.class.getName(),
                                "start",
                                "--data-dir",
                                directory.toString()),
                        Stream.of(arguments))
                .toList());
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).start();
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader reading = process.inputReader()) {
            for (String line = reading.readLine(); line != null; line = reading.readLine()) {
                output.add(line);
                lines.add(line);
            }
        } catch (IOException ended) {
            output.add(ended.toString());
        }
    }

    /** Waits until it says that it can serve. */
    public Launched ready() throws InterruptedException {
        return said("Ready: ");
    }

    /** Waits until it writes a line that begins so. */
    public Launched said(String beginning) throws InterruptedException {
        String line = "";
        while (line == null || !line.startsWith(beginning)) {
            if (line == null && !process.isAlive()) {
                throw new AssertionError("ended before it said " + beginning + ": " + output);
            }
            line = lines.poll(1, TimeUnit.SECONDS);
        }
        return this;
    }

    /** Waits for its end and returns everything it wrote. */
    public String ended(int exitCode) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != exitCode) {
            throw new AssertionError("not ended with " + exitCode + ": " + process + " " + output);
        }
        reader.join();
        return String.join("\n", output);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Where it listens. */
    public String address() {
        return output.stream()
                .filter(line -> line.startsWith("Ready: "))
                .map(line -> line.split(" ")[1])
                .findFirst()
                .orElseThrow();
    }

    /** Its database, as the owner. */
    public JdbcClient database() throws IOException {
        String port = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/fairlab",
                "postgres",
                Files.readString(directory.resolve("postgres-password")).strip()));
    }

    public ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(postgresId()).orElseThrow();
    }

    private long postgresId() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst());
    }

    /** What Ctrl-C does too, but a test that runs in the background could not pass that signal on. */
    public Launched stop() {
        process.toHandle().destroy();
        return this;
    }

    /** Its process id. */
    public long id() {
        return process.pid();
    }

    /** What {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
        if (Files.exists(directory.resolve("postgres/postmaster.pid"))) {
            ProcessHandle.of(postgresId()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
