package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fairlab.benchmarks.Applications.Both;
import org.fairlab.benchmarks.Applications.CommandsOnly;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.store.Migrations;
import org.fairlab.standalone.directory.DataDirectory;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;

/** How long it takes until figures of a funnel with all its stages, of people who never were, are published. */
final class InventedMeasure implements Measure {

    private static final int PEOPLE = 6_000;
    private static final Pattern SUPPRESSED = Pattern.compile("\"count\":null");
    private static final Pattern COUNT = Pattern.compile("\"count\":");

    @Override
    public String name() {
        return "invented";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        int people = Math.clamp(3L * settings.entities(), 300, PEOPLE);
        Database database = rig.database("invented");
        Path directory = Files.createDirectories(settings.directory().resolve("invented"));
        fill(database, directory, people);
        long begun = System.nanoTime();
        try (Product product = Product.start(Both.class, database, directory);
                HttpConnection connection = new HttpConnection(product.port())) {
            String token = product.token(Roles.AUDITOR);
            awaitEdition(connection, token);
            report.add(Result.of(
                    "from a start to the published funnel of " + Report.number((long) people) + " invented people",
                    List.of((System.nanoTime() - begun) / 1e9),
                    "s",
                    null));
            String figures = connection.body("/api/figures/equity_funnel?by=race&where=stage:HIRE", token);
            report.note("of " + COUNT.matcher(figures).results().count() + " groups hired, "
                    + SUPPRESSED.matcher(figures).results().count() + " are suppressed");
        }
    }

    /**
     * Makes a data directory with invented people, of whom everything is published, for the program to be started on.
     */
    static void make(Path directory) throws IOException, InterruptedException {
        try (var data = DataDirectory.open(directory).lock()) {
            Postgres postgres = new Postgres(directory);
            postgres.start();
            try {
                Map<String, Object> settings = new HashMap<>(Setup.run(postgres));
                settings.put(
                        "fairlab.key-encryption-key",
                        new DataDirectory(directory, data).keyEncryptionKey().toString());
                Database database = new Database(settings);
                Migrations.run(database.owner(), Rig.SCHEMAS);
                fill(database, directory, PEOPLE);
                try (Product product = Product.start(Both.class, database, directory);
                        HttpConnection connection = new HttpConnection(product.port())) {
                    awaitEdition(connection, product.token(Roles.AUDITOR));
                }
            } finally {
                postgres.stop();
            }
        }
    }

    /** Without the query side, which would publish what is there so far. */
    private static void fill(Database database, Path directory, int people) {
        try (Product product = Product.start(CommandsOnly.class, database, directory)) {
            InventedFunnel.record(product, people);
        }
    }

    private static void awaitEdition(HttpConnection connection, String token) throws IOException, InterruptedException {
        while (!connection.body("/api/editions", token).contains("RELEASED")) {
            Thread.sleep(500);
        }
    }
}
