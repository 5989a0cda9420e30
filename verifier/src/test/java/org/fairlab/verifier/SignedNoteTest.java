package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, notes and signatures are those of C2SP signed-note, of Go's sumdb/note and of RFC 8032, 7.1. */
class SignedNoteTest {

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String BY_PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String BY_ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void a_note_is_opened_by_the_key_that_signed_it() throws Exception {
        var example = note("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);
        var key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

        assertThat(example.text()).isEqualTo("This is an example message.\n");
        assertThat(example.opened(List.of(key))).hasSize(1);
        assertThat(key.vkey()).isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void signatures_by_keys_that_are_not_known_are_passed_over() throws Exception {
        var note = note(TEXT + "\n" + BY_PETER + BY_ENOCH);

        assertThat(note.opened(List.of(key(PETER))))
                .extracting(SignedNote.Line::name)
                .containsExactly("PeterNeumann");
        assertThat(note.opened(List.of(key(PETER), key(ENOCH)))).hasSize(2);
        assertThat(note.opened(List.of())).isEmpty();
        assertThat(note(TEXT + "\n" + BY_ENOCH.replace("EnochRoot", "PeterNeumann"))
                        .opened(List.of(key(PETER))))
                .as("the name of one, the id of another")
                .isEmpty();
        assertThat(note.toString()).isEqualTo(TEXT + "\n" + BY_PETER + BY_ENOCH);
    }

    @Test
    void a_wrong_signature_by_a_known_key_spoils_the_note() throws Exception {
        for (String wrong : List.of(
                TEXT.replace("your", "Your") + "\n" + BY_PETER,
                TEXT + "\n" + BY_ENOCH + BY_PETER.replace("ZJku", "ZJkv"),
                TEXT + "\n" + BY_PETER + BY_PETER.replace("BwJnAM=", "BxJnAM="),
                TEXT + "\n" + BY_PETER.substring(0, 60) + "ABCD" + BY_PETER.substring(60))) {
            assertThatThrownBy(() -> note(wrong).opened(List.of(key(PETER), key(ENOCH))))
                    .isInstanceOfAny(Refused.class, Malformed.class);
        }
    }

    @Test
    void what_is_no_note_is_not_read() {
        for (String wrong : List.of(
                TEXT,
                TEXT + "\n",
                TEXT + BY_PETER,
                TEXT + "\n" + BY_PETER.stripTrailing(),
                "\u0001" + TEXT + "\n" + BY_PETER,
                TEXT.replace("\n", "\r\n") + "\n" + BY_PETER,
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Bad Name"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Bad+Name"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", ""),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter\u00a0Neumann"),
                TEXT + "\n" + BY_PETER.replace("—", "-"),
                TEXT + "\n" + BY_PETER.replace("nAM=", "nAM"),
                TEXT + "\n" + BY_PETER.replace("nAM=", "nAN="),
                TEXT + "\n— PeterNeumann x08gow==\n",
                TEXT + "\n" + BY_PETER + "Unexpected line.\n",
                TEXT + "\n" + BY_PETER + "\n",
                TEXT + "\n" + BY_PETER.repeat(101))) {
            assertThatThrownBy(() -> note(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() ->
                        SignedNote.parse(("\u00ff" + TEXT + "\n" + BY_PETER.replace('—', '-')).getBytes(ISO_8859_1)))
                .hasMessage("not UTF-8");
    }

    @Test
    void a_mangled_verifier_key_is_not_read() {
        for (int from = 0; from < PETER.length(); from++) {
            String changed = PETER.substring(0, from) + (char) (PETER.charAt(from) + 1) + PETER.substring(from + 1);
            assertThatThrownBy(() -> key(changed)).as(changed).isInstanceOf(Malformed.class);
            for (int to = from + 1; to <= PETER.length(); to++) {
                String part = PETER.substring(from, to);
                if (!part.equals(PETER)) {
                    assertThatThrownBy(() -> key(part)).as(part).isInstanceOf(Malformed.class);
                }
            }
        }
        for (String wrong : List.of(
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                PETER.replace("c74f20a3", "C74F20A3"))) {
            assertThatThrownBy(() -> key(wrong)).isInstanceOf(Malformed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, r, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    })
    void a_signature_is_ed25519_and_has_64_bytes(String key, String text, String signature) throws Exception {
        byte[] marked = HexFormat.of().parseHex("01" + key);
        byte[] right = HexFormat.of().parseHex(signature);
        var known = VerifierKey.of("rfc8032", marked);

        assertThat(known.signed(text, right)).isTrue();
        assertThat(known.signed(text + "!", right)).isFalse();
        assertThat(known.signed(text, Arrays.copyOf(right, 63))).isFalse();
        assertThat(known.signed(text, Arrays.copyOf(right, 65))).isFalse();
        assertThat(known.signed(text, new byte[0])).isFalse();
        for (int i = 0; i < right.length; i++) {
            byte[] wrong = right.clone();
            wrong[i] ^= 1;
            assertThat(known.signed(text, wrong)).as("bit of byte " + i).isFalse();
        }
        assertThat(known.signed(text, plusOrder(right)))
                .as("s beyond the order")
                .isFalse();
    }

    /** The same signature, s + L for s, which RFC 8032, 5.1.7, says to refuse. */
    private static byte[] plusOrder(byte[] signature) {
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        byte[] malleated = signature.clone();
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (signature[32 + i] & 255) + (order[i] & 255) + carry;
            malleated[32 + i] = (byte) sum;
            carry = sum >> 8;
        }
        return malleated;
    }

    @Test
    void a_cosignature_covers_its_time_and_the_whole_text() throws Exception {
        var witness = TestLog.keys("witness.example/w1", VerifierKey.Type.COSIGNATURE);
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        byte[] bare = witness.sign("cosignature/v1\ntime 1679315147\n" + text);
        byte[] right = ByteBuffer.allocate(72).putLong(1679315147).put(bare).array();
        byte[] later = ByteBuffer.allocate(72).putLong(1679315148).put(bare).array();

        assertThat(witness.known().signed(text, right)).isTrue();
        assertThat(VerifierKey.time(right)).hasToString("2023-03-20T12:25:47Z");
        assertThat(witness.known().signed(text, later)).isFalse();
        assertThat(witness.known().signed(text.replace('3', '4'), right)).isFalse();
        assertThat(witness.known().signed(text, Arrays.copyOf(right, 73))).isFalse();
        assertThat(witness.known().signed(text, bare)).isFalse();
        assertThat(witness.known().signed(text, witness.sign(text)))
                .as("a note's signature is no cosignature")
                .isFalse();
        byte[] before1970 = ByteBuffer.allocate(72)
                .putLong(-1)
                .put(witness.sign("cosignature/v1\ntime -1\n" + text))
                .array();
        assertThat(witness.known().signed(text, before1970)).isFalse();
    }

    @Test
    void a_checkpoint_is_an_origin_a_size_and_a_root() throws Exception {
        var log = TestLog.keys("example.com/log", VerifierKey.Type.NOTE);
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        var keys = List.of(log.known());

        var checkpoint = Checkpoint.open(log.note("example.com/log\n20852163\n" + root + "\n"), keys);
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.isBy(keys)).isTrue();
        assertThat(Checkpoint.open(log.note("example.com/log\n0\n" + root + "\nmore\n"), keys)
                        .size())
                .isZero();
        assertThat(Checkpoint.open(log.note("example.com/other\n1\n" + root + "\n"), keys)
                        .isBy(keys))
                .as("a key may sign for its own name only")
                .isFalse();
        for (String wrong : List.of(
                "example.com/log\n01\n" + root + "\n",
                "example.com/log\n-1\n" + root + "\n",
                "example.com/log\n1\n" + root + "=\n",
                "example.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "example.com/log\n1\n",
                "\n1\n" + root + "\n",
                "example.com/log\n1\n" + root + "\n\nmore\n",
                "example.com/log\n9999999999999999999\n" + root + "\n")) {
            assertThatThrownBy(() -> Checkpoint.open(log.note(wrong), keys))
                    .as(wrong)
                    .isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> Checkpoint.open(log.note("example.com/log\n1\n" + root + "\n"), List.of(key(PETER))))
                .isInstanceOf(Refused.class);
    }

    private static SignedNote note(String note) throws Malformed {
        return SignedNote.parse(note.getBytes(UTF_8));
    }

    private static VerifierKey key(String vkey) throws Malformed {
        return VerifierKey.parse(vkey);
    }
}
