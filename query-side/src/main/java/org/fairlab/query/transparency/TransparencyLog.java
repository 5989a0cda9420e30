package org.fairlab.query.transparency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.transparency.Tree.Tile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The log to be read: its last checkpoint, and proofs of what is in it. */
@Component
public class TransparencyLog {

    private static final int CACHED_TILES = 512;

    private final LogTables tables;
    private final Leaves leaves;

    /** A tile of so many hashes never changes; these take up to 8 KB each. */
    private final Cache<Tile, byte[]> cache =
            Caffeine.newBuilder().maximumSize(CACHED_TILES).build();

    TransparencyLog(LogTables tables, Leaves leaves) {
        this.tables = tables;
        this.leaves = leaves;
    }

    /**
     * The last checkpoint.
     *
     * @throws Problem 404 if no log is kept
     */
    public Checkpoint latest() {
        return tables.latest()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "No transparency log is kept here."));
    }

    /**
     * The place in the log of the event at a position, as a receipt names it; whether it is there yet is another thing.
     *
     * @throws InvalidInput if there can be no event at that position
     */
    public long index(long position) {
        long index = leaves.index(position);
        if (index < 0) {
            throw new InvalidInput("position", "must be that of an event");
        }
        return index;
    }

    /** Position of the last event in the tree of a size. */
    public long last(long size) {
        return size - 1 - leaves.index(0);
    }

    /**
     * Proves that an event is in the tree of a size: hashes of 32 bytes, from the leaf's sibling up to the root's
     * child.
     *
     * @param index from 0
     * @throws InvalidInput if that tree has no such leaf
     * @throws Problem 404 if there is no tree of that size yet
     */
    public List<byte[]> inclusion(long index, long size) {
        Tree tree = tree(size);
        if (index < 0 || index >= size) {
            throw new InvalidInput("index", "must be from 0 to below the size");
        }
        return tree.inclusion(index);
    }

    /** How many events up to a position no checkpoint of that size covers yet. */
    long uncovered(long position, long size) {
        return Math.max(0, leaves.index(position) + 1 - size);
    }

    /** The hash of a leaf as it was signed; there has to be one in a tree of that size. */
    byte[] leaf(long index, long size) {
        long tile = index / Tree.WIDTH;
        int width = (int) Math.min(Tree.WIDTH, size - tile * Tree.WIDTH);
        return Hashing.at(cached(new Tile(0, tile, width)), (int) (index % Tree.WIDTH));
    }

    /**
     * The receipt of an event, in the format C2SP tlog-proof: its place in the log, the proof that it is there, and the
     * checkpoint that the proof leads to.
     */
    String receipt(long index, Checkpoint checkpoint) {
        return "c2sp.org/tlog-proof@v1\nindex " + index + "\n"
                + inclusion(index, checkpoint.size()).stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                        .collect(Collectors.joining())
                + "\n" + checkpoint.note();
    }

    /**
     * Proves that the tree of one size begins with all of an earlier one.
     *
     * @throws InvalidInput if the earlier one is the larger one
     * @throws Problem 404 if there is no tree of that size yet
     */
    public List<byte[]> consistency(long from, long to) {
        Tree tree = tree(to);
        if (from < 0 || from > to) {
            throw new InvalidInput("from", "must be from 0 to the later size");
        }
        return tree.consistency(from);
    }

    /**
     * A tile, as many hashes of it as are asked for.
     *
     * @throws Problem 404 if it has not so many yet
     */
    byte[] tile(Tile tile) {
        long levelled = tile.level() * Tree.HEIGHT >= Long.SIZE ? 0 : latest().size() >>> (tile.level() * Tree.HEIGHT);
        if (tile.index() * Tree.WIDTH + tile.width() > levelled) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such tile, or not yet.");
        }
        return cached(tile);
    }

    private Tree tree(long size) {
        if (size > latest().size()) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "The log is not so long.");
        }
        return new Tree(this::cached, size);
    }

    private byte[] cached(Tile tile) {
        return Objects.requireNonNull(cache.get(tile, tables::read));
    }
}
