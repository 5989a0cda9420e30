package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
import tools.jackson.databind.json.JsonMapper;

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
                "parentNationalOrigin", "sex", "gender identity", "age", "disability", "veteran", "ageInYears",
                "yearOfBirth", "isHispanic", "ETHNICITIES", "femaleApplicant"
            })
    void a_rule_cannot_name_a_protected_trait_whatever_its_rationale(String field) {
        refused(terms(about(field, "it is needed")), PROTECTED_TRAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEMALE",
                "Hispanic",
                "VETERAN",
                "veterans",
                "Latiné",
                "latinas",
                "African-American",
                "asian_american",
                "Native American",
                "Black",
                "black or white",
                "non-white",
                "Whites only",
                "women",
                "Men's lacrosse",
                "under 40 years of age",
                "Two or more races",
                "people of color",
                "LGBTQ+",
                "non-binary",
                "Jewish",
                "Christian applicants",
                "no disabilities",
                "American Indian",
                "Middle-Eastern"
            })
    void a_rule_cannot_name_a_category_of_one_by_its_values(String value) {
        refused(
                terms(new EligibilityRule("group", Comparison.ONE_OF, List.of("other", value), "needed")),
                PROTECTED_TRAIT);
    }

    @ParameterizedTest
    @MethodSource
    void no_category_of_any_standard_is_a_value_in_its_code_or_its_title(String category) {
        refused(terms(new EligibilityRule("group", Comparison.ONE_OF, List.of(category), "needed")), PROTECTED_TRAIT);
    }

    static Stream<String> no_category_of_any_standard_is_a_value_in_its_code_or_its_title() throws IOException {
        try (var file = EligibilityTest.class.getResourceAsStream("/reference/category-standards-1.json")) {
            return JsonMapper.shared()
                    .readTree(file)
                    .path("categories")
                    .valueStream()
                    .flatMap(category -> Stream.of("code", "title")
                            .map(name -> category.path(name).asString()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "MLT",
                "Black Hawk College",
                "White Plains",
                "Texas Christian",
                "Asian studies",
                "genetics",
                "human biology",
                "page 3",
                "German",
                "Raceland",
                "blind review"
            })
    void other_values_are_no_categories(String value) {
        Terms terms = terms(new EligibilityRule("group", Comparison.ONE_OF, List.of(value), "reasoned"));
        assertThatNoException().isThrownBy(() -> Eligibility.checkTerms(terms));
    }

    @Test
    void a_criterion_of_the_rubric_cannot_name_a_protected_trait() {
        refused(
                new Terms("1", List.of(), "1", Map.of("plan", 10, "ethnic background", 5), 1, Set.of("reviewer")),
                PROTECTED_TRAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surname",
                "graduationYear",
                "native language",
                "citizenship",
                "employment-gap",
                "gap in employment",
                "part time",
                "partTime",
                "collegeName",
                "HBCU",
                "marital_status",
                "credit score",
                "visa"
            })
    void a_likely_proxy_is_told_by_field_and_by_value(String words) {
        assertThat(Eligibility.proxies(terms(about(words, "reasoned")))).containsExactly(words);
        assertThat(Eligibility.proxies(
                        terms(new EligibilityRule("group", Comparison.ONE_OF, List.of(words), "reasoned"))))
                .containsExactly("group");
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
