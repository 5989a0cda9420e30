package org.fairlab.query.audittrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MentionsTest {

    private static final UUID ONE = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final UUID TWO = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    @Test
    void every_text_that_is_an_id_is_found_at_any_depth_and_whatever_the_case() {
        assertThat(Mentions.in("{\"a\":\"%s\",\"b\":{\"c\": [\"%s\", 1]}}"
                        .formatted(ONE.toString().toUpperCase(java.util.Locale.ROOT), TWO)))
                .containsExactlyInAnyOrder(ONE, TWO);
        assertThat(Mentions.in("\"" + ONE + "\"")).containsExactly(ONE);
    }

    @Test
    void names_longer_texts_and_quotations_within_a_text_are_not() {
        assertThat(Mentions.in("{\"" + ONE + "\":1,\"" + TWO + "\" : 2}")).isEmpty();
        assertThat(Mentions.in("{\"a\":\"see " + ONE + "\",\"b\":\"" + TWO + "x\"}"))
                .isEmpty();
        assertThat(Mentions.in("{\"a\":\"he said \\\"" + ONE + "\\\" twice\"}")).isEmpty();
        assertThat(Mentions.in("{\"a\":\"0f8fad5b-d9cb-469f-a165-70867728950g\"}"))
                .isEmpty();
        assertThat(Mentions.in("{}")).isEmpty();
    }
}
