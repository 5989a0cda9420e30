package org.fairlab.query.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The log as RFC 9162 describes it to those who check it, written from sections 2.1.1 to 2.1.4 alone: roots from all
 * leaves, and proofs against roots. It shares nothing with what is tested.
 */
final class Verification {

    private Verification() {}

    static byte[] leaf(byte[] entry) {
        return hash(new byte[] {0}, entry);
    }

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return hash();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** The roots of all trees that begin these leaves, from the empty one on. */
    static List<byte[]> roots(List<byte[]> leaves) {
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= leaves.size(); size++) {
            roots.add(root(leaves.subList(0, size)));
        }
        return roots;
    }

    /** Section 2.1.3.2. */
    static boolean includes(byte[] root, long size, long index, byte[] leaf, List<byte[]> proof) {
        if (index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    /** Section 2.1.4.2. */
    static boolean consistent(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
        if (first == second) {
            return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.addFirst(firstRoot);
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.getFirst();
        byte[] sr = path.getFirst();
        for (byte[] c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return hash(new byte[] {1}, left, right);
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
