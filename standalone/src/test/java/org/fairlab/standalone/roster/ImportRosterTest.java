package org.fairlab.standalone.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fairlab.command.roster.Outcome;
import org.fairlab.command.roster.Outcome.Fault;
import org.fairlab.command.roster.Outcome.Kind;
import org.fairlab.standalone.Launched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line against a running Fairlab. */
class ImportRosterTest {

    @TempDir
    private static Path directory;

    @TempDir
    private Path files;

    private static Launched running;

    @BeforeAll
    static void start() throws Exception {
        running = new Launched(directory, Map.of(), "--port", "0", "--empty").ready();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void a_file_of_any_length_is_imported_and_can_be_imported_again() throws Exception {
        Path roster = roster("participantId,origin\n"
                + IntStream.range(0, 1200)
                        .mapToObj(n -> "long-" + n + ",INVENTED\n")
                        .collect(Collectors.joining()));

        Run first = run(
                "participants", roster, "--result", files.resolve("result.csv").toString());
        Run second = run("participants", roster);

        assertThat(first.exitCode).isZero();
        assertThat(first.output)
                .contains("500 of 1,200 rows, 0 errors", "1,200 created, 0 duplicates, 0 errors")
                .doesNotContain("\r[");
        assertThat(Files.readAllLines(files.resolve("result.csv")))
                .hasSize(1201)
                .startsWith("row,outcome,column,message", "2,CREATED,,")
                .endsWith("1201,CREATED,,");
        assertThat(second.exitCode).isZero();
        assertThat(second.output).contains("0 created, 1,200 duplicates, 0 errors");
    }

    @Test
    void refused_rows_are_named_with_their_column_in_the_file_as_a_whole() throws Exception {
        Path roster = roster("participantId,origin\n" + "again,INVENTED\n".repeat(600) + "wrong,MARTIAN\n");
        Path result = files.resolve("result.csv");

        Run run = run("participants", roster, "--result", result.toString());

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output)
                .contains("row 602: origin must be one of", "1 created, 599 duplicates, 1 errors")
                .doesNotContain("MARTIAN");
        assertThat(Files.readAllLines(result).getLast()).startsWith("602,ERROR,origin,");
    }

    @Test
    void a_dry_run_records_nothing() throws Exception {
        Path roster = roster("participantId,origin\ndry,INVENTED\n");
        long events = events();

        Run run = run("participants", roster, "--dry-run");

        assertThat(run.exitCode).isZero();
        assertThat(run.output).contains("1 created, 0 duplicates, 0 errors (dry run: nothing was recorded)");
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void columns_that_the_roster_does_not_have_are_named() throws Exception {
        Run run = run("participants", roster("participantId,origin,shoe size\nx,INVENTED,42\n"));

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.errors).contains("shoe size is no column of this roster");
    }

    @Test
    void what_is_missing_is_said_in_one_line() throws Exception {
        Path roster = roster("participantId,origin\nx,INVENTED\n");

        assertThat(run("nonsense", roster).errors).contains("There is no roster of that name; there are applications,");
        assertThat(run("participants", files.resolve("none.csv")).errors).contains("is no file that can be read");
        assertThat(run("participants", Files.writeString(files.resolve("empty.csv"), "")).errors)
                .contains("is empty");
        assertThat(run("participants", Files.writeString(files.resolve("open.csv"), "participantId,\"origin\n")).errors)
                .contains("is not CSV");
        assertThat(execute("participants", roster.toString(), "--data-dir", files.toString()).errors)
                .contains("There is no one-time token in");
        Path token = Files.writeString(files.resolve("token"), "x");
        Run nobody = execute(
                "participants", roster.toString(), "--url", "http://127.0.0.1:1", "--token-file", token.toString());
        assertThat(nobody.exitCode).isEqualTo(1);
        assertThat(nobody.errors.strip())
                .startsWith("No Fairlab answers at http://127.0.0.1:1")
                .hasLineCount(1);
        assertThat(execute("participants").exitCode).isEqualTo(2);
    }

    @Test
    void no_cell_of_a_result_is_taken_for_a_formula() throws Exception {
        Path result = files.resolve("result.csv");
        List<Fault> faults = new ArrayList<>();
        for (String cell : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "harmless")) {
            faults.add(new Fault(cell, cell));
        }

        try (ResultFile file = ResultFile.to(result)) {
            file.write(new Outcome(2, Kind.ERROR, faults));
        }

        assertThat(Files.readString(result))
                .contains("'=1+1,'=1+1", "'+1,", "'-1,", "'@SUM(A1),", "'\t=1,", "\"'\r=1\",", ",harmless,harmless");
    }

    @Test
    void on_a_terminal_progress_is_a_bar() {
        var bytes = new ByteArrayOutputStream();
        var progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, 2, false);

        progress.count(new Outcome(2, Kind.CREATED, List.of()));
        progress.show();

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r[" + "#".repeat(20) + " ".repeat(20) + "] 1 of 2 rows, 0 errors ");
    }

    private record Run(int exitCode, String output, String errors) {}

    private static Run run(String roster, Path file, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of(roster, file.toString(), "--url", running.address(), "--data-dir", directory.toString()));
        arguments.addAll(List.of(options));
        return execute(arguments.toArray(String[]::new));
    }

    private static Run execute(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int exitCode = new CommandLine(new ImportRoster()).execute(arguments);
            return new Run(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path roster(String csv) throws IOException {
        return Files.writeString(files.resolve("roster.csv"), csv);
    }

    private static long events() throws IOException {
        return running.database()
                .sql("select count(*) from events.event")
                .query(Long.class)
                .single();
    }
}
