package org.fairlab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.fairlab.events.SelfIdentification.Answer;
import org.fairlab.events.SelfIdentification.Disadvantage;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class SelfIdentificationTest {

    private static SelfIdentification race(Standard standard, String... race) {
        return answers(standard, Set.of(race), Disadvantage.NOT_ASKED, null);
    }

    private static SelfIdentification disadvantaged(Disadvantage disadvantage, @Nullable String test) {
        return answers(Standard.SPD15_2024, Set.of("ASIAN"), disadvantage, test);
    }

    private static SelfIdentification answers(
            Standard standard, Set<String> race, Disadvantage disadvantage, @Nullable String test) {
        return new SelfIdentification(
                standard,
                race,
                Sex.DECLINED,
                Answer.NOT_ASKED,
                Answer.UNKNOWN,
                Answer.YES,
                Answer.NO,
                disadvantage,
                test);
    }

    @ParameterizedTest
    @CsvSource({
        "SPD15_2024, MIDDLE_EASTERN_OR_NORTH_AFRICAN",
        "SPD15_1997, HISPANIC_OR_LATINO",
        "IPEDS_1977, ASIAN_OR_PACIFIC_ISLANDER",
        "IPEDS_2010, TWO_OR_MORE_RACES"
    })
    void race_is_in_the_words_of_its_standard(Standard standard, String category) {
        assertThat(race(standard, category).race()).containsExactly(category);
    }

    @ParameterizedTest
    @CsvSource({
        "SPD15_1997, MIDDLE_EASTERN_OR_NORTH_AFRICAN",
        "SPD15_2024, TWO_OR_MORE_RACES",
        "IPEDS_1977, ASIAN",
        "IPEDS_2010, NONRESIDENT_ALIEN",
        "SPD15_2024, asian"
    })
    void words_of_another_standard_are_refused(Standard standard, String category) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> race(standard, category))
                .withMessageContaining("race")
                .withMessageContaining(standard.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"SPD15_2024", "SPD15_1997"})
    void one_may_choose_all_that_apply(Standard standard) {
        assertThat(race(standard, "ASIAN", "WHITE").race()).containsExactlyInAnyOrder("ASIAN", "WHITE");
    }

    @Test
    void the_single_choice_of_ipeds_stays_single() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> race(Standard.IPEDS_1977, "HISPANIC", "WHITE_NON_HISPANIC"));
        assertThatIllegalArgumentException().isThrownBy(() -> race(Standard.IPEDS_2010, "ASIAN", "WHITE"));
    }

    @ParameterizedTest
    @EnumSource(SelfIdentification.NonAnswer.class)
    void declined_not_asked_and_unknown_are_three_answers_in_every_standard(SelfIdentification.NonAnswer none) {
        for (Standard standard : Standard.values()) {
            assertThat(race(standard, none.name()).race()).containsExactly(none.name());
        }
    }

    @Test
    void a_non_answer_stands_alone() {
        assertThatIllegalArgumentException().isThrownBy(() -> race(Standard.SPD15_2024, "ASIAN", "DECLINED"));
        assertThatIllegalArgumentException().isThrownBy(() -> race(Standard.SPD15_2024, "UNKNOWN", "DECLINED"));
        assertThatIllegalArgumentException().isThrownBy(() -> race(Standard.SPD15_2024));
    }

    @ParameterizedTest
    @EnumSource(names = {"ENVIRONMENTAL", "ECONOMIC"})
    void a_disadvantage_names_the_test_that_was_applied(Disadvantage disadvantage) {
        assertThat(disadvantaged(disadvantage, "HRSA 2030 low-income levels").disadvantageTest())
                .isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> disadvantaged(disadvantage, null));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ENVIRONMENTAL", "ECONOMIC"})
    void no_disadvantage_needs_no_test(Disadvantage disadvantage) {
        assertThat(disadvantaged(disadvantage, null).disadvantage()).isEqualTo(disadvantage);
    }

    @Test
    void answers_are_the_same_after_sealing_and_opening() {
        var json = new JsonMapper();
        var answers = race(Standard.SPD15_2024, "ASIAN", "WHITE");
        assertThat(json.readValue(json.writeValueAsString(answers), SelfIdentification.class))
                .isEqualTo(answers);
    }
}
