package org.fairlab.query.transparency;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fairlab.query.transparency.Tree.Tile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored of the log; see its migration. */
@Component
class LogTables implements Tree.Tiles {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    LogTables(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** Keeps every other process from appending until the commit; false if one is at it. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('transparency'))")
                .query(Boolean.class)
                .single();
    }

    Optional<Checkpoint> latest() {
        return jdbc.sql("select note from transparency.checkpoint order by size desc limit 1")
                .query(String.class)
                .optional()
                .map(Checkpoint::of);
    }

    /** A checkpoint with the time at which it was signed, as this program's database tells it. */
    record Signed(String note, Instant at) {}

    /** The checkpoint of a size; none if none was signed there. */
    Optional<Signed> signed(long size) {
        return jdbc.sql("select note, signed_at from transparency.checkpoint where size = ?")
                .param(size)
                .query((row, n) -> new Signed(
                        row.getString("note"), row.getTimestamp("signed_at").toInstant()))
                .optional();
    }

    /** @throws BrokenLogException if some of its hashes are missing */
    @Override
    public byte[] read(Tile tile) {
        long first = tile.index() * Tree.WIDTH;
        var hashes = tile.level() == 0
                ? jdbc.sql("select string_agg(leaves, '' order by size) from transparency.checkpoint"
                                + " where size > ? and size <= ?")
                        .params(first, first + Tree.WIDTH)
                : jdbc.sql("select string_agg(hash, '' order by index) from transparency.node"
                                + " where level = ? and index >= ? and index < ?")
                        .params(tile.level(), first, first + tile.width());
        byte[] read = hashes.query(byte[].class).optional().orElse(new byte[0]);
        int length = tile.width() * Hashing.LENGTH;
        if (read.length < length) {
            throw new BrokenLogException("hashes are missing in tile " + tile.index() + " of level " + tile.level());
        }
        return Arrays.copyOf(read, length);
    }

    /**
     * A further checkpoint.
     *
     * @param previous the size of the one before; null for that of the empty tree
     * @param leaves the hashes between the two, one after the other
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Addition(@Nullable Long previous, byte[] leaves, Checkpoint checkpoint) {}

    void append(List<Addition> additions, List<Edge.Node> filled) {
        batches.batchUpdate(
                "insert into transparency.node (level, index, hash) values (?, ?, ?)",
                filled.stream()
                        .map(node -> new Object[] {node.level(), node.index(), node.hash()})
                        .toList());
        batches.batchUpdate(
                "insert into transparency.checkpoint (size, previous, leaves, note) values (?, ?, ?, ?)",
                additions.stream()
                        .map(addition -> new Object[] {
                            addition.checkpoint().size(),
                            addition.previous(),
                            addition.leaves(),
                            addition.checkpoint().note()
                        })
                        .toList());
    }
}
