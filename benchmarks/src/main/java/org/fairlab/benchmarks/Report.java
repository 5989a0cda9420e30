package org.fairlab.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells each result as soon as it is known, and all of them in the end, as a table and as JSON. */
final class Report {

    private final PrintStream out;
    private final Map<String, String> machine;
    private final List<Result> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Report(PrintStream out, Map<String, String> machine) {
        this.out = out;
        this.machine = machine;
        machine.forEach((what, value) -> out.println(what + ": " + value));
    }

    void add(Result result) {
        results.add(result);
        out.println(row(result));
    }

    /** Says what is being done, or what a figure does not tell by itself. */
    void note(String text) {
        out.println("  " + text);
    }

    /** A measure that could not be taken; the others go on. */
    void failed(String measure, Throwable failure) {
        failures.add(measure);
        out.println("FAILED " + measure + ": " + failure);
        failure.printStackTrace(out);
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    void printTable() {
        out.println();
        machine.forEach((what, value) -> out.println("- " + what + ": " + value));
        out.println();
        out.println("| measure | median | min–max | limit | ratio | min–max | to reach | |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        results.forEach(result -> out.println(row(result)));
        failures.forEach(measure -> out.println("| " + measure + " | failed | | | | | | no |"));
    }

    void writeJson(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("results", results);
        all.put("failed", failures);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(all) + "\n");
    }

    private static String row(Result result) {
        Spread limit = result.limitValue();
        return "| "
                + String.join(
                        " | ",
                        result.measure(),
                        number(result.value().median()) + unit(result),
                        range(result.value()),
                        limit == null ? "" : result.limit() + ": " + number(limit.median()) + unit(result),
                        result.ratio() == null ? "" : number(result.ratio().median()) + " ×",
                        result.ratio() == null ? "" : range(result.ratio()),
                        result.target() == null ? "" : result.target(),
                        met(result.met()))
                + " |";
    }

    private static String unit(Result result) {
        return result.unit().isEmpty() ? "" : " " + result.unit();
    }

    private static String range(Spread spread) {
        return spread.min() == spread.max() ? "" : number(spread.min()) + "–" + number(spread.max());
    }

    private static String met(@Nullable Boolean met) {
        return met == null ? "" : met ? "yes" : "no";
    }

    /** Thousands apart. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Three digits that say something, thousands apart. */
    static String number(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
