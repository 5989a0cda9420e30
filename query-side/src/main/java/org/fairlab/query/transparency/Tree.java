package org.fairlab.query.transparency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of so many leaves, read from tiles: roots and proofs as RFC 9162 defines them. It reads each tile at most
 * once, and of each level no more than two: the one on the way to a leaf and the one at the right edge.
 */
final class Tree {

    /** Leaves of a subtree whose hashes make one tile, and levels of the tree from one tile to the next. */
    static final int WIDTH = 256;

    static final int HEIGHT = 8;

    private final Tiles tiles;
    private final long size;
    private final Map<Tile, byte[]> read = new HashMap<>();
    private final Map<Subtree, byte[]> hashed = new HashMap<>();

    Tree(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    /** Where hashes come from. */
    @FunctionalInterface
    interface Tiles {

        /** The hashes of a tile, one after the other. */
        byte[] read(Tile tile);
    }

    /**
     * Hashes that lie side by side: of leaves on level 0, of full tiles of the level below on the others.
     *
     * @param index its place on its level, from 0
     * @param width how many of its hashes are meant, from its first one on; 1 to 256
     */
    record Tile(int level, long index, int width) {}

    private record Subtree(int height, long index) {}

    byte[] root() {
        return range(0, size);
    }

    /** Proves that a leaf is in this tree: from its sibling up to the root's child. */
    List<byte[]> inclusion(long leaf) {
        List<byte[]> proof = new ArrayList<>();
        path(leaf, 0, size, proof);
        return proof;
    }

    private void path(long leaf, long from, long to, List<byte[]> proof) {
        if (to - from > 1) {
            long middle = from + half(to - from);
            if (leaf < middle) {
                path(leaf, from, middle, proof);
                proof.add(range(middle, to));
            } else {
                path(leaf, middle, to, proof);
                proof.add(range(from, middle));
            }
        }
    }

    /** Proves that this tree begins with all leaves of an earlier one; there is nothing to prove of the empty one. */
    List<byte[]> consistency(long earlier) {
        List<byte[]> proof = new ArrayList<>();
        if (earlier > 0) {
            consistency(earlier, 0, size, true, proof);
        }
        return proof;
    }

    /** @param known whether the hash of this range is the root of the earlier tree */
    private void consistency(long earlier, long from, long to, boolean known, List<byte[]> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + half(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            consistency(earlier, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    /** The right edge, from which the tree grows on. */
    Edge edge() {
        byte[][] peaks = new byte[Long.SIZE][];
        for (int height = 0; height < Long.SIZE; height++) {
            if (((size >>> height) & 1) == 1) {
                peaks[height] = node(height, (size >>> height) - 1);
            }
        }
        return new Edge(size, peaks);
    }

    /** The hash of the leaves from one to before another, as the recursion of the RFC meets them. */
    private byte[] range(long from, long to) {
        long count = to - from;
        if (count == 0) {
            return Hashing.empty();
        }
        if (Long.bitCount(count) == 1) {
            return node(Long.numberOfTrailingZeros(count), from / count);
        }
        long middle = from + half(count);
        return Hashing.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number from 2 on. */
    private static long half(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** A full subtree of 2^height leaves. */
    private byte[] node(int height, long index) {
        if (height % HEIGHT == 0) {
            byte[] tile = read.computeIfAbsent(tile(height / HEIGHT, index / WIDTH), tiles::read);
            return Hashing.at(tile, (int) (index % WIDTH));
        }
        var subtree = new Subtree(height, index);
        byte[] hash = hashed.get(subtree);
        if (hash == null) {
            hash = Hashing.node(node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
            hashed.put(subtree, hash);
        }
        return hash;
    }

    private Tile tile(int level, long index) {
        long there = (size >>> (HEIGHT * level)) - index * WIDTH;
        return new Tile(level, index, (int) Math.min(WIDTH, there));
    }
}
