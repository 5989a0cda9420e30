package org.fairlab.verifier;

import java.util.List;

/**
 * What a log or a witness has signed of a tree: <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>.
 *
 * @param origin the log's name
 * @param size number of leaves
 * @param signatures those that were verified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Checkpoint(String origin, long size, byte[] root, SignedNote note, List<SignedNote.Line> signatures) {

    /**
     * Reads a checkpoint that at least one of the keys has signed.
     *
     * @throws Refused if none of them has, or one of the signatures is wrong
     */
    static Checkpoint open(byte[] bytes, List<VerifierKey> keys) throws Malformed, Refused {
        SignedNote note = SignedNote.parse(bytes);
        List<SignedNote.Line> signatures = note.opened(keys);
        if (signatures.isEmpty()) {
            throw new Refused("none of the given keys has signed this checkpoint, but only "
                    + String.join(
                            ", ",
                            note.lines().stream().map(SignedNote.Line::name).toList()));
        }
        String[] lines = note.text().split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("not a checkpoint");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new Malformed("a checkpoint with an empty line");
            }
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Base64Text.hash(lines[2]), note, signatures);
    }

    /** Whether the log itself has signed it: a key of its name, over the text. */
    boolean isBy(List<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> key.type() == VerifierKey.Type.NOTE && key.name().equals(origin))
                .anyMatch(key -> signatures.stream().anyMatch(line -> line.isBy(key)));
    }
}
