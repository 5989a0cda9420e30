package org.fairlab.verifier;

import java.util.Base64;

/** Base 64 of RFC 4648, section 4, that can be written in one way only: with padding, and no bits that say nothing. */
final class Base64Text {

    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] read(String text) throws Malformed {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Malformed("not base64");
    }

    static byte[] hash(String text) throws Malformed {
        byte[] bytes = read(text);
        if (bytes.length != Merkle.HASH) {
            throw new Malformed("a hash of " + bytes.length + " bytes");
        }
        return bytes;
    }
}
