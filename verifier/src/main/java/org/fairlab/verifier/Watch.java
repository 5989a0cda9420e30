package org.fairlab.verifier;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Looks at what a log shows and cosigns it, or refuses. */
final class Watch {

    private final LogClient log;
    private final WitnessStore store;
    private final VerifierKey logKey;
    private final WitnessKey key;

    Watch(LogClient log, WitnessStore store, VerifierKey logKey, WitnessKey key) {
        this.log = log;
        this.store = store;
        this.logKey = logKey;
        this.key = key;
    }

    /**
     * One look.
     *
     * @return what was cosigned, for people
     * @throws Refused if the log shows what is not signed, is less than it has shown before, or goes on from something
     *     else; both notes are kept
     * @throws IOException if it cannot be reached
     */
    String look() throws IOException, InterruptedException, Malformed, Refused {
        byte[] note = log.checkpoint();
        try {
            Checkpoint shown = Checkpoint.open(note, List.of(logKey));
            if (!shown.isBy(List.of(logKey))) {
                throw new Refused("the checkpoint is of another log, " + shown.origin());
            }
            CompactRange range = follow(shown);
            SignedNote cosigned = key.cosign(shown.note(), shown.signatures().getFirst(), Instant.now());
            store.keep(shown, cosigned, range);
            return "cosigned " + shown.size() + " events, root " + Base64Text.of(shown.root());
        } catch (Refused reason) {
            store.keepRefused(note);
            throw reason;
        } catch (Malformed reason) {
            store.keepRefused(note);
            throw new Refused("the log's checkpoint cannot be read: " + reason.getMessage());
        }
    }

    private CompactRange follow(Checkpoint shown) throws IOException, InterruptedException, Refused {
        if (shown.size() < store.size()) {
            throw new Refused(
                    "rolled back from " + store.size() + " to " + shown.size() + " events; " + firstDifference(shown));
        }
        CompactRange range = store.range();
        while (range.size() < shown.size()) {
            long tile = range.size() / LogClient.TILE;
            int known = (int) (range.size() % LogClient.TILE);
            byte[] hashes = tile(tile, shown.size());
            store.write(range.size(), hashes, known * Merkle.HASH);
            for (int i = known; i < hashes.length / Merkle.HASH; i++) {
                range.add(Arrays.copyOfRange(hashes, i * Merkle.HASH, (i + 1) * Merkle.HASH));
            }
        }
        if (!Arrays.equals(range.root(), shown.root())) {
            throw new Refused("forked: the " + shown.size() + " events shown do not go on from the " + store.size()
                    + " seen; " + firstDifference(shown));
        }
        return range;
    }

    private byte[] tile(long tile, long size) throws IOException, InterruptedException {
        return log.tile(tile, (int) Math.min(LogClient.TILE, size - tile * LogClient.TILE));
    }

    private String firstDifference(Checkpoint shown) throws IOException, InterruptedException {
        long both = Math.min(shown.size(), store.size());
        for (long start = 0; start < both; start += LogClient.TILE) {
            byte[] theirs = tile(start / LogClient.TILE, shown.size());
            byte[] ours = store.leaves(start, LogClient.TILE);
            int same = Arrays.mismatch(theirs, ours);
            long differs = start + Math.max(0, same) / Merkle.HASH;
            if (same >= 0 && differs < both) {
                return "the first bad index is " + differs;
            }
        }
        return shown.size() < store.size()
                ? "the first bad index is " + shown.size() + ", which is missing"
                : "the leaves that it shows are those seen, and do not give the root that it has signed";
    }
}
