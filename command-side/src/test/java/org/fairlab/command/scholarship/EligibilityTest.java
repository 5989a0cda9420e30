package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairlab.command.Rejected;
import org.fairlab.command.Rule;
import org.fairlab.events.ScholarshipEvent.Comparison;
import org.fairlab.events.ScholarshipEvent.EligibilityRule;
import org.fairlab.events.ScholarshipEvent.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityTest {

    private static final Map<String, Integer> RUBRIC = Map.of("plan", 10);

    private static EligibilityRule about(String field, @Nullable String rationale) {
        return new EligibilityRule(field, Comparison.ONE_OF, List.of("yes"), rationale);
    }

    private static Terms terms(EligibilityRule... rules) {
        return new Terms("1", List.of(rules), "1", RUBRIC, 1, Set.of("reviewer"));
    }

    private static void refused(Terms terms, Rule rule) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Eligibility.checkTerms(terms))
                .satisfies(rejected -> assertThat(rejected.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "race", "Race", "applicantRace", "race_or_ethnicity", "RACE", "national-origin", "nationalOrigin",
                "parentNationalOrigin", "sex", "gender identity", "age", "disability", "veteran", "ageInYears"
            })
    void a_rule_cannot_name_a_protected_trait_whatever_its_rationale(String field) {
        refused(terms(about(field, "it is needed")), PROTECTED_TRAIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "homeZipCode", "zipcode", "high_school", "surname", "firstGeneration", "rural"})
    void a_likely_proxy_needs_a_rationale(String field) {
        refused(terms(about(field, null)), PROXY_NEEDS_RATIONALE);
        refused(terms(about(field, " ")), PROXY_NEEDS_RATIONALE);
        assertThatNoException()
                .isThrownBy(
                        () -> Eligibility.checkTerms(terms(about(field, "the grant is for this county's clinics"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credits", "gradePointAverage", "agency", "page", "enrolledIn", "trace"})
    void other_fields_need_no_rationale(String field) {
        assertThatNoException().isThrownBy(() -> Eligibility.checkTerms(terms(about(field, null))));
    }

    @ParameterizedTest
    @MethodSource
    void a_rule_compares_with_what_it_can_compare_with(Comparison comparison, List<String> values) {
        refused(terms(new EligibilityRule("credits", comparison, values, null)), RULE_MALFORMED);
    }

    static List<Object[]> a_rule_compares_with_what_it_can_compare_with() {
        return List.of(
                new Object[] {Comparison.AT_LEAST, List.of()},
                new Object[] {Comparison.AT_LEAST, List.of("1", "2")},
                new Object[] {Comparison.AT_MOST, List.of("many")},
                new Object[] {Comparison.ONE_OF, List.of()});
    }

    @Test
    void a_pool_has_as_many_reviewers_as_an_offer_needs_reviews() {
        refused(new Terms("1", List.of(), "1", RUBRIC, 2, Set.of("reviewer")), TOO_FEW_REVIEWERS);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 6, 6, true", "AT_LEAST, 6, 5.99, false", "AT_LEAST, 6, 10, true", "AT_LEAST, 6, six, false",
        "AT_MOST, 6, 6.0, true", "AT_MOST, 6, 6.01, false", "AT_MOST, 6, '', false", "AT_MOST, -1, -2, true",
        "ONE_OF, yes, yes, true", "ONE_OF, yes, no, false", "ONE_OF, yes, Yes, false"
    })
    void an_answer_meets_a_rule_or_fails_it(Comparison comparison, String value, String answer, boolean met) {
        var rule = new EligibilityRule("field", comparison, List.of(value), null);
        assertThat(Eligibility.failed(List.of(rule), Map.of("field", answer)).isEmpty())
                .isEqualTo(met);
    }

    @Test
    void a_field_with_two_unmet_rules_is_named_once_and_met_ones_not_at_all() {
        var rules = List.of(
                new EligibilityRule("credits", Comparison.AT_LEAST, List.of("6"), null),
                new EligibilityRule("credits", Comparison.AT_MOST, List.of("1"), null),
                about("enrolled", null));
        assertThat(Eligibility.failed(rules, Map.of("credits", "3", "enrolled", "yes")))
                .containsExactly("credits");
    }
}
