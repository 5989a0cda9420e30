package org.fairlab.platform.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What makes a request have one effect, however often it is sent. Neither value can be turned back: the digest of the
 * request is salted with the client's key, and of the key only a digest is kept.
 *
 * @param key the first 128 bits of SHA-256 over the actor and the Idempotency-Key
 * @param digest the first 128 bits of SHA-256 over the Idempotency-Key and the request
 */
public record Once(UUID key, UUID digest) {

    /** Derives both from what the client sent. */
    public static Once of(String actor, String idempotencyKey, String request) {
        return new Once(sha256(actor, idempotencyKey), sha256(idempotencyKey, request));
    }

    private static UUID sha256(String first, String second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(second.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
