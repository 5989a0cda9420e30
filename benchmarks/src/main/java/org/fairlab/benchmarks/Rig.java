package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.fairlab.benchmarks.Applications.Both;
import org.fairlab.benchmarks.Applications.CommandsOnly;
import org.fairlab.benchmarks.Applications.Logged;
import org.fairlab.benchmarks.Applications.Unrecorded;
import org.fairlab.platform.store.Migrations;
import org.fairlab.query.transparency.NoteSigner;
import org.fairlab.standalone.directory.DataDirectory;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL that everything runs on, the same as the product's own, and the applications on it, each with a
 * database of its own. An application is started when it is first needed and stopped before others that are not
 * measured beside it.
 */
final class Rig implements AutoCloseable {

    static final List<String> SCHEMAS =
            List.of("events", "keyring", "command", "projection", "publication", "transparency", "access");

    private final Path directory;
    private final Postgres postgres;
    private final Map<String, Object> settings;
    private final Map<String, Database> databases = new HashMap<>();
    private final Map<String, Product> running = new LinkedHashMap<>();
    private final Map<Long, Installation> installations = new HashMap<>();

    Rig(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        LoggingSystem.get(Rig.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try (var data = DataDirectory.open(directory).lock()) {
            this.postgres = started(directory);
            this.settings = new HashMap<>(Setup.run(postgres));
            settings.put(
                    "fairlab.key-encryption-key",
                    new DataDirectory(directory, data).keyEncryptionKey().toString());
        }
    }

    /** For the connections of several contenders; nothing else differs from the product's server. */
    private static Postgres started(Path directory) throws IOException, InterruptedException {
        Postgres first = new Postgres(directory);
        first.start();
        JdbcClient.create(new DriverManagerDataSource(first.url("postgres"), "postgres", first.password()))
                .sql("alter system set max_connections = 200")
                .update();
        first.stop();
        Postgres second = new Postgres(directory);
        second.start();
        return second;
    }

    /** For files of a measure, which are removed in the end. */
    Path directory() {
        return directory;
    }

    /** The server itself, as its superuser. */
    JdbcClient server() {
        return Database.named("postgres", settings).jdbc();
    }

    /** The database of this name, made if need be. */
    Database database(String name) {
        return databases.computeIfAbsent(name, made -> {
            String own = "benchmark_" + made;
            server().sql("create database " + own).update();
            server().sql("grant create on database " + own + " to fairlab_app").update();
            Database database = Database.named(own, settings);
            Migrations.run(database.owner(), SCHEMAS);
            database.jdbc().sql("grant create on schema public to fairlab_app").update(); // for stock Axon's tables
            return database;
        });
    }

    /** The command side by itself. */
    Product commands() throws IOException {
        return product("commands", CommandsOnly.class);
    }

    /** Both sides, with all read models following. */
    Product both() throws IOException {
        return product("both_sides", Both.class);
    }

    /** The command side on Axon's own JDBC event store. */
    Product stock() throws IOException {
        return product("stock", StockApplication.class);
    }

    /** The command side with the transparency log. */
    Product logged() throws IOException {
        return product("logged", "logged", Logged.class, signing("logged"));
    }

    /** Both sides on a history of so many events, with an edition of its figures and all of it in the log. */
    Product evidence(long events) throws IOException, SQLException, InterruptedException {
        String name = "history_" + events;
        Database database = database(name);
        History.fill(database, events);
        Product product = product("evidence_" + events, name, Both.class, signing(name));
        product.awaitReadModels(events);
        product.requireNoDeadLetters();
        product.awaitEdition();
        product.awaitLog(events);
        return product;
    }

    /** The log of a history of so many events, without read models, which none of its proofs takes anything from. */
    Product proofs(long events) throws IOException, SQLException, InterruptedException {
        String name = "history_" + events;
        History.fill(database(name), events);
        Product product = product("proofs_" + events, name, Logged.class, signing(name));
        product.awaitLog(events);
        return product;
    }

    /** The same history where reads of single persons are not recorded. */
    Product unrecorded(long events) throws IOException {
        return product("unrecorded_" + events, "history_" + events, Unrecorded.class, Map.of());
    }

    /** Both sides on a history of so many events, which the read models have seen when this returns. */
    Product history(long events) throws IOException, SQLException, InterruptedException {
        Database database = database("history_" + events);
        History.fill(database, events);
        Product product = product("history_" + events, Both.class);
        product.awaitReadModels(events);
        product.requireNoDeadLetters();
        return product;
    }

    /** The standalone program's data directory with a history of so many events, made if need be. */
    Installation installation(long events) throws IOException, SQLException, InterruptedException {
        Installation made = installations.get(events);
        if (made == null) {
            made = Installation.make(directory.resolve("installation_" + events), events);
            installations.put(events, made);
        }
        return made;
    }

    /** The key that signs the log of a database, made if need be. */
    private Map<String, String> signing(String database) throws IOException {
        Path key = directory.resolve(database + "-signing-key");
        if (!Files.exists(key)) {
            Files.writeString(key, NoteSigner.generate());
        }
        return Map.of("fairlab.log-signing-key", key.toString());
    }

    private Product product(String name, Class<?> application) throws IOException {
        return product(name, name, application, Map.of());
    }

    private Product product(String name, String database, Class<?> application, Map<String, String> more)
            throws IOException {
        Product product = running.get(name);
        if (product == null) {
            product = Product.start(
                    application, database(database), Files.createDirectories(directory.resolve(name)), more);
            running.put(name, product);
        }
        return product;
    }

    /** Stops all applications, so that the next measure has the machine for itself. */
    void clear() {
        running.values().forEach(Product::close);
        running.clear();
    }

    /** Leaves no server running after Ctrl-C. */
    void abandon() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        ProcessHandle.current().children().forEach(child -> child.onExit().join());
        try {
            postgres.stop();
            PathUtils.deleteDirectory(directory);
        } catch (IOException failure) {
            System.err.println(directory + " could not be removed: " + failure.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        postgres.stop();
        PathUtils.deleteDirectory(directory);
    }
}
