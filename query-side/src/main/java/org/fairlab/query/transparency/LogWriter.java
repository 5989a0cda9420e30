package org.fairlab.query.transparency;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.query.transparency.LogTables.Addition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the log grow by the events that come next, and signs it at each multiple of 256 and at the end of each batch.
 * What it knows of the tree it holds against the tables whenever they are not as it left them: at its start, after
 * another process, after anybody's interference. For one thread.
 */
final class LogWriter {

    static final int BATCH = 4096;

    private final LogTables tables;
    private final Leaves leaves;
    private final NoteSigner signer;
    private final CheckpointFile file;
    private final TransactionTemplate transaction;
    private @Nullable Checkpoint last;
    private @Nullable Edge edge;

    /** @param transaction a new one each time */
    LogWriter(
            LogTables tables, Leaves leaves, NoteSigner signer, CheckpointFile file, TransactionTemplate transaction) {
        this.tables = tables;
        this.leaves = leaves;
        this.signer = signer;
        this.file = file;
        this.transaction = transaction;
    }

    /** How many events are in the log, as far as this process knows; -1 if it has to look. */
    long size() {
        return last == null || edge == null ? -1 : last.size();
    }

    /**
     * Takes a batch of events into the log, unless another process is at it.
     *
     * @return whether there may be more
     * @throws BrokenLogException if the tables do not contain what was signed, or an event is missing; nothing is
     *     signed
     */
    boolean advance() {
        try {
            long before = size();
            Optional<Checkpoint> signed = Objects.requireNonNull(transaction.execute(
                    status -> tables.lock() ? Optional.of(extend()) : Optional.<Checkpoint>empty()));
            signed.filter(checkpoint -> !checkpoint.equals(last)).ifPresent(checkpoint -> {
                file.write(checkpoint);
                last = checkpoint;
            });
            return signed.isPresent() && signed.get().size() - before >= BATCH;
        } catch (RuntimeException failure) { // whether it was stored is to be looked up
            edge = null;
            throw failure;
        }
    }

    /** Returns the last checkpoint there is then. */
    private Checkpoint extend() {
        Checkpoint stored = tables.latest().orElse(null);
        Edge grown = edge;
        if (grown == null || !Objects.equals(stored, last)) {
            grown = verified(stored);
            edge = grown;
        }
        List<Addition> additions = new ArrayList<>();
        if (stored == null) {
            additions.add(new Addition(null, new byte[0], Checkpoint.sign(signer, 0, grown.root())));
        }
        var since = new ByteArrayOutputStream();
        for (byte[] leaf : leaves.after(grown.size(), BATCH)) {
            grown.append(leaf);
            since.writeBytes(leaf);
            if (grown.size() % Tree.WIDTH == 0) {
                additions.add(addition(grown, since));
            }
        }
        if (since.size() > 0) {
            additions.add(addition(grown, since));
        }
        tables.append(additions, grown.takeFilled());
        return additions.isEmpty()
                ? Objects.requireNonNull(stored)
                : additions.getLast().checkpoint();
    }

    private Addition addition(Edge grown, ByteArrayOutputStream since) {
        byte[] hashes = since.toByteArray();
        since.reset();
        return new Addition(
                grown.size() - hashes.length / Hashing.LENGTH,
                hashes,
                Checkpoint.sign(signer, grown.size(), grown.root()));
    }

    /** Where the log goes on, once the tables are found to contain what was signed before. */
    private Edge verified(@Nullable Checkpoint stored) {
        long size = stored == null ? 0 : stored.size();
        file.read().ifPresent(signed -> {
            if (stored == null || signed.size() > size) {
                throw new BrokenLogException(
                        "its tables end at " + size + ", but " + signed.size() + " events were signed");
            }
            verify(signed);
        });
        if (stored == null) {
            return new Tree(tables, 0).edge();
        }
        verify(stored);
        file.write(stored);
        last = stored;
        return new Tree(tables, size).edge();
    }

    private void verify(Checkpoint signed) {
        if (!signer.verifies(signed.note())) {
            throw new BrokenLogException("the checkpoint of " + signed.size() + " is not signed by " + signer.name());
        }
        if (!Arrays.equals(new Tree(tables, signed.size()).root(), signed.root())) {
            throw new BrokenLogException("its tables do not hold the tree of " + signed.size() + " that was signed");
        }
    }
}
