package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is read at once is what the general way, which writes the value anew and compares, finds canonical. */
class CanonicalReaderTest {

    private static final List<String> CANONICAL = List.of(
            "{\"a\":1,\"b\":[true,false,null,{}],\"c\":{\"d\":[],\"é\":\"€😀\"}}",
            "[0,-1,12,999999999999999,-2147483649,1e+21,0.5,-0.0000033333333333333333,1e-7,9007199254740992]",
            "[\"\",\" \",\"\\\"\\\\\\b\\f\\n\\r\\t\\u000f\",\"\u007f\",\"a/b\"]",
            "\"text\"",
            "-7",
            "null",
            "[".repeat(300) + "]".repeat(300));

    @Test
    void every_canonical_text_is_read_as_it_is_in_general() throws Exception {
        for (String text : CANONICAL.subList(0, CANONICAL.size() - 1)) {
            assertThat(CanonicalReader.read(text.getBytes(UTF_8))).as(text).contains(CanonicalJson.read(text));
        }
    }

    @Test
    void a_text_that_is_not_canonical_is_never_read() throws Exception {
        Random random = new Random(20300115);
        int read = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] text =
                    changed(CANONICAL.get(random.nextInt(CANONICAL.size())).getBytes(UTF_8), random);
            Optional<JsonNode> value = CanonicalReader.read(text);
            if (value.isPresent()) {
                String written = SignedNote.utf8(text);
                assertThat(CanonicalJson.read(written)).as(written).isEqualTo(value.get());
                assertThat(CanonicalJson.of(value.get())).isEqualTo(written);
                read++;
            }
        }
        assertThat(read).as("many changes leave it canonical").isGreaterThan(1000);
    }

    private static byte[] changed(byte[] text, Random random) {
        byte[] more = "\"\\{}[]:,0123456789-+.eEtrufalsn \n\u0000é".getBytes(UTF_8);
        byte[] changed = text.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            byte one = random.nextInt(8) == 0 ? (byte) random.nextInt(256) : more[random.nextInt(more.length)];
            changed = switch (random.nextInt(4)) {
                case 0 -> spliced(changed, at, at, one);
                case 1 -> spliced(changed, at, at + 1, one);
                case 2 -> spliced(changed, at, at + 1);
                default -> spliced(changed, at, at, changed[random.nextInt(changed.length)]);
            };
            if (changed.length == 0) {
                return text;
            }
        }
        return changed;
    }

    private static byte[] spliced(byte[] text, int from, int to, byte... by) {
        byte[] spliced = new byte[text.length - (to - from) + by.length];
        System.arraycopy(text, 0, spliced, 0, from);
        System.arraycopy(by, 0, spliced, from, by.length);
        System.arraycopy(text, to, spliced, from + by.length, text.length - to);
        return spliced;
    }
}
