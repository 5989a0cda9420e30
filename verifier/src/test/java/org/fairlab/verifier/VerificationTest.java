package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairlab.verifier.Verification.Given;
import org.fairlab.verifier.Verification.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final Given LOG_KEY =
            new Given(List.of(TestLog.KEYS.known()), List.of(), Optional.empty(), Optional.empty(), false);

    @TempDir
    private Path folder;

    @Test
    void the_whole_log_gives_the_root_that_was_signed() throws Exception {
        var outcome = verify(TestLog.of(20).whole(5, 16), LOG_KEY);

        assertThat(outcome.text())
                .contains("verified: 20 events, the whole log", "earlier checkpoints extended: [5, 16]");
        assertThat(outcome.verified()).isTrue();
        assertThat(verify(TestLog.of(0).whole(), LOG_KEY).verified()).isTrue();
        assertThat(verify(TestLog.of(1).whole(), LOG_KEY).verified()).isTrue();
    }

    @Test
    void some_events_are_shown_to_be_in_the_log() throws Exception {
        var outcome = verify(TestLog.of(20).selection(List.of(0, 7, 19), 9), LOG_KEY);

        assertThat(outcome.text()).contains("verified: 3 of 20 events; that none was left out is not shown");
        assertThat(outcome.verified()).isTrue();
    }

    @Test
    void a_selection_is_not_taken_for_the_whole_log() throws Exception {
        var whole = new Given(LOG_KEY.keys(), List.of(), Optional.empty(), Optional.empty(), true);

        assertThat(verify(TestLog.of(20).whole(), whole).verified()).isTrue();
        assertThat(verify(TestLog.of(20).selection(List.of(3)), whole).verified())
                .isFalse();
        assertThat(verify(TestLog.of(20).selection(List.of()), whole).verified())
                .isFalse();
    }

    @Test
    void a_changed_event_is_named_where_a_witness_has_seen_its_leaf() throws Exception {
        TestLog honest = TestLog.of(20);
        TestLog changed = TestLog.of(20);
        changed.entries.set(11, changed.entries.get(11).replace("\"amount\":11", "\"amount\":12"));
        Map<String, byte[]> bundle = changed.whole();
        bundle.put("checkpoint", honest.checkpoint(20));

        assertThat(verify(bundle, LOG_KEY).text())
                .containsExactly(
                        "the first bad index is from 0 to 19: the events do not give the root that was signed for"
                                + " the first 20");
        assertThat(verify(bundle, seen(honest, 20)).firstBad()).contains(11L);
    }

    @Test
    void without_a_witness_the_change_lies_between_two_checkpoints() throws Exception {
        TestLog honest = TestLog.of(20);
        Map<String, byte[]> bundle = honest.whole(8, 16);
        replace(bundle, "events.tsv", "\"amount\":11", "\"amount\":12");

        assertThat(verify(bundle, LOG_KEY).text())
                .containsExactly(
                        "the first bad index is from 8 to 15: the events do not give the root that was signed for"
                                + " the first 16");
    }

    @Test
    void a_tree_signed_afresh_does_not_extend_what_was_seen() throws Exception {
        TestLog honest = TestLog.of(20);
        TestLog fork = TestLog.of(23);
        fork.entries.set(4, fork.entries.get(4).replace("\"amount\":4", "\"amount\":5"));

        assertThat(verify(fork.whole(5), LOG_KEY).verified())
                .as("a stolen key signs what it likes; only who has seen another tree can tell")
                .isTrue();
        assertThat(verify(fork.whole(5), seen(honest, 20)).firstBad()).contains(4L);
        assertThat(verify(fork.whole(5), kept(honest, 20)).text().getFirst())
                .startsWith("the first bad index is from 0 to 19");
        assertThat(verify(fork.selection(List.of(9), 20), kept(honest, 20)).verified())
                .isFalse();
        assertThat(verify(fork.selection(List.of(4), 20), seen(honest, 20)).firstBad())
                .contains(4L);
    }

    @Test
    void anchors_are_extended_or_a_fork() throws Exception {
        TestLog honest = TestLog.of(20);
        TestLog fork = new ForkAt(6).log();
        for (Map<String, byte[]> bundle : List.of(honest.whole(9), honest.selection(List.of(3), 9))) {
            var outcome = verify(honest.anchored(bundle, honest, 5, 9, 20), LOG_KEY);
            assertThat(outcome.text()).contains("anchors extended: [5, 9, 20]");
            assertThat(outcome.verified()).isTrue();
        }

        assertThat(verify(fork.anchored(fork.whole(9), honest, 5, 9, 12), LOG_KEY)
                        .text())
                .as("signed afresh with the key, whose anchors are elsewhere")
                .containsExactly(
                        "the first bad index is from 5 to 8: the events do not give the root that was anchored for the"
                                + " first 9",
                        "the anchor of 9 events was not extended by that of 20: an event before index 9 was changed",
                        "the log was forked: of 9 events there are two checkpoints, one in the bundle and an anchor,"
                                + " with another root",
                        "the anchor of 12 events was not extended by that of 20: an event before index 12 was changed");
        assertThat(verify(fork.anchored(fork.selection(List.of(3)), honest, 9), LOG_KEY)
                        .text())
                .containsExactly(
                        "the anchor of 9 events was not extended by that of 20: an event before index 9 was changed");
        assertThat(verify(honest.anchored(honest.whole(), TestLog.of(23), 22), LOG_KEY)
                        .firstBad())
                .as("rolled back")
                .contains(20L);
        Map<String, byte[]> misnamed = honest.anchored(honest.whole(), honest, 9);
        misnamed.put("anchors/9", honest.checkpoint(8));
        assertThatThrownBy(() -> verify(misnamed, LOG_KEY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("anchors/9");
    }

    @Test
    void a_checkpoint_of_the_bundle_that_contradicts_one_that_was_kept_is_a_fork() throws Exception {
        TestLog honest = TestLog.of(20);
        TestLog fork = new ForkAt(6).log();
        var witness = TestLog.keys("witness.example", VerifierKey.Type.NOTE);
        var keys = List.of(TestLog.KEYS.known(), witness.known());
        var kept = List.of(
                Checkpoint.open(honest.checkpoint(5), keys), Checkpoint.open(witness.note(honest.text(9)), keys));
        var given = new Given(keys, kept, Optional.empty(), Optional.empty(), false);

        assertThat(verify(honest.whole(9), given).verified()).isTrue();
        assertThat(verify(honest.selection(List.of(3), 5, 9), given).verified()).isTrue();
        assertThat(verify(fork.anchored(fork.whole(9), fork, 9), given).text())
                .contains(
                        "the first bad index is from 5 to 8: the events do not give the root that was seen earlier for"
                                + " the first 9",
                        "the log was forked: of 9 events there are two checkpoints, one in the bundle and one that was"
                                + " seen earlier, with another root");
        assertThat(verify(fork.selection(List.of(3), 5, 9), given).text())
                .containsExactly(
                        "the checkpoint seen earlier of 9 events was not extended by that of 20: an event before index"
                                + " 9 was changed",
                        "the log was forked: of 9 events there are two checkpoints, one in the bundle and one that was"
                                + " seen earlier, with another root");
    }

    @Test
    void a_log_that_is_shorter_than_what_was_seen_was_rolled_back() throws Exception {
        assertThat(verify(TestLog.of(15).whole(), kept(TestLog.of(20), 20)).firstBad())
                .contains(15L);
        assertThat(verify(TestLog.of(15).selection(List.of(3)), kept(TestLog.of(20), 20))
                        .firstBad())
                .contains(15L);
        assertThat(verify(TestLog.of(20).whole(), kept(TestLog.of(15), 15)).verified())
                .isTrue();
    }

    @Test
    void a_selection_extends_what_was_seen_by_a_proof_only() throws Exception {
        var kept = kept(TestLog.of(15), 15);

        assertThat(verify(TestLog.of(20).selection(List.of(3), 15), kept).verified())
                .isTrue();
        assertThat(verify(TestLog.of(20).selection(List.of(3)), kept).text().getFirst())
                .contains("since=15");
        assertThat(verify(TestLog.of(20).selection(List.of(3)), kept(TestLog.of(20), 20))
                        .verified())
                .isTrue();
    }

    @Test
    void only_the_given_keys_are_believed() throws Exception {
        var thief = TestLog.keys(TestLog.ORIGIN, VerifierKey.Type.NOTE);
        TestLog log = TestLog.of(5);
        Map<String, byte[]> bundle = log.whole();
        bundle.put("log.vkey", thief.known().vkey().getBytes(UTF_8));
        bundle.put("checkpoint", thief.note(log.text(5)));

        assertThatThrownBy(() -> verify(bundle, LOG_KEY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the bundle names another key");
        var witness = TestLog.keys("witness.example", VerifierKey.Type.NOTE);
        var strangers = new Given(
                List.of(TestLog.KEYS.known(), witness.known()), List.of(), Optional.empty(), Optional.empty(), false);
        bundle.put("checkpoint", witness.note(log.text(5)));
        assertThatThrownBy(() -> verify(bundle, strangers))
                .as("a key known under another name signs for no log")
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_wrong_signature_is_refused_wherever_it_is() {
        for (String file : List.of("checkpoint", "checkpoints/3")) {
            Map<String, byte[]> bundle = TestLog.of(5).whole(3);
            byte[] note = bundle.get(file);
            note[TestLog.ORIGIN.length() + 1]++;
            assertThatThrownBy(() -> verify(bundle, LOG_KEY)).as(file).isInstanceOf(Refused.class);
        }
        Map<String, byte[]> unsigned = TestLog.of(5).whole();
        unsigned.put("certificates/1", TestLog.keys("x", VerifierKey.Type.NOTE).note("a certificate\n"));
        assertThatThrownBy(() -> verify(withEventsLast(unsigned), LOG_KEY)).isInstanceOf(Refused.class);
    }

    @Test
    void a_wrong_proof_names_the_index() throws Exception {
        TestLog log = TestLog.of(20);
        Map<String, byte[]> moved = log.selection(List.of(2, 9));
        replace(moved, "events.tsv", "\n9\t", "\n10\t");
        assertThat(verify(moved, LOG_KEY).firstBad()).contains(10L);

        Map<String, byte[]> changed = log.selection(List.of(2, 9, 11));
        replace(changed, "events.tsv", "\"amount\":9", "\"amount\":90");
        assertThat(verify(changed, LOG_KEY).firstBad()).contains(9L);

        Map<String, byte[]> without = log.selection(List.of(2, 9));
        replace(without, "events.tsv", "9\t[^\t]*\t", "9\t\t");
        assertThat(verify(without, LOG_KEY).firstBad()).contains(9L);

        assertThat(verify(log.selection(List.of(9, 2)), LOG_KEY).firstBad()).contains(2L);

        Map<String, byte[]> unextended = log.selection(List.of(2), 7);
        unextended.put("checkpoints/7", new ForkAt(0).log().checkpoint(7));
        assertThat(verify(unextended, LOG_KEY).text().getFirst()).contains("was not extended");
    }

    private record ForkAt(int index) {

        TestLog log() {
            TestLog fork = TestLog.of(20);
            fork.entries.set(index, fork.entries.get(index).replace("\"amount\":", "\"amount\":9"));
            return fork;
        }
    }

    @Test
    void missing_and_further_events_are_named() throws Exception {
        for (String cut : List.of("(?m)^6\t.*\n", "(?m)^(6|7|8)\t.*\n", "(?m)^(6|7|8|9)\t.*\n")) {
            Map<String, byte[]> bundle = TestLog.of(10).whole();
            replace(bundle, "events.tsv", cut, "");
            assertThat(verify(bundle, LOG_KEY).firstBad()).as(cut).contains(6L);
        }
        Map<String, byte[]> more = TestLog.of(10).whole();
        more.put("checkpoint", TestLog.of(8).checkpoint(8));
        assertThat(verify(more, LOG_KEY).firstBad()).contains(8L);
        Map<String, byte[]> twice = TestLog.of(10).whole();
        replace(twice, "events.tsv", "(?m)^(4\t.*\n)", "$1$1");
        assertThat(verify(twice, LOG_KEY).firstBad()).contains(4L);
    }

    @Test
    void an_envelope_is_canonical_and_has_its_members_only() throws Exception {
        for (String[] change : new String[][] {
            {"\"amount\":4", "\"amount\": 4"},
            {"\"amount\":4", "\"amount\":4.0"},
            {"\"amount\":4", "\"amount\":4e0"},
            {"\"actor\":\"a\"", "\"actor\":\"\\\\u0061\""},
            {"\"metadata\"", "\"metadate\""},
            {"\"type\":\"Paid\"", "\"type\":\"Paid\",\"x\":1"},
            {"\"revision\":\"1\",", ""},
            {"\"revision\":\"1\"", "\"revision\":1"},
            {"\"sequence\":1", "\"sequence\":\"1\""},
            {"\"sequence\":1", "\"sequence\":1.5"},
            {"000001Z", "001Z"},
            {"000001Z", "000001+00:00"},
            {"\"metadata\":\\{\"actor\":\"a\"\\}", "\"metadata\":7"},
            {"\"type\":\"Paid\"", "\"type\":\"../Paid\""},
            {"\"type\":\"Paid\"\\}", "\"type\":\"Paid\"}}"},
            {"\"streamId\":\"", "\"streamId\":\"0"},
            {"\"type\":\"Paid\"", "\"type\":\"Unpaid\""},
            {"\"amount\":4", "\"amount\":\"4\""},
            {"\"amount\":4", "\"amount\":null"},
            {"\"amount\":4", "\"account\":4"},
            {"\"amount\":4", "\"amount\":4,\"more\":1"},
            {"\"amount\":4", "\"amount\":4,\"kind\":\"C\""},
            {"\"amount\":4", "\"amount\":4,\"note\":4"},
            {"\"amount\":4", "\"amount\":4,\"parts\":[true,1]"},
            {"\"amount\":4", "\"amount\":4,\"by\":{\"x\":\"y\"}"},
        }) {
            TestLog log = TestLog.of(10);
            log.entries.set(4, log.entries.get(4).replaceFirst(change[0], change[1]));
            assertThat(verify(log.whole(), LOG_KEY).firstBad())
                    .as(log.entries.get(4))
                    .contains(4L);
        }
        TestLog right = TestLog.of(10);
        right.entries.set(
                4, right.entries.get(4).replace("\"amount\":4", "\"amount\":4,\"by\":{\"x\":1},\"kind\":\"A\""));
        right.entries.set(5, right.entries.get(5).replace("\"amount\":5", "\"amount\":5,\"note\":null,\"parts\":[]"));
        assertThat(verify(right.whole(), LOG_KEY).verified()).isTrue();
    }

    @Test
    void an_event_id_is_used_once_and_a_stream_has_no_gap() throws Exception {
        UUID stream = TestLog.id("stream1");
        UUID event = TestLog.id("event7");
        assertThat(verifySixth(TestLog.entry(event, stream, 2, "{\"amount\":0}"))
                        .firstBad())
                .contains(7L);
        assertThat(verifySixth(TestLog.entry(TestLog.id("x"), stream, 3, "{\"amount\":0}"))
                        .firstBad())
                .contains(5L);
        assertThat(verifySixth(TestLog.entry(TestLog.id("x"), stream, 1, "{\"amount\":0}"))
                        .firstBad())
                .contains(5L);
        assertThat(verifySixth(TestLog.entry(TestLog.id("x"), TestLog.id("y"), 1, "{\"amount\":0}"))
                        .firstBad())
                .contains(5L);
        assertThat(verifySixth(TestLog.entry(TestLog.id("x"), TestLog.id("y"), -1, "{\"amount\":0}"))
                        .firstBad())
                .contains(5L);
        assertThat(verifySixth(TestLog.entry(TestLog.id("x"), stream, 2, "{\"amount\":0}"))
                        .verified())
                .isTrue();

        TestLog swapped = TestLog.of(10);
        swapped.entries.set(3, TestLog.of(10).entries.get(4));
        swapped.entries.set(4, TestLog.of(10).entries.get(3));
        assertThat(verify(swapped.whole(), LOG_KEY).firstBad()).contains(3L);
    }

    private Outcome verifySixth(String entry) throws Exception {
        TestLog log = TestLog.of(10);
        log.entries.set(5, entry);
        return verify(log.whole(), LOG_KEY);
    }

    @Test
    void histories_are_sorted_outside_of_memory() throws Exception {
        try (var histories = new Histories(3)) {
            for (int i = 0; i < 100; i++) {
                UUID event = TestLog.id(i == 77 ? "event12" : "event" + i);
                histories.add(
                        Envelope.read(TestLog.entry(event, TestLog.id("s" + i % 7), i / 7 + (i == 98 ? 1 : 0), "{}")
                                .getBytes(UTF_8)),
                        i);
            }
            Findings findings = new Findings();
            histories.check(findings);
            assertThat(findings.lines()).containsExactly("index 77: its event id is already that of index 12");
        }
    }

    @Test
    void a_line_that_cannot_be_read_is_named() throws Exception {
        Map<String, byte[]> proof = TestLog.of(3).selection(List.of(0));
        replace(proof, "events.tsv", "=\t", "\t");
        assertThat(verify(proof, LOG_KEY).firstBad()).contains(0L);
        for (String[] change :
                new String[][] {{"\n$", ""}, {"\n2\t\t", "\n2\t"}, {"\n2\t\t", "\n02\t\t"}, {"\n2\t", "\n\n2\t"}}) {
            Map<String, byte[]> bundle = TestLog.of(3).whole();
            replace(bundle, "events.tsv", change[0], change[1]);
            assertThat(verify(bundle, LOG_KEY).firstBad()).contains(2L);
        }
    }

    @Test
    void what_is_no_bundle_is_not_read() {
        Map<String, byte[]> unknown = TestLog.of(3).whole();
        unknown.put("more", new byte[0]);
        Map<String, byte[]> schema = TestLog.of(3).whole();
        replace(schema, "schemas/Paid-1.json", "required", "oneOf");
        Map<String, byte[]> none = TestLog.of(3).whole();
        none.remove("checkpoint");
        Map<String, byte[]> noEvents = TestLog.of(3).whole();
        noEvents.remove("events.tsv");
        for (var wrong : List.of(unknown, schema, none, noEvents)) {
            assertThatThrownBy(() -> verify(wrong, LOG_KEY)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> verify(new byte[] {1, 2, 3}, LOG_KEY)).isInstanceOf(Malformed.class);
    }

    @Test
    void the_command_exits_with_0_1_or_2() throws Exception {
        Path bundle = folder.resolve("bundle.zip");
        String key = TestLog.KEYS.known().vkey();
        Files.write(bundle, TestLog.zip(TestLog.of(4).whole()));
        assertThat(Main.run("verify", bundle.toString(), "--key", key, "--whole"))
                .isZero();

        Map<String, byte[]> changed = TestLog.of(4).whole();
        replace(changed, "events.tsv", "\"amount\":2", "\"amount\":3");
        Files.write(bundle, TestLog.zip(changed));
        assertThat(Main.run("verify", bundle.toString(), "--key", key)).isEqualTo(1);

        Files.write(bundle, Arrays.copyOf(TestLog.zip(TestLog.of(4).whole()), 300));
        assertThat(Main.run("verify", bundle.toString(), "--key", key)).isEqualTo(2);
        assertThat(Main.run("verify", folder.resolve("none.zip").toString(), "--key", key))
                .isEqualTo(2);
        assertThat(Main.run("verify", bundle.toString(), "--key", "x")).isEqualTo(2);
        assertThat(Main.run("verify")).isEqualTo(2);
    }

    private static void replace(Map<String, byte[]> bundle, String file, String regex, String by) {
        String before = new String(bundle.get(file), UTF_8);
        String after = before.replaceFirst(regex, by);
        assertThat(after).isNotEqualTo(before);
        if (regex.startsWith("(?m)^(6|")) {
            after = before.replaceAll(regex, by);
        }
        bundle.put(file, after.getBytes(UTF_8));
    }

    private static Map<String, byte[]> withEventsLast(Map<String, byte[]> bundle) {
        bundle.put("events.tsv", bundle.remove("events.tsv"));
        return bundle;
    }

    private Given seen(TestLog log, int size) throws IOException {
        Path leaves = Files.createTempFile(folder, "leaves", null);
        for (byte[] leaf : log.leaves(size)) {
            Files.write(leaves, leaf, StandardOpenOption.APPEND);
        }
        return new Given(LOG_KEY.keys(), List.of(), Optional.of(leaves), Optional.empty(), false);
    }

    private static Given kept(TestLog log, int size) throws Exception {
        var checkpoint = Checkpoint.open(log.checkpoint(size), LOG_KEY.keys());
        return new Given(LOG_KEY.keys(), List.of(checkpoint), Optional.empty(), Optional.empty(), false);
    }

    private static Outcome verify(Map<String, byte[]> files, Given given) throws Exception {
        return verify(TestLog.zip(files), given);
    }

    private static Outcome verify(byte[] bundle, Given given) throws Exception {
        try (var verification = new Verification(given);
                var read = new Bundle(new ByteArrayInputStream(bundle))) {
            return verification.run(read);
        }
    }
}
