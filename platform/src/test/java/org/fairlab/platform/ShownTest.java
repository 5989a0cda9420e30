package org.fairlab.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownTest {

    private record Field(String name, @Nullable String value) {}

    private record File(LocalDate on, boolean eligible, List<Field> fields) {}

    private static final File FILE = new File(
            LocalDate.of(2030, 1, 15), true, List.of(new Field("Équipe \"A\"", "naïve"), new Field("b", null)));

    /** {@code printf '%s' '{"eligible":true,"fields":[…],"on":"2030-01-15"}' | sha256sum} */
    private static final String SHA256SUM = "e373b0d862d657841ccba79b32604b20f4a0f82f6725abb11cecb80b95a8d8b6";

    @Test
    void the_digest_is_that_of_the_shown_json_with_sorted_names() {
        assertThat(Shown.of(FILE)).isEqualTo(new Shown<>(FILE, SHA256SUM));
    }

    @Test
    void a_map_of_the_same_fields_has_the_same_digest() {
        Map<String, @Nullable String> empty = new TreeMap<>();
        empty.put("value", null);
        empty.put("name", "b");
        assertThat(Shown.digest(Map.of(
                        "on",
                        "2030-01-15",
                        "fields",
                        List.of(Map.of("value", "naïve", "name", "Équipe \"A\""), empty),
                        "eligible",
                        true)))
                .isEqualTo(SHA256SUM);
    }

    @Test
    void any_other_value_has_another_digest() {
        assertThat(Shown.digest(new File(FILE.on(), false, FILE.fields()))).isNotEqualTo(SHA256SUM);
        assertThat(Shown.NOTHING).matches(Shown.DIGEST).isNotEqualTo(SHA256SUM);
    }
}
