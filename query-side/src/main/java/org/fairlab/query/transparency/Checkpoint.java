package org.fairlab.query.transparency;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The signed state of the log at one size.
 *
 * @param size how many events it covers
 * @param root the hash of the tree over them, 32 bytes
 * @param note the signed text, in the format C2SP tlog-checkpoint
 */
@SuppressWarnings("ArrayRecordComponent") // the note says the same, and is what is compared
public record Checkpoint(long size, byte[] root, String note) {

    /** Reads the size and root that a note states; whether they are signed is for {@link NoteSigner#verifies}. */
    public static Checkpoint of(String note) {
        String[] lines = note.split("\n", 4);
        return new Checkpoint(Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]), note);
    }

    static Checkpoint sign(NoteSigner signer, long size, byte[] root) {
        String text = signer.name() + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        return new Checkpoint(size, root, signer.sign(text));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }
}
