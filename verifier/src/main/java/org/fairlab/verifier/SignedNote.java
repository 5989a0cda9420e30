package org.fairlab.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with signatures, as in <a href="https://c2sp.org/signed-note">C2SP signed-note</a>.
 *
 * @param text with its last newline; to be believed only from {@link #opened}
 */
record SignedNote(String text, List<Line> lines) {

    /**
     * One signature.
     *
     * @param id of the key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String name, int id, byte[] signature) {

        boolean isBy(VerifierKey key) {
            return name.equals(key.name()) && id == key.id();
        }

        @Override
        public String toString() {
            byte[] all = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(id)
                    .put(signature)
                    .array();
            return "— " + name + " " + Base64Text.of(all) + "\n";
        }
    }

    private static final int MOST_SIGNATURES = 100;

    static SignedNote parse(byte[] note) throws Malformed {
        String all = utf8(note);
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || !all.endsWith("\n") || all.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Malformed("not a signed note");
        }
        String[] signatures = all.substring(end + 2).split("\n");
        List<Line> lines = new ArrayList<>();
        for (String line : signatures) {
            lines.add(line(line));
        }
        if (lines.size() > MOST_SIGNATURES) {
            throw new Malformed("a note with more than " + MOST_SIGNATURES + " signatures");
        }
        return new SignedNote(all.substring(0, end + 1), lines);
    }

    private static Line line(String line) throws Malformed {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—") || !VerifierKey.isName(parts[1])) {
            throw new Malformed("a note's signature that is not one");
        }
        byte[] signature = Base64Text.read(parts[2]);
        if (signature.length <= Integer.BYTES) {
            throw new Malformed("a note's signature that is empty");
        }
        return new Line(
                parts[1],
                ByteBuffer.wrap(signature).getInt(),
                Arrays.copyOfRange(signature, Integer.BYTES, signature.length));
    }

    static String utf8(byte[] bytes) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new Malformed("not UTF-8");
        }
    }

    /**
     * The signatures by these keys, all of which have been verified; signatures by others are passed over.
     *
     * @throws Refused if one by a key of these is not its signature on the text
     */
    List<Line> opened(List<VerifierKey> keys) throws Refused {
        List<Line> verified = new ArrayList<>();
        for (Line line : lines) {
            for (VerifierKey key : keys) {
                if (line.isBy(key)) {
                    if (!key.signed(text, line.signature())) {
                        throw new Refused("the signature of " + key.name() + " is not its signature on this text");
                    }
                    verified.add(line);
                }
            }
        }
        return verified;
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
