package org.fairlab.query.demographics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

    @ParameterizedTest
    @CsvSource({
        "SPD15_2024:WHITE, SPD15_2024, White",
        "IPEDS_1977:BLACK_NON_HISPANIC, IPEDS_1977, Black non-Hispanic",
        "NOT_ASKED, , Not asked"
    })
    void a_key_names_a_category_and_its_standard(String key, String standard, String label) {
        Group group = Group.of(key);
        assertThat(group.standard()).isEqualTo(standard);
        assertThat(group.label()).isEqualTo(label);
        assertThat(group.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DECLINED", "NOT_ASKED", "UNKNOWN", "IPEDS_1977:NONRESIDENT_ALIEN", "IPEDS_2010:NONRESIDENT"})
    void who_gave_no_race_is_counted_apart(String key) {
        assertThat(Group.of(key).isApart()).isTrue();
        assertThat(Group.of("IPEDS_2010:TWO_OR_MORE_RACES").isApart()).isFalse();
    }
}
