package org.fairlab.command.scholarship;

import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fairlab.command.ProtectedTraits;
import org.fairlab.events.ScholarshipEvent.EligibilityRule;
import org.fairlab.events.ScholarshipEvent.Terms;

/** The policy that eligibility rules look at what a programme needs and never at who somebody is. */
final class Eligibility {

    /** Fields that stand in for a protected trait so often that using one has to be justified. */
    private static final Set<String> LIKELY_PROXIES = Set.of(
            "zip",
            "zipcode",
            "postcode",
            "postal",
            "county",
            "neighbourhood",
            "neighborhood",
            "surname",
            "name",
            "language",
            "birthplace",
            "country",
            "citizenship",
            "highschool",
            "familystatus",
            "maritalstatus",
            "children",
            "graduationyear",
            "firstgeneration",
            "rural",
            "disadvantage",
            "disadvantaged");

    private Eligibility() {}

    /** Refuses terms that name a protected trait, a likely proxy without a rationale, or too few reviewers. */
    static void checkTerms(Terms terms) {
        TOO_FEW_REVIEWERS.brokenIf(terms.reviewers().size() < terms.minimumReviews());
        for (EligibilityRule rule : terms.rules()) {
            PROTECTED_TRAIT.brokenIf(ProtectedTraits.areNamedIn(rule.field()));
            PROXY_NEEDS_RATIONALE.brokenIf(ProtectedTraits.names(rule.field(), LIKELY_PROXIES)
                    && (rule.rationale() == null || rule.rationale().isBlank()));
            RULE_MALFORMED.brokenIf(!wellFormed(rule));
        }
    }

    /** The fields whose rule an application's answers do not meet. */
    static List<String> failed(List<EligibilityRule> rules, Map<String, String> answers) {
        return rules.stream()
                .filter(rule -> !met(rule, Objects.requireNonNull(answers.get(rule.field()))))
                .map(EligibilityRule::field)
                .distinct()
                .toList();
    }

    private static boolean met(EligibilityRule rule, String answer) {
        return switch (rule.comparison()) {
            case ONE_OF -> rule.values().contains(answer);
            case AT_LEAST ->
                isNumber(answer)
                        && number(answer).compareTo(number(rule.values().getFirst())) >= 0;
            case AT_MOST ->
                isNumber(answer)
                        && number(answer).compareTo(number(rule.values().getFirst())) <= 0;
        };
    }

    private static boolean wellFormed(EligibilityRule rule) {
        return switch (rule.comparison()) {
            case ONE_OF -> !rule.values().isEmpty();
            case AT_LEAST, AT_MOST ->
                rule.values().size() == 1 && isNumber(rule.values().getFirst());
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,6})?");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
