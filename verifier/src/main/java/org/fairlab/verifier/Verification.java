package org.fairlab.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One check of one bundle. */
final class Verification implements Closeable {

    /**
     * What to believe, and what to ask for.
     *
     * @param keys of logs and of witnesses
     * @param kept a checkpoint seen earlier, which the log must extend
     * @param leaves a witness's leaf hashes
     * @param whole whether it must be the whole log
     */
    record Given(List<VerifierKey> keys, Optional<Checkpoint> kept, Optional<Path> leaves, boolean whole) {}

    /** @param text what was shown, or what is wrong, for people, line by line */
    record Outcome(boolean verified, Optional<Long> firstBad, List<String> text) {}

    private final Given given;
    private final Optional<Leaves> leaves;
    private final Findings findings = new Findings();
    private final TreeMap<Long, Checkpoint> earlier = new TreeMap<>();
    private final Map<Long, List<byte[]>> proofs = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Histories histories = new Histories();
    private final CompactRange range = new CompactRange();

    private long events;
    private long expected;
    private String recordedAt = "";
    private int certificates;

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
            return run(bundle, smallFiles(bundle));
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
        for (var line = next(bundle); line.isPresent(); line = next(bundle)) {
            order(line.get().index(), given.whole);
            seen(line.get().index(), Merkle.leaf(line.get().entry()));
        }
        if (given.whole && expected < seen.count()) {
            findings.at(expected, "missing, with what follows: the witness has seen " + seen.count() + " events");
        }
        return new Outcome(false, findings.firstBad(), findings.lines());
    }

    private Outcome run(Bundle bundle, Checkpoint checkpoint) throws IOException, Malformed {
        var line = next(bundle);
        boolean whole = line.isEmpty()
                ? given.whole || checkpoint.size() == 0
                : line.get().proof().isEmpty();
        if (given.whole && !whole) {
            findings.add("the bundle is not of the whole log");
        }
        Optional<Checkpoint> kept = given.kept.filter(note -> comparable(note, checkpoint));
        for (; line.isPresent(); line = next(bundle)) {
            line(line.get(), checkpoint, whole);
            if (whole) {
                roots(kept);
            }
        }
        bundle.end();
        if (whole) {
            end(checkpoint);
        } else {
            kept.ifPresent(note -> consistent(note, checkpoint));
        }
        earlier.values().forEach(note -> consistent(note, checkpoint));
        return findings.isEmpty()
                ? new Outcome(true, Optional.empty(), shown(checkpoint, whole))
                : new Outcome(false, findings.firstBad(), findings.lines());
    }

    /** The next line; one that cannot be read is the last. */
    private Optional<Bundle.Line> next(Bundle bundle) throws IOException {
        try {
            return bundle.nextLine();
        } catch (Malformed reason) {
            findings.at(expected, "its line cannot be read: " + reason.getMessage());
            return Optional.empty();
        }
    }

    private boolean comparable(Checkpoint kept, Checkpoint checkpoint) {
        if (!kept.origin().equals(checkpoint.origin())) {
            findings.add("the checkpoint that was seen earlier is of another log, " + kept.origin());
            return false;
        }
        if (kept.size() > checkpoint.size()) {
            findings.at(
                    checkpoint.size(),
                    "missing: a checkpoint of " + kept.size() + " events was seen earlier, and this one has "
                            + checkpoint.size());
            return false;
        }
        return true;
    }

    private Checkpoint smallFiles(Bundle bundle) throws IOException, Malformed, Refused {
        Optional<VerifierKey> own = Optional.empty();
        Optional<Checkpoint> checkpoint = Optional.empty();
        for (var file = bundle.nextSmall(); file.isPresent(); file = bundle.nextSmall()) {
            String name = file.get().name();
            byte[] content = file.get().content();
            switch (name.substring(0, name.indexOf('/') + 1)) {
                case "checkpoints/" -> {
                    Checkpoint note = Checkpoint.open(content, given.keys);
                    if (!name.equals("checkpoints/" + note.size()) || !note.isBy(given.keys)) {
                        throw new Refused(name + " is not a checkpoint of the log of that size");
                    }
                    earlier.put(note.size(), note);
                }
                case "consistency/" -> proofs.put(size(name), proof(content));
                case "schemas/" -> schemas.put(name, Schema.parse(content));
                case "certificates/" -> {
                    if (SignedNote.parse(content).opened(given.keys).isEmpty()) {
                        throw new Refused(name + " is signed by none of the given keys");
                    }
                    certificates++;
                }
                default -> {
                    switch (name) {
                        case "manifest.json" -> CanonicalJson.read(SignedNote.utf8(content));
                        case "log.vkey" ->
                            own = Optional.of(
                                    VerifierKey.parse(SignedNote.utf8(content).strip()));
                        case "checkpoint" -> checkpoint = Optional.of(checkpoint(content, own));
                        default -> throw new Malformed("a bundle with a file " + name);
                    }
                }
            }
        }
        return checkpoint.orElseThrow(() -> new Malformed("a bundle without a checkpoint"));
    }

    private Checkpoint checkpoint(byte[] content, Optional<VerifierKey> own) throws Malformed, Refused {
        try {
            Checkpoint checkpoint = Checkpoint.open(content, given.keys);
            if (checkpoint.isBy(given.keys)) {
                return checkpoint;
            }
            throw new Refused("no given key of " + checkpoint.origin() + " has signed the checkpoint");
        } catch (Refused reason) {
            throw own.filter(key -> !given.keys.contains(key)).isEmpty()
                    ? reason
                    : new Refused(reason.getMessage() + "; the bundle names another key than those given");
        }
    }

    private static long size(String name) throws Malformed {
        String size = name.substring(name.indexOf('/') + 1);
        if (!size.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("a bundle with a file " + name);
        }
        return Long.parseLong(size);
    }

    private static List<byte[]> proof(byte[] content) throws Malformed {
        String text = SignedNote.utf8(content);
        return Bundle.hashes(text.isEmpty() ? new String[0] : text.split("\n"));
    }

    private void line(Bundle.Line line, Checkpoint checkpoint, boolean whole) throws IOException {
        long index = line.index();
        byte[] leaf = Merkle.leaf(line.entry());
        order(index, whole);
        if (whole && !line.proof().isEmpty()) {
            findings.at(index, "it has a proof of its own in a bundle of the whole log");
        } else if (index >= checkpoint.size()) {
            findings.at(index, "beyond the checkpoint of " + checkpoint.size() + " events");
        } else if (!whole && !Merkle.includes(checkpoint.root(), checkpoint.size(), index, leaf, line.proof())) {
            findings.at(index, "its proof does not lead from it to the root that was signed");
        }
        seen(index, leaf);
        if (whole) {
            range.add(leaf);
        }
        content(line, whole);
    }

    private void order(long index, boolean whole) {
        if (index < expected) {
            findings.at(index, "it comes after index " + (expected - 1));
        } else if (whole && index > expected) {
            findings.at(expected, "missing: index " + index + " comes next");
        }
        expected = Math.max(expected, index + 1);
    }

    private void seen(long index, byte[] leaf) throws IOException {
        if (leaves.isPresent()
                && leaves.get()
                        .at(index)
                        .filter(seen -> !Arrays.equals(seen, leaf))
                        .isPresent()) {
            findings.at(index, "it is not the event whose leaf was seen there");
        }
    }

    private void content(Bundle.Line line, boolean whole) throws IOException {
        try {
            Envelope event = Envelope.read(line.entry());
            Schema schema = schemas.get("schemas/" + event.schema() + ".json");
            if (schema == null) {
                findings.at(line.index(), "there is no schema " + event.schema());
            } else {
                schema.fault(event.payload()).ifPresent(fault -> findings.at(line.index(), fault));
            }
            if (whole) {
                histories.add(event, line.index());
            }
            recordedAt = event.recordedAt();
        } catch (Refused reason) {
            findings.at(line.index(), String.valueOf(reason.getMessage()));
        }
        events++;
    }

    private void roots(Optional<Checkpoint> kept) {
        Optional.ofNullable(earlier.get(range.size())).ifPresent(this::root);
        kept.filter(note -> note.size() == range.size() && !Arrays.equals(note.root(), range.root()))
                .ifPresent(note -> findings.add("the first bad index is from 0 to " + (note.size() - 1)
                        + ": the events are not those of the checkpoint that was seen earlier"));
    }

    private void root(Checkpoint signed) {
        findings.root(
                signed.size(),
                Arrays.equals(range.root(), signed.root()),
                "the events do not give the root that was signed for the first " + signed.size());
    }

    private void end(Checkpoint checkpoint) throws IOException {
        if (expected < checkpoint.size()) {
            findings.at(expected, "missing, with what follows: the checkpoint has " + checkpoint.size() + " events");
        }
        root(checkpoint);
        histories.check(findings);
    }

    /** An earlier checkpoint must be extended by its own proof; where the events are all there, they say so as well. */
    private void consistent(Checkpoint note, Checkpoint checkpoint) {
        List<byte[]> proof = proofs.getOrDefault(note.size(), note.size() == checkpoint.size() ? List.of() : null);
        if (proof == null) {
            findings.add("the bundle has no proof that the checkpoint of " + note.size() + " events was extended; ask"
                    + " for it with since=" + note.size());
        } else if (!Merkle.extend(checkpoint.root(), checkpoint.size(), note.root(), note.size(), proof)) {
            findings.add("the checkpoint of " + note.size() + " events was not extended by that of " + checkpoint.size()
                    + ": an event before index " + note.size() + " was changed");
        }
    }

    private List<String> shown(Checkpoint checkpoint, boolean whole) {
        List<String> lines = new ArrayList<>();
        lines.add("verified: " + events
                + (whole
                        ? " events, the whole log"
                        : " of " + checkpoint.size() + " events; that none was left out is not shown"));
        lines.add("checkpoint: " + checkpoint.size() + " events of " + checkpoint.origin() + ", root "
                + Base64Text.of(checkpoint.root()));
        if (events > 0) {
            lines.add("last event recorded: " + recordedAt);
        }
        if (!earlier.isEmpty()) {
            lines.add("earlier checkpoints extended: " + earlier.keySet());
        }
        given.kept.ifPresent(kept -> lines.add("the checkpoint given, of " + kept.size() + " events, is extended"));
        leaves.ifPresent(seen -> lines.add("as seen by the witness up to index " + (seen.count() - 1)));
        if (certificates > 0) {
            lines.add("certificates: " + certificates);
        }
        lines.addAll(witnesses("the checkpoint", checkpoint));
        given.kept.ifPresent(kept -> lines.addAll(witnesses("the one given", kept)));
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
