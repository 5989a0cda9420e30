package org.fairlab.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An Ed25519 key by which signatures are known, as in <a href="https://c2sp.org/signed-note">C2SP signed-note</a> and
 * tlog-cosignature.
 *
 * @param name of whoever signs
 * @param id the first four bytes of SHA-256(name, newline, type, key)
 * @param type what is signed: the text, or a cosigned checkpoint
 */
record VerifierKey(String name, int id, Type type, PublicKey key) {

    /** What a signature is made over, told by a byte before the key. */
    enum Type {
        /** the text of the note */
        NOTE((byte) 1),
        /** {@code cosignature/v1}: a time, in seconds from 1970, and the text */
        COSIGNATURE((byte) 4);

        final byte mark;

        Type(byte mark) {
            this.mark = mark;
        }
    }

    private static final int LENGTH = 32;
    private static final int SIGNATURE = 64;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @param vkey {@code name+id+base64} */
    static VerifierKey parse(String vkey) throws Malformed {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
            throw new Malformed("not a verifier key, which looks like name+01234567+base64: " + vkey);
        }
        byte[] marked = Base64Text.read(parts[2]);
        VerifierKey key = of(parts[0], marked);
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new Malformed("the id in a verifier key is not that of its key: " + vkey);
        }
        return key;
    }

    /** @param marked the type's byte and the 32 bytes of the key */
    static VerifierKey of(String name, byte[] marked) throws Malformed {
        if (marked.length != LENGTH + 1) {
            throw new Malformed("a verifier key of another length");
        }
        for (Type type : Type.values()) {
            if (type.mark == marked[0]) {
                return new VerifierKey(name, id(name, marked), type, publicKey(marked));
            }
        }
        throw new Malformed("a verifier key of an unknown type");
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .noneMatch(c -> c == '+' || c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static int id(String name, byte[] marked) {
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Merkle.sha256(line, marked)).getInt();
    }

    private static PublicKey publicKey(byte[] marked) throws Malformed {
        byte[] encoded = ByteBuffer.allocate(X509.length + LENGTH)
                .put(X509)
                .put(marked, 1, LENGTH)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAPoint) {
            throw new Malformed("not an Ed25519 key");
        }
    }

    /** The key as text, {@code name+id+base64}. */
    String vkey() {
        byte[] encoded = key.getEncoded();
        byte[] marked = Arrays.copyOfRange(encoded, encoded.length - LENGTH - 1, encoded.length);
        marked[0] = type.mark;
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64Text.of(marked);
    }

    /** Whether a signature, of exactly the length it must have, is this key's on a note's text. */
    boolean signed(String text, byte[] signature) {
        return switch (type) {
            case NOTE -> signature.length == SIGNATURE && verifies(text, signature);
            case COSIGNATURE ->
                signature.length == Long.BYTES + SIGNATURE
                        && seconds(signature) >= 0
                        && verifies(
                                cosigned(seconds(signature), text),
                                Arrays.copyOfRange(signature, Long.BYTES, signature.length));
        };
    }

    /** When a cosignature says that it was made. */
    static Instant time(byte[] cosignature) {
        return Instant.ofEpochSecond(seconds(cosignature));
    }

    /** What a witness signs. */
    static String cosigned(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private static long seconds(byte[] cosignature) {
        return ByteBuffer.wrap(cosignature).getLong();
    }

    private boolean verifies(String message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }
}
