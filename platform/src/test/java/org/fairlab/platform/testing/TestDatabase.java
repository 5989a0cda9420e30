package org.fairlab.platform.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.fairlab.platform.store.Migrations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of its own on the one PostgreSQL of the test run, with every migration on the class path applied.
 *
 * @param user the application's role, with the rights of both sides and no others
 * @param keyEncryptionKey file with a key-encryption key
 */
public record TestDatabase(String url, String user, String password, Path keyEncryptionKey) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Makes one; the first of a run also starts the server, about two seconds. */
    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        var jdbc = JdbcClient.create(Server.POSTGRES.getPostgresDatabase());
        jdbc.sql("create database " + name + " template " + Server.TEMPLATE + " strategy file_copy")
                .update();
        jdbc.sql("grant create on database " + name + " to fairlab_app").update();
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        return new TestDatabase(url, "fairlab_app", "fairlab_app", Server.KEY_ENCRYPTION_KEY);
    }

    /** Connects as the application does. There is no pool to close. */
    public DataSource dataSource() {
        return new KeptConnections(url, user);
    }

    /** Connects as the owner of the tables, who may do anything. */
    public DataSource owner() {
        return new KeptConnections(url, "postgres");
    }

    /** The settings that make a side run on this database; nothing is migrated again. */
    public Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                user,
                "spring.datasource.password",
                password,
                "fairlab.migrate.schemas",
                "",
                "fairlab.publication.every",
                "off",
                "fairlab.key-encryption-key",
                keyEncryptionKey.toString(),
                "fairlab.tombstones",
                tombstones().toString());
    }

    /** The file that tells who was erased in this database. */
    public Path tombstones() {
        Path file = keyEncryptionKey.resolveSibling(
                keyEncryptionKey.getFileName() + url.substring(url.lastIndexOf('/') + 1) + "-erased");
        file.toFile().deleteOnExit();
        return file;
    }

    /** Adds the settings to a test's context, in its {@code @DynamicPropertySource} method. */
    public void addTo(DynamicPropertyRegistry registry) {
        properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** The server of this run, with zonky's fast settings: fsync is off. It stops with the JVM. */
    private static final class Server {

        static final String TEMPLATE = "fairlab_template";
        static final EmbeddedPostgres POSTGRES = start();
        static final Path KEY_ENCRYPTION_KEY = newKey();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "1000") // a pool for each database of a run
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off") // it would go round hundreds of databases
                        .start();
                var jdbc = JdbcClient.create(server.getPostgresDatabase());
                jdbc.sql("create database " + TEMPLATE).update();
                Migrations.run(
                        server.getDatabase("postgres", TEMPLATE),
                        List.of("events", "keyring", "command", "projection", "publication", "transparency", "access"));
                jdbc.sql("create role fairlab_app login in role fairlab_command, fairlab_query")
                        .update();
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static Path newKey() {
            try {
                var key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
                Path file = Files.createTempFile("key-encryption-key", ".json");
                file.toFile().deleteOnExit();
                return Files.writeString(
                        file,
                        TinkJsonProtoKeysetFormat.serializeKeyset(
                                key, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
            } catch (IOException | GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
