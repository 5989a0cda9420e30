package org.fairlab.verifier;

import java.util.Optional;

/**
 * What can be said of a line of a bundle's events by itself.
 *
 * @param leaf its hash in the tree
 * @param hasProof whether it comes with a proof of its own
 * @param included whether that proof leads from it to the root that was signed
 * @param event none if it cannot be read
 * @param fault what is wrong with what it says, for people
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CheckedLine(
        long index, byte[] leaf, boolean hasProof, boolean included, Optional<Envelope> event, Optional<String> fault) {

    /** Only hashed. */
    static CheckedLine hashed(Bundle.Line line) {
        byte[] leaf = Merkle.leaf(line.entry());
        return new CheckedLine(line.index(), leaf, !line.proof().isEmpty(), false, Optional.empty(), Optional.empty());
    }

    /** Of which there is the leaf hash only. */
    static CheckedLine given(Bundle.Line line) {
        try {
            byte[] leaf = Base64Text.hash(SignedNote.utf8(line.entry()));
            return new CheckedLine(line.index(), leaf, true, false, Optional.empty(), Optional.empty());
        } catch (Malformed reason) {
            var fault = Optional.of("its leaf hash cannot be read: " + reason.getMessage());
            return new CheckedLine(line.index(), new byte[0], true, false, Optional.empty(), fault);
        }
    }

    /** The same, held against the root that was signed. */
    static CheckedLine ofLeaf(Bundle.Line line, SmallFiles files) {
        CheckedLine given = given(line);
        Checkpoint signed = files.checkpoint();
        boolean included = Merkle.includes(signed.root(), signed.size(), line.index(), given.leaf, line.proof());
        return new CheckedLine(line.index(), given.leaf, true, included, Optional.empty(), given.fault);
    }

    static CheckedLine of(Bundle.Line line, SmallFiles files) {
        CheckedLine hashed = hashed(line);
        Checkpoint signed = files.checkpoint();
        boolean included = Merkle.includes(signed.root(), signed.size(), line.index(), hashed.leaf, line.proof());
        try {
            Envelope event = Envelope.read(line.entry());
            Optional<String> fault = files.schema(event.schema())
                    .map(schema -> schema.fault(event.payload()))
                    .orElseGet(() -> Optional.of("there is no schema " + event.schema()));
            return new CheckedLine(line.index(), hashed.leaf, hashed.hasProof, included, Optional.of(event), fault);
        } catch (Refused reason) {
            return new CheckedLine(
                    line.index(),
                    hashed.leaf,
                    hashed.hasProof,
                    included,
                    Optional.empty(),
                    Optional.of(String.valueOf(reason.getMessage())));
        }
    }
}
