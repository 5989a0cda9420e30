package org.fairlab.command.scholarship;

import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fairlab.command.ProtectedTraits;
import org.fairlab.events.ScholarshipEvent.EligibilityRule;
import org.fairlab.events.ScholarshipEvent.Terms;

/** The policy that eligibility rules look at what a programme needs and never at who somebody is. */
final class Eligibility {

    /**
     * What stands in for a protected trait so often that using it has to be justified, and confirmed by a second
     * person:
     *
     * <ul>
     *   <li>place of living and names, from which race and ethnicity are estimated (Consumer Financial Protection
     *       Bureau, Using publicly available information to proxy for unidentified race and ethnicity, 2014);
     *   <li>schools and colleges, a high-school diploma among them (Griggs v. Duke Power Co., 401 U.S. 424, 1971),
     *       since some serve mainly one race or sex;
     *   <li>language, accent, citizenship and birthplace (EEOC Enforcement Guidance on National Origin Discrimination,
     *       2016);
     *   <li>years that tell an age (29 CFR 1625.4: notices that imply one, such as a recent graduate);
     *   <li>gaps, part time, family and marriage, which follow care for others and disability (EEOC Enforcement
     *       Guidance: Unlawful Disparate Treatment of Workers with Caregiving Responsibilities, 2007);
     *   <li>height, weight and strength (Dothard v. Rawlinson, 433 U.S. 321, 1977);
     *   <li>arrests and convictions (EEOC Enforcement Guidance on the Consideration of Arrest and Conviction Records,
     *       2012), military discharge, credit and income;
     *   <li>the answers that the field's programmes are counted by: first generation, rural, disadvantaged.
     * </ul>
     */
    private static final Set<String> LIKELY_PROXIES = ProtectedTraits.words("""
            zip zipcode postcode postalcode postal address county neighbourhood neighborhood borough tract censustract
            residence reservation
            name surname lastname firstname givenname maidenname
            school highschool college university alma almamater institution hbcu hsi tribal fraternity sorority
            ged diploma
            language mothertongue accent fluency fluent bilingual english spanish
            birthplace placeofbirth country countries citizenship citizen visa immigration immigrant greencard
            graduationyear yearofgraduation recentgraduate digitalnative yearsofexperience
            gap employmentgap parttime fulltime caregiver caregiving familystatus maritalstatus married spouse
            family children child parent parental
            height weight lifting strength photo photograph
            arrest conviction criminal discharge military credithistory creditscore income wealth medicaid pell
            firstgeneration firstgen rural urban disadvantage disadvantaged""");

    private Eligibility() {}

    /**
     * Refuses terms that name a protected trait, by field, value or criterion; a likely proxy without a rationale; or
     * too few reviewers.
     */
    static void checkTerms(Terms terms) {
        TOO_FEW_REVIEWERS.brokenIf(terms.reviewers().size() < terms.minimumReviews());
        PROTECTED_TRAIT.brokenIf(terms.rubric().keySet().stream().anyMatch(ProtectedTraits::areNamedIn));
        for (EligibilityRule rule : terms.rules()) {
            PROTECTED_TRAIT.brokenIf(words(rule).anyMatch(ProtectedTraits::areNamedIn));
            PROXY_NEEDS_RATIONALE.brokenIf(isLikelyProxy(rule)
                    && (rule.rationale() == null || rule.rationale().isBlank()));
            RULE_MALFORMED.brokenIf(!wellFormed(rule));
        }
    }

    /** The fields whose rule is a likely proxy of a protected trait. */
    static List<String> proxies(Terms terms) {
        return terms.rules().stream()
                .filter(Eligibility::isLikelyProxy)
                .map(EligibilityRule::field)
                .distinct()
                .toList();
    }

    private static boolean isLikelyProxy(EligibilityRule rule) {
        return words(rule).anyMatch(word -> ProtectedTraits.names(word, LIKELY_PROXIES));
    }

    private static Stream<String> words(EligibilityRule rule) {
        return Stream.concat(Stream.of(rule.field()), rule.values().stream());
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
