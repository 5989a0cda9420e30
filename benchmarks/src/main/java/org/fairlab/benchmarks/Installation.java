package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.store.Migrations;
import org.fairlab.standalone.directory.DataDirectory;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;

/**
 * A data directory of the standalone program.
 *
 * @param fund one to send commands to
 */
record Installation(Path directory, UUID fund) {

    private static final Pattern BEHIND = Pattern.compile("\"position\":(-?\\d+)");

    /** Makes one, writes its history and lets the program bring its read models up to date. */
    static Installation make(Path directory, long events) throws IOException, SQLException, InterruptedException {
        try (var data = DataDirectory.open(directory).lock()) {
            new DataDirectory(directory, data).keyEncryptionKey();
            Postgres postgres = new Postgres(directory);
            postgres.start();
            try {
                Database database = new Database(Setup.run(postgres));
                Migrations.run(database.owner(), List.of("events", "keyring", "command", "projection"));
                History.fill(database, events);
            } finally {
                postgres.stop();
            }
        }
        try (Started started = Started.product(directory)) {
            Installation made = new Installation(directory, UUID.randomUUID());
            started.secondsUntil(connection -> connection.command(
                    "PUT /api/funds/" + made.fund,
                    made.token(started, Roles.FUND_OFFICER),
                    made.fund.toString(),
                    "{\"name\":\"First\",\"kind\":\"SCHOLARSHIP\",\"balance\":{\"minor\":1,\"currency\":\"USD\"}}"));
            made.awaitReadModels(started, events);
            return made;
        }
    }

    /** A connection of the superuser to its database, while the program runs. */
    Connection connect() throws IOException, SQLException {
        Path postgres = directory.resolve("postgres");
        String port = Files.readAllLines(postgres.resolve("postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/fairlab",
                "postgres",
                Files.readString(directory.resolve("postgres-password")).strip());
    }

    String token(Started started, String role) throws IOException, InterruptedException {
        return Product.token(started.port(), directory.resolve("bootstrap-token"), role);
    }

    /** Starts the program and tells how many seconds it was until it took a command. */
    double secondsToFirstCommand(Started started) throws IOException, InterruptedException {
        return started.secondsUntil(connection -> connection.command(
                "POST /api/funds/" + fund + "/replenishments",
                token(started, Roles.FUND_OFFICER),
                UUID.randomUUID().toString(),
                "{\"amount\":{\"minor\":1,\"currency\":\"USD\"}}"));
    }

    /** Waits until all read models have seen a position. */
    void awaitReadModels(Started started, long position) throws IOException, InterruptedException {
        String token = token(started, Roles.OPERATOR);
        try (HttpConnection connection = new HttpConnection(started.port())) {
            while (BEHIND.matcher(connection.body("/api/projections", token))
                    .results()
                    .anyMatch(standing -> Long.parseLong(standing.group(1)) < position)) {
                Thread.sleep(200);
            }
        }
    }
}
