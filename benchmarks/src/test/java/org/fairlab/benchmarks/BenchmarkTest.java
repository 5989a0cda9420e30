package org.fairlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Takes every measure once, far too short to say anything about speed. */
class BenchmarkTest {

    @TempDir
    private Path directory;

    @Test
    void everyMeasureTellsSomething() throws Exception {
        var settings = new Settings(
                Duration.ofMillis(50), 1, Duration.ZERO, 5, 5000, false, directory.resolve("benchmark-data"));
        var output = new ByteArrayOutputStream();

        Report report =
                Benchmark.run(Benchmark.MEASURES, settings, new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(report.failures())
                .as(() -> output.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(report.results())
                .extracting(Result::measure)
                .contains("commands through the gateway, 64 callers", "commands over HTTP, 16 callers")
                .anyMatch(measure -> measure.startsWith("replay of 5,000 events into all"));
        assertThat(report.results())
                .allSatisfy(
                        result -> assertThat(result.value().median()).isFinite().isNotNegative());
        assertThat(report.results().stream().filter(result -> result.target() != null))
                .hasSizeGreaterThan(20)
                .allSatisfy(result -> assertThat(result.met()).isNotNull());
        assertThat(settings.directory()).doesNotExist();

        Path json = directory.resolve("benchmark.json");
        report.writeJson(json);
        assertThat(new JsonMapper().readTree(Files.readString(json)).get("results"))
                .hasSameSizeAs(report.results());
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        Result result =
                Result.against("a", List.of(10.0, 30.0, 20.0), "/s", "b", List.of(10.0, 10.0, 10.0), Target.atLeast(2));

        assertThat(result.ratio()).isEqualTo(new Spread(2, 1, 3));
        assertThat(result.met()).isTrue();
    }
}
