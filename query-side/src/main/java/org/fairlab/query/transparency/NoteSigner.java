package org.fairlab.query.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs texts as notes of the format C2SP signed-note, with an Ed25519 key. For any number of threads. */
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte ED25519 = 1;
    private static final int SEED = 32;
    private static final int ID = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final KeyPair keys;
    private final byte[] publicKey;
    private final byte[] id;

    private NoteSigner(String name, byte[] seed) {
        this.name = name;
        this.keys = keys(seed);
        byte[] encoded = keys.getPublic().getEncoded();
        this.publicKey = Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length);
        this.id = Arrays.copyOf(
                Hashing.sha256().digest(concat((name + "\n").getBytes(StandardCharsets.UTF_8), typed(publicKey))), ID);
    }

    /** Makes a key, as text for a file that only its owner may read; its name is one that no other log has. */
    public static String generate() {
        byte[] seed = new byte[SEED];
        RANDOM.nextBytes(seed);
        byte[] unique = new byte[ID];
        RANDOM.nextBytes(unique);
        NoteSigner signer = new NoteSigner("fairlab.local/" + HexFormat.of().formatHex(unique), seed);
        return PREFIX + signer.label() + Base64.getEncoder().encodeToString(typed(seed));
    }

    /**
     * Reads a key from a file.
     *
     * @throws IllegalArgumentException if it is none, which is said without repeating it
     */
    public static NoteSigner read(Path file) throws IOException {
        return of(Files.readString(file).strip());
    }

    /** @param key as {@code PRIVATE+KEY+name+id+base64} */
    static NoteSigner of(String key) {
        String[] parts = key.startsWith(PREFIX) ? key.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        if (parts.length == 3 && !parts[0].isEmpty() && parts[0].chars().noneMatch(Character::isWhitespace)) {
            byte[] typed = decoded(parts[2]);
            if (typed.length == 1 + SEED && typed[0] == ED25519) {
                var signer = new NoteSigner(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (HexFormat.of().formatHex(signer.id).equals(parts[1])) {
                    return signer;
                }
            }
        }
        throw new IllegalArgumentException("that is no signing key of the form PRIVATE+KEY+name+id+base64");
    }

    /** The key's name, which is also the origin of the log. */
    public String name() {
        return name;
    }

    /** What others verify its signatures with: {@code name+id+base64}. */
    public String vkey() {
        return label() + Base64.getEncoder().encodeToString(typed(publicKey));
    }

    private String label() {
        return name + "+" + HexFormat.of().formatHex(id) + "+";
    }

    /**
     * The text with its signature, as one note.
     *
     * @param text lines, each with its end, without other control characters; its first one says what it is: that of a
     *     checkpoint is the {@linkplain #name origin}, and no other text's may be
     */
    public String sign(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("not the text of a note");
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "\n" + mark() + Base64.getEncoder().encodeToString(concat(id, signature.sign())) + "\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a note is signed by this key. */
    public boolean verifies(String note) {
        int end = note.lastIndexOf("\n\n");
        return end >= 0
                && note.substring(end + 2)
                        .lines()
                        .filter(line -> line.startsWith(mark()))
                        .anyMatch(
                                line -> verifies(note.substring(0, end + 1), decoded(line.substring(mark().length()))));
    }

    private boolean verifies(String text, byte[] signed) {
        if (signed.length < ID || !Arrays.equals(Arrays.copyOf(signed, ID), id)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(keys.getPublic());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Arrays.copyOfRange(signed, ID, signed.length));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private String mark() {
        return "— " + name + " ";
    }

    /** The JDK derives a public key only while it makes a pair, from the random bytes that it is given. */
    private static KeyPair keys(byte[] seed) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
            pairs.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] typed(byte[] key) {
        return concat(new byte[] {ED25519}, key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
