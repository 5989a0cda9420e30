package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.verifier.Verification.Given;
import org.fairlab.verifier.Verification.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of reports, honest ones and others; the log has 20 events, the report is up to the 18th. */
class SignedReportTest {

    private static final TestLog LOG = TestLog.of(20);
    private static final String HEAD = "what,events,report,asked_for,recorded,position\r\n";
    private static final String CSV = HEAD + "\"a, \"\"b\"\"\nc\"" + row("5 8") + "d" + row("8 9") + "e" + row("");

    @TempDir
    private Path folder;

    private static String row(String events) {
        return "," + events + ",changes,actor ada; from 2030-01-01,2030-01-15T12:00:00Z,18\r\n";
    }

    private static byte[] note(String csv, TestLog.Keys by) throws Exception {
        return by.note("""
                fairlab audit report v1
                report changes
                asked for actor ada; from 2030-01-01
                recorded 2030-01-15T12:00:00Z
                position 18
                sha256 %s
                """.formatted(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(csv.getBytes(UTF_8)))));
    }

    /** The proof of a report as the log's key signs it, with the leaves at these indexes. */
    private static Map<String, byte[]> proof(String csv, List<Integer> indexes, int... earlier) throws Exception {
        return LOG.leavesOnly(csv, note(csv, TestLog.KEYS), indexes, earlier);
    }

    @Test
    void a_report_is_shown_to_be_as_it_was_signed_and_its_events_to_be_in_the_log() throws Exception {
        var outcome = verify(proof(CSV, List.of(4, 7, 8)));

        assertThat(outcome.text())
                .contains(
                        "verified: the report changes of 3 rows as it was signed, and that all 3 events that these name"
                                + " are among the 20 of the log",
                        "asked for: actor ada; from 2030-01-01",
                        "as known at 2030-01-15T12:00:00Z, up to event 18",
                        "that the rows say what these events do, and that none is left out, is not shown");
        assertThat(outcome.verified()).isTrue();
        assertThat(verify(proof(HEAD, List.of())).verified()).isTrue();
    }

    @Test
    void an_event_that_a_row_rests_on_and_that_is_not_proved_is_named() throws Exception {
        assertThat(verify(proof(CSV, List.of(4, 8))).text())
                .containsExactly("index 7: it is not shown to be in the log, and row 1 of the report rests on it");
        assertThat(verify(proof(CSV, List.of(4, 6, 7, 8))).text())
                .containsExactly("index 6: no row of the report rests on it");
        assertThat(verify(proof(HEAD + "d" + row("19"), List.of(18))).text())
                .containsExactly("index 18: row 1 of the report rests on it, which is up to event 18");
    }

    @Test
    void a_leaf_that_is_not_in_the_tree_that_was_signed_is_named() throws Exception {
        for (String[] change : new String[][] {{"(?m)^7\t", "6\t", "6"}, {"(?m)^(7.*\t).*$", "$1AAAA", "7"}}) {
            Map<String, byte[]> changed = proof(CSV, List.of(4, 7, 8));
            String lines = new String(changed.get("leaves.tsv"), UTF_8);
            changed.put("leaves.tsv", lines.replaceFirst(change[0], change[1]).getBytes(UTF_8));
            assertThat(verify(changed).firstBad()).contains(Long.valueOf(change[2]));
        }
        Map<String, byte[]> forked = proof(CSV, List.of(4, 7, 8));
        TestLog fork = TestLog.of(20);
        fork.entries.set(7, fork.entries.get(7).replace("\"amount\":7", "\"amount\":8"));
        String own = Base64Text.of(LOG.leaves().get(7));
        String other = Base64Text.of(fork.leaves().get(7));
        forked.put(
                "leaves.tsv",
                new String(forked.get("leaves.tsv"), UTF_8).replace(own, other).getBytes(UTF_8));
        assertThat(verify(forked).text())
                .containsExactly("index 7: its proof does not lead from it to the root that was signed");
    }

    @Test
    void a_report_that_was_changed_since_it_was_signed_is_refused() throws Exception {
        Map<String, byte[]> changed = proof(CSV, List.of(4, 7, 8));
        changed.put("report.csv", CSV.replace("d,8 9", "x,8 9").getBytes(UTF_8));
        assertThatThrownBy(() -> verify(changed)).isInstanceOf(Refused.class).hasMessageContaining("SHA-256");

        var thief = TestLog.keys(TestLog.ORIGIN, VerifierKey.Type.NOTE);
        Map<String, byte[]> stranger = LOG.leavesOnly(CSV, note(CSV, thief), List.of(4, 7, 8));
        assertThatThrownBy(() -> verify(stranger)).isInstanceOf(Refused.class);

        String other = CSV.replace("e,,changes,actor ada", "e,,changes,actor bob");
        assertThatThrownBy(() -> verify(proof(other, List.of(4, 7, 8))))
                .isInstanceOf(Refused.class)
                .hasMessage("row 3 is not of the report that was signed");
    }

    @Test
    void what_somebody_was_given_as_the_report_is_held_against_what_was_signed() throws Exception {
        Path given = Files.writeString(folder.resolve("report.csv"), CSV);
        Path zip = Files.write(folder.resolve("report.zip"), TestLog.zip(proof(CSV, List.of(4, 7, 8))));
        String[] command = {
            "verify", zip.toString(), "--key", TestLog.KEYS.known().vkey(), "--report", given.toString()
        };
        assertThat(Main.run(command)).isZero();

        for (String changed : List.of(CSV.replace("d,8 9", "x,8 9"), CSV + "f" + row("5"), HEAD)) {
            Files.writeString(given, changed);
            assertThat(Main.run(command)).as(changed).isEqualTo(1);
        }
        Files.writeString(given, CSV.replace("d,8 9", "x,8 9"));
        var asked = new Given(List.of(TestLog.KEYS.known()), List.of(), Optional.empty(), Optional.of(given), false);
        assertThat(verify(proof(CSV, List.of(4, 7, 8)), asked).text().getFirst())
                .startsWith("the report given is not the one that was signed, from line 4 on; signed was: d,8 9,");
        assertThat(verify(LOG.whole(), asked).text()).containsExactly("the bundle is the proof of no report");
    }

    @Test
    void a_witness_and_a_checkpoint_seen_earlier_count_for_a_report_too() throws Exception {
        TestLog fork = TestLog.of(20);
        fork.entries.set(7, fork.entries.get(7).replace("\"amount\":7", "\"amount\":8"));
        Path leaves = Files.createFile(folder.resolve("leaves"));
        for (byte[] leaf : fork.leaves()) {
            Files.write(leaves, leaf, StandardOpenOption.APPEND);
        }
        var keys = List.of(TestLog.KEYS.known());
        var seen = new Given(keys, List.of(), Optional.of(leaves), Optional.empty(), false);
        assertThat(verify(proof(CSV, List.of(4, 7, 8)), seen).firstBad()).contains(7L);
        Map<String, byte[]> unsigned = proof(CSV, List.of(4, 7, 8));
        unsigned.put("report.csv", HEAD.getBytes(UTF_8));
        assertThat(verify(unsigned, seen).firstBad()).as("whatever was signed").contains(7L);

        var kept = new Given(
                keys, List.of(Checkpoint.open(fork.checkpoint(12), keys)), Optional.empty(), Optional.empty(), false);
        assertThat(verify(proof(CSV, List.of(4, 7, 8), 12), kept).verified()).isFalse();
        var own = new Given(
                keys, List.of(Checkpoint.open(LOG.checkpoint(12), keys)), Optional.empty(), Optional.empty(), false);
        assertThat(verify(proof(CSV, List.of(4, 7, 8), 12), own).verified()).isTrue();
        assertThat(verify(proof(CSV, List.of(4, 7, 8)), own).text().getFirst()).contains("since=12");
    }

    @Test
    void what_is_no_proof_of_a_report_is_not_read() throws Exception {
        for (String without : List.of("report.csv", "report.note", "leaves.tsv", "checkpoint")) {
            Map<String, byte[]> files = proof(CSV, List.of(4, 7, 8));
            files.remove(without);
            assertThatThrownBy(() -> verify(files)).as(without).isInstanceOf(Malformed.class);
        }
        for (String csv : List.of("a,b\r\n", "\"a", HEAD.strip(), HEAD + "d" + row("0"), HEAD + "d" + row("5  8"))) {
            assertThatThrownBy(() -> verify(proof(csv, List.of()))).as(csv).isInstanceOf(Malformed.class);
        }
        Map<String, byte[]> both = LOG.whole();
        both.put("report.csv", both.remove("events.tsv"));
        both.put("report.note", note(CSV, TestLog.KEYS));
        both.put("events.tsv", new byte[0]);
        assertThatThrownBy(() -> verify(both)).isInstanceOf(Malformed.class);
    }

    private static Outcome verify(Map<String, byte[]> files) throws Exception {
        return verify(
                files, new Given(List.of(TestLog.KEYS.known()), List.of(), Optional.empty(), Optional.empty(), false));
    }

    private static Outcome verify(Map<String, byte[]> files, Given given) throws Exception {
        try (var verification = new Verification(given);
                var read = new Bundle(new ByteArrayInputStream(TestLog.zip(files)))) {
            return verification.run(read);
        }
    }
}
