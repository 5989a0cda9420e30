package org.fairlab.verifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fairlab.verifier.Findings.Source;

/**
 * Whether the log of a bundle goes on from all checkpoints that are known of it: the bundle's own, its anchors, and
 * those that somebody has kept. Where it does not, it was forked.
 */
final class Extensions {

    private final SmallFiles files;
    private final Findings findings;
    private final Checkpoint last;
    private final SortedMap<Long, Checkpoint> anchors;
    private final List<Checkpoint> kept;

    Extensions(SmallFiles files, List<Checkpoint> kept, Findings findings) {
        this.files = files;
        this.findings = findings;
        this.last = files.checkpoint();
        this.anchors = new TreeMap<>(files.anchors());
        anchors.values().removeIf(anchor -> !isWithin(anchor, "the anchor"));
        this.kept = kept.stream()
                .filter(note -> isWithin(note, "the checkpoint that was seen earlier"))
                .toList();
    }

    private boolean isWithin(Checkpoint note, String what) {
        if (!note.origin().equals(last.origin())) {
            findings.add(what + " is of another log, " + note.origin());
            return false;
        }
        if (note.size() > last.size()) {
            findings.at(
                    last.size(),
                    "missing: " + what + " has " + note.size() + " events, and this one has " + last.size());
            return false;
        }
        return true;
    }

    /** Holds the events of the whole log so far against what was signed of so many. */
    void roots(CompactRange events) {
        long size = events.size();
        Optional.ofNullable(files.earlier().get(size)).ifPresent(note -> root(Source.BUNDLE, note, events));
        Optional.ofNullable(anchors.get(size)).ifPresent(note -> root(Source.ANCHORS, note, events));
        for (Checkpoint note : kept) {
            if (note.size() == size) {
                root(Source.SEEN, note, events);
            }
        }
    }

    /** Holds all of them, however many, against what was signed last. */
    void end(CompactRange events) {
        root(Source.BUNDLE, last, events);
    }

    private void root(Source source, Checkpoint signed, CompactRange events) {
        findings.root(source, signed.size(), Arrays.equals(events.root(), signed.root()));
    }

    /**
     * Each one in the bundle must be extended by its own proof; where the events are all there, they say so as well,
     * and of what was kept they alone.
     */
    void check(boolean whole) {
        files.earlier().values().forEach(note -> extended(note, "the checkpoint"));
        for (Checkpoint anchor : anchors.values()) {
            extended(anchor, "the anchor");
            same(anchor, "an anchor", files.earlier());
        }
        for (Checkpoint note : kept) {
            if (!whole) {
                extended(note, "the checkpoint seen earlier");
            }
            same(note, "one that was seen earlier", files.earlier());
            same(note, "one that was seen earlier", anchors);
        }
    }

    private void extended(Checkpoint note, String what) {
        var proof = files.consistency(note.size())
                .or(() -> note.size() == last.size() ? Optional.of(List.of()) : Optional.empty());
        if (proof.isEmpty()) {
            findings.add("the bundle has no proof that " + what + " of " + note.size() + " events was extended; ask"
                    + " for it with since=" + note.size());
        } else if (!Merkle.extend(last.root(), last.size(), note.root(), note.size(), proof.get())) {
            findings.add(what + " of " + note.size() + " events was not extended by that of " + last.size()
                    + ": an event before index " + note.size() + " was changed");
        }
    }

    private void same(Checkpoint note, String what, SortedMap<Long, Checkpoint> others) {
        Optional.ofNullable(others.get(note.size()))
                .filter(other -> !Arrays.equals(other.root(), note.root()))
                .ifPresent(other -> findings.add("the log was forked: of " + note.size() + " events there are two"
                        + " checkpoints, one in the bundle and " + what + ", with another root"));
    }
}
