package org.fairlab.verifier;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verifier verify}: exits with 0 if all was shown, 1 if something is wrong, 2 if it cannot be read. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a bundle of events or the proof of an audit report, offline. It believes the keys given here and nothing in the bundle.",
            "Exits with 0 if all was shown, 1 if something is wrong, 2 if it cannot be read."
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "The zip file.")
    private Path bundle;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            required = true,
            description =
                    "A verifier key, name+id+base64, got from somewhere else than the bundle: the log's, and those"
                            + " of witnesses. May be repeated.")
    private List<String> keys;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint seen earlier, such as a witness's or an anchor: the log must extend it. May be"
                    + " repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--leaves",
            paramLabel = "FILE",
            description = "A witness's leaf hashes: every event must be the one that it has seen there.")
    private Optional<Path> leaves;

    @Option(
            names = "--report",
            paramLabel = "CSV",
            description = "An audit report as somebody has it: it must be the one that the bundle proves.")
    private Optional<Path> report;

    @Option(names = "--whole", description = "Refuse a bundle that is not of the whole log.")
    private boolean whole;

    @Override
    public Integer call() {
        try {
            var outcome = verify();
            List<String> text = outcome.text();
            System.out.println(String.join("\n  ", outcome.verified() ? text : prepend("not verified", text)));
            return outcome.verified() ? 0 : 1;
        } catch (Refused reason) {
            System.out.println("not verified\n  " + reason.getMessage());
            return 1;
        } catch (Malformed reason) {
            System.out.println("not read: " + reason.getMessage());
        } catch (NoSuchFileException | FileNotFoundException missing) {
            System.out.println("not read: there is no file " + missing.getMessage());
        } catch (IOException reason) {
            System.out.println("not read: " + reason.getMessage());
        }
        return 2;
    }

    private static List<String> prepend(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private Verification.Outcome verify() throws IOException, Malformed, Refused {
        List<VerifierKey> known = new ArrayList<>();
        for (String key : keys) {
            known.add(VerifierKey.parse(key));
        }
        List<Checkpoint> kept = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            kept.add(Checkpoint.open(Files.readAllBytes(checkpoint), known));
        }
        var given = new Verification.Given(known, kept, leaves, report, whole);
        try (var verification = new Verification(given);
                var read = new Bundle(Files.newInputStream(bundle))) {
            return verification.run(read);
        }
    }
}
