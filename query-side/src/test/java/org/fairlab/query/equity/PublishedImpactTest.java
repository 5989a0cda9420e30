package org.fairlab.query.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.equity.PublishedImpact.Screening;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.FourFifths.Outcome;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Impact.Row;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.measure.Result.Estimate;
import org.fairlab.query.publication.PublishedFacts;
import org.junit.jupiter.api.Test;

class PublishedImpactTest {

    private static final String ASIAN = "SPD15_2024:ASIAN";
    private static final String WHITE = "SPD15_2024:WHITE";

    private final PublishedFacts published = new PublishedFacts();
    private final PublishedImpact impact = new PublishedImpact(published.figures());

    /** The rates of Uniform Guidelines Question 12, 60 % and 30 %, of four times as many. */
    private PublishedFacts question12() {
        return published
                .applied("2026", "MALE", ASIAN, 96, 160)
                .applied("2026", "MALE", WHITE, 96, 160)
                .applied("2026", "FEMALE", ASIAN, 24, 80)
                .applied("2026", "FEMALE", WHITE, 24, 80);
    }

    private Screening screening(String from, String to, String... where) {
        return impact.impact(PublishedFacts.NAME, from, to, List.of(where), Rule.UNIFORM_GUIDELINES, null);
    }

    @Test
    void sex_race_and_both_together_are_each_measured_from_one_published_stage_to_another() {
        question12().released();
        Screening screening = screening("APPLICATION", "OFFER", "cohort:2026");
        assertThat(screening.impact().tables())
                .extracting(Impact.Table::dimension)
                .containsExactly("sex", "race", "sex × race");
        Row female = screening.impact().tables().getFirst().rows().getFirst();
        assertThat(female.counts()).isEqualTo(new Counts("FEMALE", 48, 160));
        assertThat(female.fourFifths().outcome()).isEqualTo(Outcome.FLAGGED);
        assertThat(female.comparison().ratio())
                .isInstanceOfSatisfying(
                        Estimate.class, ratio -> assertThat(ratio.value()).isEqualTo(0.5, within(1e-12)));
        assertThat(screening.suppressed().values()).allMatch(List::isEmpty);
        assertThat(screening.source().edition()).isEqualTo(1);
        assertThat(screening.source().threshold()).isEqualTo(10);
        assertThat(screening.caveat()).contains("no finding of law");
    }

    @Test
    void a_group_with_a_suppressed_count_is_named_and_in_no_measure() {
        question12().applied("2026", "ANOTHER", ASIAN, 2, 4).released();
        Screening screening = screening("APPLICATION", "OFFER");
        assertThat(screening.suppressed().get("sex")).contains("ANOTHER");
        assertThat(screening.suppressed().get("sex × race")).contains("ANOTHER × " + ASIAN);
        for (Impact.Table table : screening.impact().tables()) {
            assertThat(table.rows())
                    .extracting(row -> row.counts().group())
                    .noneMatch(screening.suppressed().get(table.dimension())::contains);
        }
        for (Row row : screening.impact().tables().getFirst().rows()) {
            String sex = row.counts().group();
            assertThat(published.shown(Map.of("sex", sex, "stage", "APPLICATION")))
                    .isEqualTo(row.counts().pool());
            assertThat(published.shown(Map.of("sex", sex, "stage", "OFFER")))
                    .isEqualTo(row.counts().selected());
        }
    }

    @Test
    void unknowns_that_are_shown_are_counted_apart_with_what_they_could_change() {
        question12()
                .applied("2026", "DECLINED", ASIAN, 20, 40)
                .applied("2026", "DECLINED", WHITE, 20, 40)
                .released();
        Impact.Table sex = screening("APPLICATION", "OFFER").impact().tables().getFirst();
        assertThat(sex.unknown()).isEqualTo(new Counts("unknown", 40, 80));
        assertThat(sex.rows()).extracting(row -> row.counts().group()).containsExactly("FEMALE", "MALE");
        assertThat(sex.rows().getFirst().ifUnknown()).hasSize(2);
    }

    @Test
    void unknowns_that_are_suppressed_are_not_told_and_nothing_is_made_of_them() {
        question12().applied("2026", "DECLINED", ASIAN, 1, 3).released();
        Screening screening = screening("APPLICATION", "OFFER");
        Impact.Table sex = screening.impact().tables().getFirst();
        assertThat(screening.suppressed().get("sex")).contains("DECLINED");
        assertThat(sex.unknown()).isNull();
        assertThat(sex.rows()).isNotEmpty().allMatch(row -> row.ifUnknown().isEmpty());
    }

    @Test
    void a_stage_that_does_not_lie_within_the_other_is_refused() {
        question12().released();
        refused("from", () -> screening("OFFER", "APPLICATION"));
        refused("from", () -> screening("OFFER", "OFFER"));
        refused("to", () -> screening("APPLICATION", "PROMOTION"));
    }

    @Test
    void what_is_measured_by_is_not_to_be_chosen_and_what_is_not_published_neither() {
        question12().released();
        refused("where", () -> screening("APPLICATION", "OFFER", "sex:FEMALE"));
        refused("where", () -> screening("APPLICATION", "OFFER", "cohort:1999"));
        refused("by", () -> screening("APPLICATION", "OFFER", "site:north"));
    }

    @Test
    void before_an_edition_is_released_there_is_nothing() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> screening("APPLICATION", "OFFER"))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
    }

    static void refused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(asking)
                .satisfies(refused ->
                        assertThat(refused.errors().getFirst().field()).isEqualTo(field));
    }
}
