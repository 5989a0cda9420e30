package org.fairlab.query.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fairlab.query.equity.PublishedImpactTest.refused;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.ReferenceEvent.CategoriesPublished;
import org.fairlab.events.ReferenceEvent.Category;
import org.fairlab.events.ReferenceEvent.Source;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.query.equity.PublishedRepresentation.Compared;
import org.fairlab.query.equity.PublishedRepresentation.Share;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Result.Estimate;
import org.fairlab.query.publication.PublishedFacts;
import org.fairlab.query.reference.ReferenceData;
import org.fairlab.query.reference.ReferenceEndpoint;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedRepresentationTest {

    private static final String TECHNICIANS = "Clinical laboratory technologists and technicians";
    private static final LocalDate DAY = LocalDate.of(2024, 3, 28);

    private final GivenEvents given = GivenEvents.none();
    private final PublishedFacts published = new PublishedFacts();
    private final PublishedRepresentation endpoint =
            new PublishedRepresentation(published.figures(), new ReferenceEndpoint(given.jdbc(), ZoneOffset.UTC));

    @BeforeEach
    void crosswalk() {
        given.happened(new CategoriesPublished(
                        UUID.randomUUID(),
                        1,
                        new Source("categories", "https://example.org/categories", DAY, "none"),
                        List.of(
                                category("BLACK_NON_HISPANIC", List.of("BLACK_OR_AFRICAN_AMERICAN"), "further answers"),
                                category("ASIAN_OR_PACIFIC_ISLANDER", List.of("ASIAN", "NATIVE_HAWAIIAN"), null)),
                        DAY))
                .seenBy(new ReferenceData());
    }

    private static Category category(String code, List<String> mapsTo, String loses) {
        return new Category(Standard.IPEDS_1977, code, code, mapsTo, loses);
    }

    private Compared compared(String by, String... where) {
        return endpoint.representation(PublishedFacts.NAME, by, List.of(where), TECHNICIANS, 2022, null);
    }

    private static Map<String, Share> shares(Compared compared) {
        return compared.shares().stream().collect(Collectors.toMap(Share::group, share -> share));
    }

    private PublishedFacts groups() {
        return published
                .applied("2026", "FEMALE", "IPEDS_1977:BLACK_NON_HISPANIC", 40, 80)
                .applied("2026", "FEMALE", "SPD15_2024:BLACK_OR_AFRICAN_AMERICAN", 30, 60)
                .applied("2026", "FEMALE", "IPEDS_1977:ASIAN_OR_PACIFIC_ISLANDER", 50, 100)
                .applied("2026", "FEMALE", "NONRESIDENT_ALIEN", 60, 90);
    }

    @Test
    void groups_are_matched_by_their_word_or_the_crosswalk_and_counted_together() {
        groups().released();
        Compared compared = compared("race", "stage:OFFER");
        Share black = shares(compared).get("BLACK_OR_AFRICAN_AMERICAN");
        assertThat(black.matched())
                .containsExactly(
                        "IPEDS_1977:BLACK_NON_HISPANIC by the crosswalk of the reference data, which loses further answers",
                        "SPD15_2024:BLACK_OR_AFRICAN_AMERICAN by the same word");
        assertThat(black.representation().stage()).isEqualTo(new Counts("BLACK_OR_AFRICAN_AMERICAN", 70, 120));
        double share = compared.population().shares().get("BLACK_OR_AFRICAN_AMERICAN");
        assertThat(black.representation().ratio())
                .isInstanceOfSatisfying(
                        Estimate.class,
                        ratio -> assertThat(ratio.value()).isEqualTo(70 / 120.0 / share, within(1e-12)));
    }

    @Test
    void a_group_that_maps_to_several_is_compared_with_none_and_who_is_apart_is_in_no_share() {
        groups().released();
        Compared compared = compared("race", "stage:APPLICATION");
        assertThat(compared.unmatched()).containsExactly("IPEDS_1977:ASIAN_OR_PACIFIC_ISLANDER");
        assertThat(compared.known()).isEqualTo(240);
    }

    @Test
    void a_suppressed_group_has_no_share() {
        groups().applied("2026", "MALE", "SPD15_2024:WHITE", 2, 4).released();
        Share white = shares(compared("race", "stage:OFFER")).get("WHITE");
        assertThat(white.representation()).isNull();
        assertThat(white.reason()).isEqualTo("suppressed");
    }

    @Test
    void a_population_or_stage_that_there_is_not_is_refused() {
        groups().released();
        refused("where", () -> compared("race"));
        refused("by", () -> compared("cohort", "stage:OFFER"));
        refused(
                "population",
                () -> endpoint.representation(
                        PublishedFacts.NAME, "race", List.of("stage:OFFER"), TECHNICIANS, 1999, null));
    }

    @Test
    void populations_are_listed_with_year_source_and_caveat() {
        assertThat(endpoint.populations())
                .extracting(PublishedRepresentation.Population::year)
                .contains(2018, 2020, 2022, 2023);
        assertThat(endpoint.populations())
                .allMatch(one -> !one.source().isBlank() && !one.caveat().isBlank());
    }
}
