package org.fairlab.verifier;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a bundle has before its events; what is signed there is signed by keys that were given. */
final class SmallFiles {

    private final List<VerifierKey> keys;
    private final TreeMap<Long, Checkpoint> earlier = new TreeMap<>();
    private final TreeMap<Long, Checkpoint> anchors = new TreeMap<>();
    private final Map<Long, List<byte[]>> proofs = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private Optional<VerifierKey> own = Optional.empty();
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private int certificates;
    private Optional<byte[]> reportCsv = Optional.empty();
    private Optional<byte[]> reportNote = Optional.empty();
    private Optional<SignedReport> report = Optional.empty();

    private SmallFiles(List<VerifierKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads the bundle up to its events.
     *
     * @throws Refused if a signature or the key is wrong
     */
    static SmallFiles read(Bundle bundle, List<VerifierKey> keys) throws IOException, Malformed, Refused {
        SmallFiles files = new SmallFiles(keys);
        for (var file = bundle.nextSmall(); file.isPresent(); file = bundle.nextSmall()) {
            files.add(file.get().name(), file.get().content());
        }
        if (files.checkpoint.isEmpty()) {
            throw new Malformed("a bundle without a checkpoint");
        }
        if (bundle.isOfLeaves() != (files.reportCsv.isPresent() && files.reportNote.isPresent())) {
            throw new Malformed("a report and leaf hashes, of which there is one without the other");
        }
        if (bundle.isOfLeaves()) {
            files.report = Optional.of(new SignedReport(
                    files.reportCsv.orElseThrow(), files.reportNote.orElseThrow(), files.checkpoint(), keys));
        }
        return files;
    }

    private void add(String name, byte[] content) throws Malformed, Refused {
        switch (name.substring(0, name.indexOf('/') + 1)) {
            case "checkpoints/" -> earlier.put(size(name), checkpoint(name, content));
            case "anchors/" -> anchors.put(size(name), checkpoint(name, content));
            case "consistency/" -> proofs.put(size(name), proof(content));
            case "schemas/" -> schemas.put(name, Schema.parse(content));
            case "certificates/" -> {
                if (SignedNote.parse(content).opened(keys).isEmpty()) {
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
                    case "report.csv" -> reportCsv = Optional.of(content);
                    case "report.note" -> reportNote = Optional.of(content);
                    case "checkpoint" -> checkpoint = Optional.of(last(content));
                    default -> throw new Malformed("a bundle with a file " + name);
                }
            }
        }
    }

    private Checkpoint checkpoint(String name, byte[] content) throws Malformed, Refused {
        try {
            Checkpoint note = Checkpoint.open(content, keys);
            if (note.size() == size(name) && note.isBy(keys)) {
                return note;
            }
        } catch (Refused reason) {
            throw new Refused(name + ": " + reason.getMessage());
        }
        throw new Refused(name + " is not a checkpoint of the log of that size");
    }

    private Checkpoint last(byte[] content) throws Malformed, Refused {
        try {
            Checkpoint last = Checkpoint.open(content, keys);
            if (last.isBy(keys)) {
                return last;
            }
            throw new Refused("no given key of " + last.origin() + " has signed the checkpoint");
        } catch (Refused reason) {
            throw own.filter(key -> !keys.contains(key)).isEmpty()
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

    /** The last checkpoint, to which the proofs of events lead. */
    Checkpoint checkpoint() {
        return checkpoint.orElseThrow();
    }

    /** Those before it, by size. */
    SortedMap<Long, Checkpoint> earlier() {
        return earlier;
    }

    /** Those that the server wrote to read-only files, by size. */
    SortedMap<Long, Checkpoint> anchors() {
        return anchors;
    }

    /** The proof that a checkpoint of so many events was extended. */
    Optional<List<byte[]>> consistency(long size) {
        return Optional.ofNullable(proofs.get(size));
    }

    /** The schema of this name, such as {@code AwardOffered-1}. */
    Optional<Schema> schema(String name) {
        return Optional.ofNullable(schemas.get("schemas/" + name + ".json"));
    }

    /** The report that the events are behind, in a proof of one. */
    Optional<SignedReport> report() {
        return report;
    }

    /** How many there are of what was erased. */
    int certificates() {
        return certificates;
    }
}
