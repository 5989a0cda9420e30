package org.fairlab.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Hashes and proofs of the tree of RFC 9162, section 2.1, over SHA-256; every hash is of 32 bytes. */
public final class Merkle {

    /** Length of a hash, in bytes. */
    public static final int HASH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** One for each thread, since to find it takes longer than to hash a node. */
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Merkle::newDigest);

    private Merkle() {}

    /** The root of the tree without leaves. */
    public static byte[] emptyRoot() {
        return sha256(new byte[0]);
    }

    /** The hash of a leaf. */
    public static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {LEAF}, entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {NODE}, left, right);
    }

    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = SHA256.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every JDK has it
        }
    }

    /** Whether the proof shows that a leaf is in the tree at an index: RFC 9162, 2.1.3.2. */
    public static boolean includes(byte[] root, long size, long index, byte[] leaf, List<byte[]> proof) {
        if (index < 0 || index >= size || leaf.length != HASH) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /**
     * Whether the proof shows that the tree of {@code size} leaves extends the one of {@code earlier} leaves: RFC 9162,
     * 2.1.4.2. Every tree extends the empty one, without a proof.
     */
    public static boolean extend(byte[] root, long size, byte[] earlierRoot, long earlier, List<byte[]> proof) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == size || earlier == 0) {
            return proof.isEmpty()
                    && (earlier < size || Arrays.equals(earlierRoot, root))
                    && (earlier > 0 || Arrays.equals(earlierRoot, emptyRoot()));
        }
        Deque<byte[]> path = new ArrayDeque<>(proof);
        if (Long.bitCount(earlier) == 1) {
            path.addFirst(earlierRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long place = earlier - 1;
        long last = size - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        byte[] before = path.removeFirst();
        byte[] after = before;
        for (byte[] hash : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = node(hash, before);
                after = node(hash, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = node(after, hash);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, earlierRoot) && Arrays.equals(after, root);
    }
}
