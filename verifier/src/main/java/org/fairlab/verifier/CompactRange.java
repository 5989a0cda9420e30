package org.fairlab.verifier;

import java.util.ArrayDeque;
import java.util.Deque;

/** The root of a growing tree, from its leaves one by one, in memory that grows with the tree's height only. */
public final class CompactRange {

    /** The roots of the full subtrees side by side, the smallest first. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();

    private long size;

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds the next leaf's hash. */
    public void add(byte[] leaf) {
        byte[] right = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            right = Merkle.node(subtrees.pop(), right);
        }
        subtrees.push(right);
        size++;
    }

    /** The root of the tree so far. */
    public byte[] root() {
        return subtrees.stream()
                .reduce((right, left) -> Merkle.node(left, right))
                .orElseGet(Merkle::emptyRoot);
    }

    /** Another one over the same leaves. */
    CompactRange copy() {
        CompactRange copy = new CompactRange();
        copy.subtrees.addAll(subtrees);
        copy.size = size;
        return copy;
    }
}
