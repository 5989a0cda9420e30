package org.fairlab.query.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.equity.PublishedImpactTest.refused;

import java.util.List;
import java.util.stream.Stream;
import org.fairlab.query.equity.PublishedStrata.Strata;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Stratified;
import org.fairlab.query.measure.Stratified.Stratum;
import org.fairlab.query.publication.PublishedFacts;
import org.junit.jupiter.api.Test;

class PublishedStrataTest {

    private static final String WHITE = "SPD15_2024:WHITE";

    private final PublishedFacts published = new PublishedFacts();
    private final PublishedStrata endpoint = new PublishedStrata(published.figures());

    /** Women do better in either cohort and worse in both together. */
    private PublishedFacts reversed() {
        return published
                .applied("2025", "FEMALE", WHITE, 80, 300)
                .applied("2025", "MALE", WHITE, 20, 100)
                .applied("2026", "FEMALE", WHITE, 180, 200)
                .applied("2026", "MALE", WHITE, 240, 300);
    }

    private Strata strata(String group, String reference, String over, String... where) {
        return endpoint.stratified(
                PublishedFacts.NAME, "APPLICATION", "OFFER", group, reference, over, List.of(where), null);
    }

    @Test
    void crude_and_stratified_are_shown_together_where_they_disagree() {
        reversed().released();
        Strata strata = strata("sex:FEMALE", "sex:MALE", "cohort");
        assertThat(strata.suppressed()).isEmpty();
        assertThat(strata.stratified())
                .isEqualTo(Stratified.of(List.of(
                        new Stratum("2025", new Counts("sex:FEMALE", 80, 300), new Counts("sex:MALE", 20, 100)),
                        new Stratum("2026", new Counts("sex:FEMALE", 180, 200), new Counts("sex:MALE", 240, 300)))));
        assertThat(strata.stratified().reversed()).isTrue();
    }

    @Test
    void a_stratum_with_a_suppressed_count_is_named_and_left_out_of_both_figures() {
        reversed()
                .applied("2024", "FEMALE", WHITE, 1, 3)
                .applied("2024", "MALE", WHITE, 30, 60)
                .released();
        Strata strata = strata("sex:FEMALE", "sex:MALE", "cohort");
        List<String> measured = strata.stratified() == null
                ? List.of()
                : strata.stratified().strata().stream().map(Stratum::name).toList();
        assertThat(strata.suppressed()).contains("2024").noneMatch(measured::contains);
        assertThat(Stream.concat(measured.stream(), strata.suppressed().stream()))
                .containsExactlyInAnyOrder("2024", "2025", "2026");
    }

    @Test
    void without_a_stratum_left_there_is_no_figure() {
        published
                .applied("2026", "FEMALE", WHITE, 1, 3)
                .applied("2026", "MALE", WHITE, 2, 4)
                .applied("2026", "DECLINED", WHITE, 40, 80)
                .released();
        Strata strata = strata("sex:FEMALE", "sex:MALE", "cohort");
        assertThat(strata.suppressed()).containsExactly("2026");
        assertThat(strata.stratified()).isNull();
    }

    @Test
    void two_groups_of_one_dimension_are_compared_over_cohorts_or_cycles_and_nothing_else() {
        reversed().applied("2026", "DECLINED", WHITE, 20, 40).released();
        refused("group", () -> strata("stage:OFFER", "sex:MALE", "cohort"));
        refused("reference", () -> strata("sex:FEMALE", "sex:FEMALE", "cohort"));
        refused("reference", () -> strata("sex:FEMALE", "race:" + WHITE, "cohort"));
        refused("group", () -> strata("sex:DECLINED", "sex:MALE", "cohort"));
        refused("reference", () -> strata("sex:FEMALE", "sex:NOBODY", "cohort"));
        refused("over", () -> strata("sex:FEMALE", "sex:MALE", "race"));
        refused("where", () -> strata("sex:FEMALE", "sex:MALE", "cohort", "cohort:2026"));
    }
}
