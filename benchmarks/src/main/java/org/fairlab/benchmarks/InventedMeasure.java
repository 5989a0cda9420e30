package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairlab.benchmarks.Applications.Both;
import org.fairlab.benchmarks.Applications.CommandsOnly;
import org.fairlab.platform.store.Migrations;
import org.fairlab.standalone.directory.DataDirectory;
import org.fairlab.standalone.postgres.Postgres;
import org.fairlab.standalone.postgres.Setup;

/** How long it takes until figures of a funnel with all its stages, of people who never were, are published. */
final class InventedMeasure implements Measure {

    private static final int PEOPLE = 6_000;
    private static final int COHORTS = 3;

    /** Of a table that is published. */
    private record Cells(long all, long suppressed) {}

    @Override
    public String name() {
        return "invented";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Database database = rig.database("invented");
        Path directory = Files.createDirectories(rig.directory().resolve("invented"));
        fill(database, directory);
        long begun = System.nanoTime();
        try (Product product = Product.start(Both.class, database, directory, Map.of())) {
            product.awaitEdition();
        }
        report.add(Result.of(
                "from a start to the published figures of " + Report.number(PEOPLE) + " invented people",
                List.of((System.nanoTime() - begun) / 1e9),
                "s",
                null));
        Cells cells = database.jdbc().sql("""
                        select count(*) as "all", count(*) filter (where count is null) as suppressed
                        from publication.figure where name = 'equity_funnel'""").query(Cells.class).single();
        report.add(Result.of(
                "cells suppressed in their funnel, of " + Report.number(cells.all()),
                List.of((double) cells.suppressed()),
                "",
                null));
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
                fill(database, directory);
                try (Product product = Product.start(Both.class, database, directory, Map.of())) {
                    product.awaitEdition();
                }
            } finally {
                postgres.stop();
            }
        }
    }

    /** Without the query side, which would publish what is there so far. */
    private static void fill(Database database, Path directory) throws IOException {
        try (Product product = Product.start(CommandsOnly.class, database, directory, Map.of())) {
            InventedFunnel.record(product, PEOPLE, COHORTS);
        }
    }
}
