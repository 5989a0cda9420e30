package org.fairlab.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.fairlab.standalone.directory.DataDirectory;
import org.fairlab.standalone.issuer.EmbeddedIssuer;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * What must be so before the first bean is made: the data directory is ours, the address may be used, the keys exist,
 * PostgreSQL runs unless the configuration names another one. PostgreSQL alone takes long; Spring goes on meanwhile.
 */
final class Preparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Path directory;
    private final Map<String, Object> settings = new HashMap<>();
    private final PrintStream out;
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile @Nullable Postgres postgres;
    private volatile boolean undoing;

    /** @param port null leaves it to the configuration */
    Preparation(Path directory, boolean empty, @Nullable Integer port, PrintStream out) {
        this.directory = directory;
        this.out = out;
        settings.put("fairlab.data-directory", directory.toString());
        settings.put("fairlab.public-data", !empty);
        if (port != null) {
            settings.put("server.port", port);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext starting) {
        context = starting;
        var environment = starting.getEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("standalone", settings));
        try {
            DataDirectory data = DataDirectory.open(directory);
            requireAddress(environment);
            prepareKeys(data, environment);
            if (!StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
                var started = startPostgres();
                starting.addBeanFactoryPostProcessor(beans -> settings.putAll(await(started)));
            }
        } catch (IOException failure) {
            throw new CannotStart(failure);
        }
        out.println("Starting the command side and the query side …");
    }

    private static void requireAddress(Environment environment) throws IOException {
        String address = environment.getProperty("server.address", "");
        if (!EmbeddedIssuer.allows(address, environment)) {
            throw new CannotStart("Fairlab listens on 127.0.0.1 only, not on "
                    + (address.isEmpty() ? "every address" : address)
                    + ", unless spring.security.oauth2.resourceserver.jwt.issuer-uri names a token issuer.");
        }
        int port = environment.getProperty("server.port", Integer.class, 8080);
        try {
            new ServerSocket(port, 1, InetAddress.getByName(address)).close();
        } catch (IOException taken) {
            throw new CannotStart("Port " + port + " cannot be listened on (" + taken.getMessage()
                    + "); choose another with --port.");
        }
    }

    private void prepareKeys(DataDirectory data, Environment environment) throws IOException {
        if (!environment.containsProperty("fairlab.key-encryption-key")) {
            // a new key beside a database that was written with another one would make personal data unreadable
            if (Files.exists(directory.resolve("postgres")) && !data.hasKeyEncryptionKey()) {
                throw new IOException("The key-encryption key is missing in " + directory
                        + "; put it back from a backup, since no personal data can be read without it.");
            }
            settings.put("fairlab.key-encryption-key", data.keyEncryptionKey().toString());
        }
        if (!environment.containsProperty("fairlab.log-signing-key")) {
            settings.put("fairlab.log-signing-key", data.logSigningKey().toString());
        }
        if (!environment.containsProperty("fairlab.log-anchors")) {
            settings.put("fairlab.log-anchors", data.logAnchors().toString());
        }
        settings.put("fairlab.issuer-key", data.issuerKey().toString());
        settings.put("fairlab.bootstrap-token", data.bootstrapToken().toString());
    }

    /**
     * In a thread of its own, while Spring finds out which beans there are; none of them is made before it is there.
     */
    private FutureTask<Map<String, Object>> startPostgres() throws IOException {
        out.println("Starting PostgreSQL 18 in " + directory + " …");
        Postgres starting = new Postgres(directory);
        postgres = starting;
        var started = new FutureTask<>(() -> {
            starting.start();
            return Setup.run(starting);
        });
        Thread.ofPlatform().daemon().name("postgres").start(started);
        return started;
    }

    private static Map<String, Object> await(Future<Map<String, Object>> started) {
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException reason
                    ? new CannotStart(reason)
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** Returns when the embedded PostgreSQL ends without having been told to. Without one, it never returns. */
    void awaitFailure() throws IOException, InterruptedException {
        if (postgres != null) {
            postgres.awaitEnd();
        }
        if (postgres == null || undoing) {
            new CountDownLatch(1).await();
        }
    }

    /** Stops what was started: first whatever uses the database, then the database. */
    void undo() {
        undoing = true;
        if (context != null && context.isRunning()) {
            out.println("Stopping …");
        }
        if (context != null) {
            context.close();
        }
        try {
            if (postgres != null) {
                postgres.stop();
                out.println("Stopped.");
            }
        } catch (IOException failure) {
            System.err.println("PostgreSQL could not be stopped; the next start will do so.");
        }
    }
}
