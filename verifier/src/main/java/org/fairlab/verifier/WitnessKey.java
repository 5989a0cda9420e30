package org.fairlab.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What a witness signs with. It is kept in two files: {@code key}, which its owner alone can read, as
 * {@code PRIVATE+KEY+name+id+base64}, and {@code vkey}, for everybody who is to believe it.
 */
record WitnessKey(VerifierKey known, PrivateKey secret) {

    private static final String PRIVATE = "PRIVATE+KEY+";
    private static final int SEED = 32;
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** The key in a folder, made there at its first use. */
    static WitnessKey in(Path folder, String name) throws IOException, Malformed {
        Path secret = folder.resolve("key");
        Path vkey = folder.resolve("vkey");
        try {
            if (!Files.exists(vkey)) {
                Files.deleteIfExists(secret); // of a first use that was cut short
                make(name, secret, vkey);
            }
            return read(secret, vkey);
        } catch (GeneralSecurityException reason) {
            throw new Malformed("the witness's key cannot be read: " + reason.getMessage());
        }
    }

    private static void make(String name, Path secret, Path vkey)
            throws IOException, GeneralSecurityException, Malformed {
        if (!VerifierKey.isName(name)) {
            throw new Malformed("a key's name has neither spaces nor +");
        }
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VerifierKey known = VerifierKey.of(name, marked(pair.getPublic().getEncoded()));
        String text = PRIVATE + name + "+" + HexFormat.of().toHexDigits(known.id()) + "+"
                + Base64Text.of(marked(pair.getPrivate().getEncoded()));
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        DurableFile.write(secret, (text + "\n").getBytes(StandardCharsets.UTF_8), Set.of(StandardOpenOption.WRITE));
        DurableFile.replace(vkey, (known.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The type's byte and the last 32 bytes of an encoded key. */
    private static byte[] marked(byte[] encoded) {
        byte[] marked = Arrays.copyOfRange(encoded, encoded.length - SEED - 1, encoded.length);
        marked[0] = VerifierKey.Type.COSIGNATURE.mark;
        return marked;
    }

    private static WitnessKey read(Path secret, Path vkey) throws IOException, GeneralSecurityException, Malformed {
        VerifierKey known = VerifierKey.parse(Files.readString(vkey).strip());
        String[] parts = Files.readString(secret).strip().split("\\+", 5); // base64 may have a + of its own
        byte[] marked = Base64Text.read(parts[parts.length - 1]);
        byte[] encoded = ByteBuffer.allocate(PKCS8.length + SEED)
                .put(PKCS8)
                .put(marked, 1, SEED)
                .array();
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        WitnessKey read = new WitnessKey(known, key);
        if (!known.signed("", read.sign("", Instant.EPOCH))) {
            throw new Malformed("the witness's key and vkey are not of one pair");
        }
        return read;
    }

    /** The note with a cosignature of now. */
    SignedNote cosign(SignedNote note, SignedNote.Line byLog, Instant now) throws Malformed {
        try {
            var line = new SignedNote.Line(known.name(), known.id(), sign(note.text(), now));
            return new SignedNote(note.text(), List.of(byLog, line));
        } catch (GeneralSecurityException reason) {
            throw new Malformed("the witness's key cannot sign: " + reason.getMessage());
        }
    }

    private byte[] sign(String text, Instant now) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(secret);
        ed25519.update(VerifierKey.cosigned(now.getEpochSecond(), text).getBytes(StandardCharsets.UTF_8));
        byte[] signature = ed25519.sign();
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(now.getEpochSecond())
                .put(signature)
                .array();
    }
}
