package org.fairlab.query.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes of RFC 9162's tree, 32 bytes each; that of a leaf is an envelope's own. */
final class Hashing {

    static final int LENGTH = 32;

    private Hashing() {}

    /** The root of the tree without leaves. */
    static byte[] empty() {
        return sha256().digest();
    }

    /** What stands above two subtrees. */
    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    /** One of several hashes that lie one after the other. */
    static byte[] at(byte[] hashes, int index) {
        return Arrays.copyOfRange(hashes, index * LENGTH, (index + 1) * LENGTH);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
