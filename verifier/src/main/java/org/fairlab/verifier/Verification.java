package org.fairlab.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One check of one bundle. */
final class Verification implements Closeable {

    /**
     * What to believe, and what to ask for.
     *
     * @param keys of logs and of witnesses
     * @param kept checkpoints seen earlier, which the log must extend
     * @param leaves a witness's leaf hashes
     * @param report as somebody has it, which must be the one that was signed
     * @param whole whether it must be the whole log
     */
    record Given(
            List<VerifierKey> keys,
            List<Checkpoint> kept,
            Optional<Path> leaves,
            Optional<Path> report,
            boolean whole) {}

    /** @param text what was shown, or what is wrong, for people, line by line */
    record Outcome(boolean verified, Optional<Long> firstBad, List<String> text) {}

    private final Given given;
    private final Optional<Leaves> leaves;
    private final Findings findings = new Findings();
    private final Histories histories = new Histories();
    private final CompactRange range = new CompactRange();

    private long events;
    private long expected;
    private String recordedAt = "";

    Verification(Given given) throws IOException, Malformed {
        this.given = given;
        this.leaves = given.leaves.isPresent() ? Optional.of(new Leaves(given.leaves.get())) : Optional.empty();
    }

    /**
     * Reads and checks the bundle.
     *
     * @throws Refused if a signature or the key is wrong, so that nothing can be said of any event but by a witness
     */
    Outcome run(Bundle bundle) throws IOException, Malformed, Refused {
        try {
            return run(bundle, SmallFiles.read(bundle, given.keys));
        } catch (Refused reason) {
            if (leaves.isEmpty()) {
                throw reason;
            }
            findings.add(String.valueOf(reason.getMessage()));
            return withoutCheckpoint(bundle, leaves.get());
        }
    }

    /** Which events are not those that the witness has seen, where no signature can be believed. */
    private Outcome withoutCheckpoint(Bundle bundle, Leaves seen) throws IOException, Malformed {
        boolean more;
        do {
            more = bundle.nextSmall().isPresent();
        } while (more);
        Function<Bundle.Line, CheckedLine> check = bundle.isOfLeaves() ? CheckedLine::given : CheckedLine::hashed;
        try (var lines = new ReadAhead(bundle, check)) {
            for (var line = next(lines); line.isPresent(); line = next(lines)) {
                order(line.get().index(), given.whole);
                seen(line.get());
            }
        }
        if (given.whole && expected < seen.count()) {
            findings.at(expected, "missing, with what follows: the witness has seen " + seen.count() + " events");
        }
        return new Outcome(false, findings.firstBad(), findings.lines());
    }

    private Outcome run(Bundle bundle, SmallFiles files) throws IOException, Malformed {
        Checkpoint checkpoint = files.checkpoint();
        Extensions extensions = new Extensions(files, given.kept, findings);
        boolean whole;
        Function<Bundle.Line, CheckedLine> check =
                line -> files.report().isPresent() ? CheckedLine.ofLeaf(line, files) : CheckedLine.of(line, files);
        try (var lines = new ReadAhead(bundle, check)) {
            var line = next(lines);
            whole = files.report().isEmpty()
                    && line.map(first -> !first.hasProof()).orElse(given.whole || checkpoint.size() == 0);
            if (given.whole && !whole) {
                findings.add("the bundle is not of the whole log");
            }
            for (; line.isPresent(); line = next(lines)) {
                line(line.get(), checkpoint, whole);
                long index = line.get().index();
                files.report().ifPresent(report -> report.proved(index, findings));
                if (whole) {
                    extensions.roots(range);
                }
            }
        }
        bundle.end();
        report(files.report());
        if (whole) {
            end(checkpoint);
            extensions.end(range);
        }
        extensions.check(whole);
        return findings.isEmpty()
                ? new Outcome(true, Optional.empty(), shown(files, whole))
                : new Outcome(false, findings.firstBad(), findings.lines());
    }

    private void report(Optional<SignedReport> report) throws IOException, Malformed {
        report.ifPresent(signed -> signed.end(findings));
        if (given.report.isPresent() && report.isEmpty()) {
            findings.add("the bundle is the proof of no report");
        } else if (given.report.isPresent()) {
            report.get().compare(Files.readAllBytes(given.report.get()), findings);
        }
    }

    /** The next line; one that cannot be read is the last. */
    private Optional<CheckedLine> next(ReadAhead lines) throws IOException {
        try {
            return lines.next();
        } catch (Malformed reason) {
            findings.at(expected, "its line cannot be read: " + reason.getMessage());
            return Optional.empty();
        }
    }

    private void line(CheckedLine line, Checkpoint checkpoint, boolean whole) throws IOException {
        long index = line.index();
        order(index, whole);
        line.fault().ifPresent(fault -> findings.at(index, fault));
        if (whole && line.hasProof()) {
            findings.at(index, "it has a proof of its own in a bundle of the whole log");
        } else if (index >= checkpoint.size()) {
            findings.at(index, "beyond the checkpoint of " + checkpoint.size() + " events");
        } else if (!whole && !line.included()) {
            findings.at(index, "its proof does not lead from it to the root that was signed");
        }
        seen(line);
        if (whole) {
            range.add(line.leaf());
        }
        if (line.event().isPresent()) {
            recordedAt = line.event().get().recordedAt();
            if (whole) {
                histories.add(line.event().get(), index);
            }
        }
        events++;
    }

    private void order(long index, boolean whole) {
        if (index < expected) {
            findings.at(index, "it comes after index " + (expected - 1));
        } else if (whole && index > expected) {
            findings.at(expected, "missing: index " + index + " comes next");
        }
        expected = Math.max(expected, index + 1);
    }

    private void seen(CheckedLine line) throws IOException {
        if (leaves.isPresent()
                && leaves.get()
                        .at(line.index())
                        .filter(seen -> !Arrays.equals(seen, line.leaf()))
                        .isPresent()) {
            findings.at(line.index(), "it is not the event whose leaf was seen there");
        }
    }

    private void end(Checkpoint checkpoint) throws IOException {
        if (expected < checkpoint.size()) {
            findings.at(expected, "missing, with what follows: the checkpoint has " + checkpoint.size() + " events");
        }
        histories.check(findings);
    }

    private List<String> shown(SmallFiles files, boolean whole) {
        Checkpoint checkpoint = files.checkpoint();
        List<String> lines = new ArrayList<>();
        lines.addAll(files.report()
                .map(report -> report.shown(checkpoint.size()))
                .orElseGet(() -> List.of("verified: " + events
                        + (whole
                                ? " events, the whole log"
                                : " of " + checkpoint.size() + " events; that none was left out is not shown"))));
        lines.add("checkpoint: " + checkpoint.size() + " events of " + checkpoint.origin() + ", root "
                + Base64Text.of(checkpoint.root()));
        if (!recordedAt.isEmpty()) {
            lines.add("last event recorded: " + recordedAt);
        }
        if (!files.earlier().isEmpty()) {
            lines.add("earlier checkpoints extended: " + files.earlier().keySet());
        }
        if (!files.anchors().isEmpty()) {
            lines.add("anchors extended: " + files.anchors().keySet());
        }
        given.kept.forEach(kept -> lines.add("the checkpoint given, of " + kept.size() + " events, is extended"));
        leaves.ifPresent(seen -> lines.add("as seen by the witness up to index " + (seen.count() - 1)));
        if (files.certificates() > 0) {
            lines.add("certificates: " + files.certificates());
        }
        lines.addAll(witnesses("the checkpoint", checkpoint));
        given.kept.forEach(kept -> lines.addAll(witnesses("the one given", kept)));
        return lines;
    }

    private List<String> witnesses(String what, Checkpoint note) {
        List<String> lines = new ArrayList<>();
        for (VerifierKey key : given.keys) {
            for (SignedNote.Line line : note.signatures()) {
                if (key.type() == VerifierKey.Type.COSIGNATURE && line.isBy(key)) {
                    lines.add("witness of " + what + ": " + key.name() + ", " + VerifierKey.time(line.signature()));
                }
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        histories.close();
        if (leaves.isPresent()) {
            leaves.get().close();
        }
    }
}
