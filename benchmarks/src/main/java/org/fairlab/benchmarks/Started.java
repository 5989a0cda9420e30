package org.fairlab.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A server started as a process of its own. */
final class Started implements AutoCloseable {

    /** What the script gives the product; the bare application gets the same. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx320m");

    private static final String BARE = "benchmarks\\.jar|spring-(core|beans|context|aop|expression|web|webmvc)"
            + "-\\d.*|spring-boot(-(autoconfigure|http-converter|jackson|servlet|tomcat|web-server|webmvc))?-\\d.*"
            + "|tomcat-embed-.*|jackson-(core|databind)-3.*|jackson-annotations-.*|log.*|slf4j-.*|jul-.*"
            + "|micrometer-(commons|observation)-\\d.*|jspecify-.*|jakarta\\.annotation-.*|snakeyaml-.*|commons-logging-.*";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final long begin = System.nanoTime();
    private final Process process;
    private final Path log;
    private final int port;

    private Started(List<String> command, Path log, int port) throws IOException {
        this.log = log;
        this.port = port;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        this.process = builder.start();
    }

    /** The product as its users start it; from its classes where there is no script, as in a test. */
    static Started product(Path directory) throws IOException {
        int port = freePort();
        String script = System.getProperty("fairlab.script");
        List<String> command = new ArrayList<>();
        if (script == null) {
            command.addAll(
                    java(classPath(entry -> !isClassFolder(entry)), List.of("--enable-native-access=ALL-UNNAMED")));
            command.add("org.fairlab.standalone.Main");
        } else {
            command.add(script);
        }
        command.addAll(List.of("start", "--empty", "--data-dir", directory.toString(), "--port", "" + port));
        return new Started(command, directory.resolveSibling(directory.getFileName() + ".log"), port);
    }

    /** The least web application; its class path is that of the web server alone. */
    static Started bare(Path log, String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(java(bareClassPath(), List.of(options)));
        command.addAll(List.of("org.fairlab.benchmarks.bare.BareWeb", "--server.port=" + port));
        return new Started(command, log, port);
    }

    /** Whether the bare application's class path is of jars alone, as an AOT cache demands. */
    static boolean takesAotCache() {
        return Arrays.stream(bareClassPath().split(File.pathSeparator)).allMatch(entry -> entry.endsWith(".jar"));
    }

    private static String bareClassPath() {
        return classPath(entry -> entry.getFileName().toString().matches(BARE) || isClassFolder(entry));
    }

    /** Whether this is where the benchmarks' own classes are, in a test. */
    private static boolean isClassFolder(Path entry) {
        return entry.getNameCount() > 3
                && entry.subpath(entry.getNameCount() - 3, entry.getNameCount())
                        .toString()
                        .matches("benchmarks/target/(test-)?classes(-fast)?");
    }

    private static String classPath(Predicate<Path> included) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> included.test(Path.of(entry).toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> java(String classPath, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Something that fails until the server is there. */
    @FunctionalInterface
    interface Attempt {

        void with(HttpConnection connection) throws IOException, InterruptedException;
    }

    /** Tries again and again, and tells how many seconds after the start it succeeded. */
    double secondsUntil(Attempt attempt) throws IOException, InterruptedException {
        while (true) {
            try (HttpConnection connection = new HttpConnection(port)) {
                attempt.with(connection);
                return (System.nanoTime() - begin) / 1e9;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IOException("the server does not come up: " + Files.readString(log), notYet);
                }
                Thread.sleep(2);
            }
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Stops it as Ctrl-C does, and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
