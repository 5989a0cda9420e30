package org.fairlab.verifier;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * {@code verifier witness}: with {@code --once}, exits with 0 if it cosigned, 1 if it refused, 2 if it could not look.
 */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Watches a log: cosigns every checkpoint that goes on from the one before, and refuses any other.",
            "With --once, exits with 0 if it cosigned, 1 if it refused, 2 if it could not look."
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class Witness implements Callable<Integer> {

    @Option(
            names = "--log",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/log",
            description = "The log (default: ${DEFAULT-VALUE}).")
    private URI log;

    @Option(names = "--log-key", paramLabel = "VKEY", required = true, description = "The log's verifier key.")
    private String logKey;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            required = true,
            description = "What the witness remembers, and its key; vkey in it is for those who are to believe it.")
    private Path folder;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "fairlab-witness",
            description = "Of the key when it is made (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Time.class,
            description = "How often to look, such as 10s or 5m (default: ${DEFAULT-VALUE}).")
    private Duration every;

    @Option(names = "--once", description = "Look once.")
    private boolean once;

    /** A time such as 10s. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return Duration.parse("PT" + text);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Files.createDirectories(folder);
            VerifierKey known = VerifierKey.parse(logKey);
            WitnessKey key = WitnessKey.in(folder, name);
            try (WitnessStore store = new WitnessStore(folder, known);
                    LogClient client = new LogClient(log)) {
                return watch(new Watch(client, store, known, key));
            }
        } catch (Malformed | Refused reason) {
            say("CANNOT WATCH: " + reason.getMessage());
        } catch (IOException reason) {
            say("CANNOT WATCH: " + reason);
        }
        return 2;
    }

    private int watch(Watch watch) throws InterruptedException {
        while (true) {
            int result = look(watch);
            if (once) {
                return result;
            }
            Thread.sleep(every);
        }
    }

    private int look(Watch watch) throws InterruptedException {
        try {
            say(watch.look());
            return 0;
        } catch (Refused | Malformed reason) {
            say("REFUSED: " + reason.getMessage() + "; both notes are in " + folder.resolve("forks"));
            return 1;
        } catch (IOException reason) {
            say("not reached: " + reason);
            return 2;
        }
    }

    private static void say(String what) {
        System.out.println(Instant.now() + " " + what);
    }
}
