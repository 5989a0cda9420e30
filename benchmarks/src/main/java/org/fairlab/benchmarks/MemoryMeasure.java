package org.fairlab.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.fairlab.platform.security.Roles;

/** What the standalone process takes of the machine's memory while it serves commands and dashboards. */
final class MemoryMeasure implements Measure {

    private static final int CALLERS = 16;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        List<Double> few = measure(rig.installation(settings.events()), settings, report);
        report.add(Result.of(
                "memory of the standalone process under load, " + Report.number(settings.events()) + " events",
                few,
                "MB",
                Target.atMost(600)));
        if (settings.large()) {
            List<Double> many = measure(rig.installation(10 * settings.events()), settings, report);
            report.add(Result.against(
                    "the same, " + Report.number(10 * settings.events()) + " events",
                    many,
                    "MB",
                    "at " + Report.number(settings.events()),
                    few,
                    Target.atMost(1.1)));
        }
    }

    /** The largest resident set of each round, in MB. */
    private static List<Double> measure(Installation installation, Settings settings, Report report) throws Exception {
        try (Started started = Started.product(installation.directory())) {
            installation.secondsToFirstCommand(started);
            String officer = installation.token(started, Roles.FUND_OFFICER);
            String auditor = installation.token(started, Roles.AUDITOR);
            List<Double> rounds = new ArrayList<>();
            try (var callers = HttpCallers.of(started.port(), officer, settings);
                    var dashboard = new HttpConnection(started.port())) {
                load(callers, dashboard, auditor, settings.warmUp());
                for (int round = 0; round < settings.rounds(); round++) {
                    try (Sampling sampling = new Sampling(Path.of("/proc/" + started.pid() + "/status"))) {
                        load(callers, dashboard, auditor, settings.round());
                        rounds.add(sampling.largest());
                    }
                }
            }
            report.note("its PostgreSQL beside it: " + Report.number(postgres(installation)) + " MB");
            return rounds;
        }
    }

    private static void load(HttpCallers callers, HttpConnection dashboard, String token, Duration duration)
            throws InterruptedException {
        Load.closed(CALLERS + 1, duration, caller -> {
            if (caller == CALLERS) {
                dashboard.get("/", token);
            } else {
                callers.replenish(caller);
            }
        });
    }

    /** The proportional set size of the server and all its processes, in MB. */
    private static double postgres(Installation installation) throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(installation.directory().resolve("postgres/postmaster.pid"))
                        .getFirst()
                        .strip());
        try (Stream<ProcessHandle> processes = ProcessHandle.of(postmaster).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))) {
            return processes
                    .mapToDouble(process -> megabytes(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:"))
                    .sum();
        }
    }

    /** One line of a file in /proc that is in kB; 0 if the process has ended. */
    private static double megabytes(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(name))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Looks at the resident set ten times a second. */
    private static final class Sampling implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private volatile double largest;

        Sampling(Path status) {
            Thread.ofPlatform().daemon().start(() -> {
                while (!over.get()) {
                    largest = Math.max(largest, megabytes(status, "VmRSS:"));
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException stopped) {
                        return;
                    }
                }
            });
        }

        double largest() {
            return largest;
        }

        @Override
        public void close() {
            over.set(true);
        }
    }
}
