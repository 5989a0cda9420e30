package org.fairlab.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An audit report as the log's key has signed it, and which of the events that its rows name have not been shown yet to
 * be in the log. The log has the event at position 1 at index 0.
 */
final class SignedReport {

    private static final List<String> PROVENANCE = List.of("events", "report", "asked_for", "recorded", "position");
    private static final Pattern NOTE = Pattern.compile("""
            fairlab audit report v1
            report ([a-z-]+)
            asked for ([^\\n]*)
            recorded ([^\\n]+)
            position (0|[1-9][0-9]{0,17})
            sha256 ([0-9a-f]{64})
            """);

    private final List<String> provenance;
    private final byte[] csv;
    private final int rows;
    private final TreeMap<Long, Integer> named = new TreeMap<>(); // the first row that names an index
    private final TreeMap<Long, Integer> unproved;

    /**
     * Reads a report and the note on it.
     *
     * @throws Refused if the log of the checkpoint has not signed it, or it has not been signed as it is
     */
    SignedReport(byte[] csv, byte[] note, Checkpoint checkpoint, List<VerifierKey> keys) throws Malformed, Refused {
        SignedNote signed = SignedNote.parse(note);
        List<VerifierKey> own = keys.stream()
                .filter(key -> key.type() == VerifierKey.Type.NOTE && key.name().equals(checkpoint.origin()))
                .toList();
        if (signed.opened(own).isEmpty()) {
            throw new Refused("no given key of " + checkpoint.origin() + " has signed the report");
        }
        Matcher said = NOTE.matcher(signed.text());
        if (!said.matches()) {
            throw new Malformed("a note that is none on a report");
        }
        if (!said.group(5).equals(HexFormat.of().formatHex(sha256(csv)))) {
            throw new Refused("the report is not the one that was signed: its SHA-256 is another");
        }
        this.csv = csv;
        this.provenance = List.of(said.group(1), said.group(2), said.group(3), said.group(4));
        List<List<String>> records = Csv.read(SignedNote.utf8(csv));
        this.rows = records.size() - 1;
        for (int row = 0; row < records.size(); row++) {
            read(row, records.get(row));
        }
        this.unproved = new TreeMap<>(named);
    }

    private void read(int row, List<String> fields) throws Malformed, Refused {
        int from = fields.size() - PROVENANCE.size();
        List<String> last = fields.subList(Math.max(0, from), fields.size());
        if (row == 0 && !last.equals(PROVENANCE)) {
            throw new Malformed("a report without the columns " + PROVENANCE);
        }
        if (row > 0 && !last.subList(1, last.size()).equals(provenance)) {
            throw new Refused("row " + row + " is not of the report that was signed");
        }
        for (String position : row == 0 || last.getFirst().isEmpty()
                ? new String[0]
                : last.getFirst().split(" ", -1)) {
            if (!position.matches("[1-9][0-9]{0,17}")) {
                throw new Malformed("a report with an event at no position in row " + row);
            }
            named.putIfAbsent(Long.parseLong(position) - 1, row);
        }
    }

    /** Takes note that an event was shown to be in the log. */
    void proved(long index, Findings findings) {
        if (!named.containsKey(index)) {
            findings.at(index, "no row of the report rests on it");
        }
        unproved.remove(index);
    }

    /** Tells the events that were not shown to be in the log, and those that the report cannot know of. */
    void end(Findings findings) {
        unproved.forEach((index, row) ->
                findings.at(index, "it is not shown to be in the log, and row " + row + " of the report rests on it"));
        long position = Long.parseLong(provenance.getLast());
        named.tailMap(position)
                .forEach((index, row) -> findings.at(
                        index, "row " + row + " of the report rests on it, which is up to event " + position));
    }

    /** Tells where what somebody has is not what was signed. */
    void compare(byte[] given, Findings findings) throws Malformed {
        if (Arrays.equals(given, csv)) {
            return;
        }
        String[] have = new String(given, StandardCharsets.UTF_8).split("\n", -1);
        String[] signed = SignedNote.utf8(csv).split("\n", -1);
        int line = Math.max(0, Arrays.mismatch(have, signed));
        findings.add("the report given is not the one that was signed, from line " + (line + 1) + " on; signed was: "
                + (line < signed.length ? signed[line].strip() : "no such line"));
    }

    /** What was shown, for people. */
    List<String> shown(long size) {
        return List.of(
                "verified: the report " + provenance.getFirst() + " of " + rows
                        + " rows as it was signed, and that all " + named.size()
                        + " events that these name are among the " + size + " of the log",
                "asked for: " + provenance.get(1),
                "as known at " + provenance.get(2) + ", up to event " + provenance.getLast(),
                "that the rows say what these events do, and that none is left out, is not shown");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
