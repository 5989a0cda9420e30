package org.fairlab.standalone.roster;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fairlab.command.roster.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fairlab import}: exits with 0 if no row was refused. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports a CSV file into a running Fairlab.",
            "Running it again is harmless: what has been recorded is told as a duplicate."
        })
@SuppressWarnings("NullAway.Init") // set by picocli
public final class ImportRoster implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ROSTER",
            description = "participants, applications, pairings, completions, courses or offerings.")
    private String roster;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV in UTF-8 with a row of column names.")
    private Path file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Fairlab runs (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with a bearer token.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "fairlab-data",
            description = "Without a token file, where the one-time token of a local Fairlab is"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Option(names = "--dry-run", description = "Decide on every row without recording anything.")
    private boolean dryRun;

    @Option(names = "--result", paramLabel = "FILE", description = "Write what came of each row to this CSV file.")
    private @Nullable Path result;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run();
        } catch (IOException reason) {
            System.err.println(reason instanceof CannotImport ? reason.getMessage() : reason.toString());
            return 1;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // some providers of the console have none where there is no terminal
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private int run() throws IOException, InterruptedException {
        var progress = new Progress(out, isTerminal(), Batches.count(file), dryRun);
        try (var batches = Batches.of(file);
                var client = new RosterClient(url);
                var results = ResultFile.to(result)) {
            client.authenticate(tokenFile, directory);
            int rowsBefore = 0;
            for (Batches.Batch batch = batches.next(); batch != null; batch = batches.next()) {
                List<Outcome> outcomes = client.send(roster, batch.csv(), dryRun);
                for (Outcome outcome : outcomes) {
                    var numbered = new Outcome(rowsBefore + outcome.row(), outcome.outcome(), outcome.errors());
                    results.write(numbered);
                    progress.count(numbered);
                }
                progress.show();
                rowsBefore += batch.rows();
            }
        } finally {
            progress.end();
        }
        progress.faults();
        progress.summary();
        return progress.errors() == 0 ? 0 : 1;
    }
}
