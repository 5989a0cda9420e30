package org.fairlab.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes a request have one effect, however often it is sent. Neither value can be turned back: the digest of the
 * request is salted with the client's key, and of the key only a digest is kept.
 *
 * @param key digest of the actor and the Idempotency-Key, hexadecimal
 * @param digest digest of the Idempotency-Key and the request, hexadecimal
 */
public record Once(String key, String digest) {

    /** Derives both from what the client sent. */
    public static Once of(String actor, String idempotencyKey, String request) {
        return new Once(sha256(actor, idempotencyKey), sha256(idempotencyKey, request));
    }

    private static String sha256(String first, String second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(second.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
