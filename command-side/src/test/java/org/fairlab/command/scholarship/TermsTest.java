package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairlab.events.ScholarshipEvent.Comparison;
import org.fairlab.events.ScholarshipEvent.EligibilityRule;
import org.fairlab.events.ScholarshipEvent.Terms;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void every_part_of_the_terms_has_its_bounds() {
        var rule = new EligibilityRule(" ", Comparison.ONE_OF, List.of(" "), "x".repeat(1001));
        assertThat(broken(new Terms(" ", List.of(rule), " ", Map.of("plan", 101, "essay", 0), 21, Set.of())))
                .containsExactlyInAnyOrder(
                        "rulesVersion",
                        "rules[0].field",
                        "rules[0].values[0].<list element>",
                        "rules[0].rationale",
                        "rubricVersion",
                        "rubric[plan].<map value>",
                        "rubric[essay].<map value>",
                        "minimumReviews",
                        "reviewers");
    }

    @Test
    void a_rubric_and_a_review_are_needed() {
        assertThat(broken(new Terms("1", List.of(), "1", Map.of(), 0, Set.of("reviewer-1"))))
                .containsExactlyInAnyOrder("rubric", "minimumReviews");
    }

    @Test
    void terms_within_their_bounds_are_taken() {
        var rule = new EligibilityRule("credits", Comparison.AT_LEAST, List.of("6"), null);
        assertThat(broken(
                        new Terms("1", List.of(rule), "1", Map.of("plan", 1, "essay", 100), 20, Set.of("reviewer-1"))))
                .isEmpty();
    }

    private static List<String> broken(Terms terms) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(terms).stream()
                    .map(ConstraintViolation::getPropertyPath)
                    .map(Object::toString)
                    .toList();
        }
    }
}
