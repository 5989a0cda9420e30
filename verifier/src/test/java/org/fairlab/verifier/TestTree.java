package org.fairlab.verifier;

import java.util.ArrayList;
import java.util.List;

/** The tree as RFC 6962, 2.1, defines it, by recursion: slow, and another way than what is tested. */
final class TestTree {

    private TestTree() {}

    static byte[] root(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> Merkle.emptyRoot();
            case 1 -> leaves.getFirst();
            default -> {
                int left = left(leaves.size());
                yield Merkle.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
            }
        };
    }

    static List<byte[]> inclusion(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int left = left(leaves.size());
        var before = leaves.subList(0, left);
        var after = leaves.subList(left, leaves.size());
        return index < left
                ? and(inclusion(index, before), root(after))
                : and(inclusion(index - left, after), root(before));
    }

    static List<byte[]> consistency(int earlier, List<byte[]> leaves) {
        return earlier == leaves.size() || earlier == 0 ? List.of() : consistency(earlier, leaves, true);
    }

    private static List<byte[]> consistency(int earlier, List<byte[]> leaves, boolean known) {
        if (earlier == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int left = left(leaves.size());
        var before = leaves.subList(0, left);
        var after = leaves.subList(left, leaves.size());
        return earlier <= left
                ? and(consistency(earlier, before, known), root(after))
                : and(consistency(earlier - left, after, false), root(before));
    }

    private static List<byte[]> and(List<byte[]> hashes, byte[] last) {
        List<byte[]> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static int left(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
