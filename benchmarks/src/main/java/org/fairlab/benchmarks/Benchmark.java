package org.fairlab.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlab benchmark}. Exits with 0 if all was measured, whether or not the targets are met; 1 if not. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures the product beside the limits of this machine.")
public final class Benchmark implements Callable<Integer> {

    static final List<Measure> MEASURES = List.of(
            new GatewayMeasure(),
            new HttpMeasure(),
            new HotMeasure(),
            new FollowingMeasure(),
            new VisibleMeasure(),
            new ReplayMeasure(),
            new QueriesMeasure(),
            new EvidenceMeasure(),
            new DisclosureMeasure(),
            new InventedMeasure(),
            new MemoryMeasure(),
            new StartMeasure());

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Length of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Warm-up of each measure (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(names = "--only", paramLabel = "NAME", description = "Only this measure; can be given several times.")
    private @Nullable Set<String> only;

    @Option(
            names = "--entities",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Entities among which commands are spread (default: ${DEFAULT-VALUE}).")
    private int entities;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events that are replayed and queried (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--large",
            description = "Also measure with ten times as many events; takes 40 GB of disk while it runs.")
    private boolean large;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "benchmark.json",
            description = "Where the results are written too (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path json;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "benchmark-data",
            description = "Where the databases are while it runs (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(
            names = "--invent",
            description = "Measure nothing: fill the data directory with people who never were, from outreach to"
                    + " leadership, to be looked at by fairlab start --empty --data-dir DIR.")
    private boolean invent;

    private Benchmark() {}

    /** Measures what the arguments say. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Set<String> known = MEASURES.stream().map(Measure::name).collect(Collectors.toCollection(TreeSet::new));
        if (only != null && !known.containsAll(only)) {
            throw new ParameterException(spec.commandLine(), "The measures are " + String.join(", ", known) + ".");
        }
        if (seconds <= 0 || rounds < 1 || entities < 1 || events < 10_000) {
            throw new ParameterException(
                    spec.commandLine(), "There is at least one round, of some length, one entity, and 10000 events.");
        }
        if (Files.exists(directory)) {
            throw new ParameterException(
                    spec.commandLine(), directory + " is there already; remove it, or choose another --data-dir.");
        }
        if (invent) {
            InventedMeasure.make(directory);
            System.out.println("Nobody in " + directory + " is real. Look at them: ./fairlab start --empty --data-dir "
                    + directory);
            return 0;
        }
        Settings settings = new Settings(
                Duration.ofMillis(Math.round(seconds * 1000)),
                rounds,
                Duration.ofMillis(Math.round(warmUp * 1000)),
                entities,
                events,
                large,
                directory);
        Report report = run(
                MEASURES.stream()
                        .filter(measure -> only == null || only.contains(measure.name()))
                        .toList(),
                settings,
                System.out);
        report.printTable();
        report.writeJson(json);
        return report.failures().isEmpty() ? 0 : 1;
    }

    /** Takes the measures one after the other; what one of them needs is stopped before the next. */
    static Report run(List<Measure> measures, Settings settings, PrintStream out)
            throws IOException, InterruptedException {
        try (Rig rig = new Rig(settings.directory())) {
            Thread interrupted = new Thread(rig::abandon, "abandon");
            Runtime.getRuntime().addShutdownHook(interrupted);
            Report report = new Report(out, Machine.describe(rig.server(), settings));
            for (Measure measure : measures) {
                out.println(measure.name() + " …");
                try {
                    measure.run(rig, settings, report);
                } catch (InterruptedException stopped) {
                    throw stopped;
                } catch (Exception | Error failure) {
                    report.failed(measure.name(), failure);
                }
                rig.clear();
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
            return report;
        }
    }
}
