package org.fairlab.query.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The right edge of a tree that grows: its full subtrees from the largest to the smallest, and nothing below them. */
final class Edge {

    /** By height; null where there is none. */
    private final byte[] @Nullable [] peaks;

    private final List<Node> filled = new ArrayList<>();
    private long size;

    /** @param peaks for each bit of the size that is set, the hash of the subtree of so many leaves */
    Edge(long size, byte[] @Nullable [] peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /** A full tile's hash: a hash of the tile above it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Node(int level, long index, byte[] hash) {}

    long size() {
        return size;
    }

    void append(byte[] leaf) {
        byte[] hash = leaf;
        int height = 0;
        while (((size >>> height) & 1) == 1) {
            hash = Hashing.node(Objects.requireNonNull(peaks[height]), hash);
            peaks[height] = null;
            height++;
            if (height % Tree.HEIGHT == 0) {
                filled.add(new Node(height / Tree.HEIGHT, size >>> height, hash));
            }
        }
        peaks[height] = hash;
        size++;
    }

    byte[] root() {
        byte[] root = null;
        for (byte[] peak : peaks) {
            if (peak != null) {
                root = root == null ? peak : Hashing.node(peak, root);
            }
        }
        return root == null ? Hashing.empty() : root;
    }

    /** The tiles that have become full, once. */
    List<Node> takeFilled() {
        List<Node> taken = List.copyOf(filled);
        filled.clear();
        return taken;
    }
}
