package org.fairlab.standalone.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds I5: every checkpoint that was ever signed is that of the tree over the first so many events, by RFC 9162 and
 * from what is stored of the events alone.
 */
final class Checkpoints {

    private Checkpoints() {}

    /** A full subtree on the way to the root. */
    private record Subtree(long leaves, byte[] hash) {}

    static List<String> broken(Connection database) throws SQLException {
        TreeMap<Long, String> roots = new TreeMap<>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery("select size, note from transparency.checkpoint")) {
            while (row.next()) {
                roots.put(row.getLong(1), row.getString(2).split("\n")[2]);
            }
        }
        Map<Long, String> actual = new HashMap<>();
        Deque<Subtree> edge = new ArrayDeque<>();
        actual.put(0L, root(edge));
        try (var statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("select events.leaf_hash(e) from events.event e order by position")) {
            for (long size = 1; row.next(); size++) {
                edge.push(new Subtree(1, row.getBytes(1)));
                while (edge.size() > 1 && pair(edge)) {
                    Subtree right = edge.pop();
                    Subtree left = edge.pop();
                    edge.push(new Subtree(left.leaves * 2, hash(left.hash, right.hash)));
                }
                if (roots.containsKey(size)) {
                    actual.put(size, root(edge));
                }
            }
        }
        List<String> broken = new ArrayList<>();
        roots.forEach((size, root) -> {
            if (!root.equals(actual.get(size))) {
                broken.add("I5: the checkpoint of " + size + " is not that of the events");
            }
        });
        return broken;
    }

    private static boolean pair(Deque<Subtree> edge) {
        var latest = edge.iterator();
        long leaves = latest.next().leaves;
        return leaves == latest.next().leaves;
    }

    private static String root(Deque<Subtree> edge) {
        byte[] root = null;
        for (Subtree subtree : edge) {
            root = root == null ? subtree.hash : hash(subtree.hash, root);
        }
        return Base64.getEncoder().encodeToString(root == null ? sha256().digest() : root);
    }

    private static byte[] hash(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
