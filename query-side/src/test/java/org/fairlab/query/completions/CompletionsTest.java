package org.fairlab.query.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.completions.Completions.Figures;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.context.SecurityContextHolder;

class CompletionsTest {

    private static final LocalDate LATE_IN_2002 = LocalDate.of(2002, 6, 30);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final Demographics demographics = new Demographics(people.keyring());
    private final Completions completions = new Completions(given.jdbc());

    private final UUID technician = course("51.1004", 3);
    private final UUID technologist = course("51.1005", 5);
    private final UUID north = offering(technician, 1, "ipeds:100663");
    private final UUID south = offering(technologist, 1, "ipeds:100724");

    @BeforeEach
    void auditor() {
        People.lookAs(Roles.AUDITOR);
    }

    @AfterEach
    void replay() {
        SecurityContextHolder.clearContext();
        given.rebuildEqualsLive(completions);
    }

    @Test
    void completions_add_up_in_every_dimension() {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        completed(north, somebody(Sex.FEMALE, "WHITE_NON_HISPANIC"), LATE_IN_2002);
        completed(north, somebody(Sex.MALE, "HISPANIC"), LATE_IN_2002.minusYears(1));
        completed(south, somebody(Sex.FEMALE, "UNKNOWN"), LATE_IN_2002);
        completed(south, somebodyWhoNeverAnswered(), LATE_IN_2002);

        assertThat(by("year")).isEqualTo(Map.of("2001", 1L, "2002", 4L));
        assertThat(by("cip")).isEqualTo(Map.of("51.1004", 3L, "51.1005", 2L));
        assertThat(by("awardLevel")).isEqualTo(Map.of("3", 3L, "5", 2L));
        assertThat(by("site")).isEqualTo(Map.of("ipeds:100663", 3L, "ipeds:100724", 2L));
        assertThat(by("sex")).isEqualTo(Map.of("FEMALE", 3L, "MALE", 1L, "NOT_ASKED", 1L));
        assertThat(by("race"))
                .isEqualTo(Map.of(
                        "IPEDS_1977:HISPANIC", 2L,
                        "IPEDS_1977:WHITE_NON_HISPANIC", 1L,
                        "UNKNOWN", 1L,
                        "NOT_ASKED", 1L));
    }

    @Test
    void filters_narrow_the_total_and_the_rows_alike() {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        completed(north, somebody(Sex.MALE, "HISPANIC"), LATE_IN_2002.minusYears(1));
        completed(south, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);

        seen();
        Figures figures = completions.completions("sex", 2002, "51.1004", 3, null, 50);
        assertThat(figures.total()).isEqualTo(1);
        assertThat(figures.items()).singleElement().satisfies(figure -> {
            assertThat(figure.key()).isEqualTo("FEMALE");
            assertThat(figure.completions()).isEqualTo(1);
        });
        assertThat(completions.completions("sex", 1999, null, null, null, 50).total())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"2001-06-30, 2001", "2001-07-01, 2002", "2001-12-31, 2002", "2002-01-01, 2002", "2002-06-30, 2002"})
    void an_award_year_begins_on_the_first_of_july(LocalDate completedOn, String year) {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), completedOn);
        assertThat(by("year")).isEqualTo(Map.of(year, 1L));
    }

    @Test
    void a_voided_completion_does_not_count_until_it_is_earned_again() {
        UUID enrolment = completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        given.happened(new CompletionVoided(enrolment, TODAY));
        assertThat(by("year")).isEmpty();
        given.happened(new TrainingCompleted(enrolment, LATE_IN_2002.plusYears(1)));
        assertThat(by("year")).isEqualTo(Map.of("2003", 1L));
    }

    @Test
    void an_enrolment_alone_is_no_completion() {
        enrolled(north, somebody(Sex.FEMALE, "HISPANIC"), technician);
        assertThat(by("year")).isEmpty();
    }

    @Test
    void a_revision_leaves_the_completions_of_earlier_versions_where_they_are() {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        given.happened(new CourseRevised(technician, 2, content("51.0802", 2), TODAY));
        UUID later = offering(technician, 2, "ipeds:100663");
        UUID enrolment = UUID.randomUUID();
        given.happened(
                new LearnerEnrolled(enrolment, later, technician, 2, somebodyWhoNeverAnswered(), TODAY),
                new TrainingCompleted(enrolment, LATE_IN_2002));
        assertThat(by("cip")).isEqualTo(Map.of("51.1004", 1L, "51.0802", 1L));
    }

    @Test
    void two_completions_by_one_person_count_twice() {
        UUID person = somebody(Sex.FEMALE, "HISPANIC");
        completed(north, person, LATE_IN_2002);
        completed(south, person, LATE_IN_2002);
        assertThat(by("sex")).isEqualTo(Map.of("FEMALE", 2L));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int year = 1995; year < 2000; year++) {
            completed(north, somebodyWhoNeverAnswered(), LocalDate.of(year, 5, 1));
        }
        seen();
        Figures first = completions.completions("year", null, null, null, null, 2);
        Figures second = completions.completions("year", null, null, null, first.next(), 2);
        Figures third = completions.completions("year", null, null, null, second.next(), 2);
        assertThat(first.items()).extracting(Completions.Figure::key).containsExactly("1995", "1996");
        assertThat(second.items()).extracting(Completions.Figure::key).containsExactly("1997", "1998");
        assertThat(third.items()).extracting(Completions.Figure::key).containsExactly("1999");
        assertThat(third.next()).isNull();
        assertThat(second.total()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "sex"})
    void only_auditors_see_groups(String by) {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> by(by))
                .satisfies(problem ->
                        assertThat(problem.getBody().getType()).hasToString("/problems/exact-figures-by-group"));
        assertThat(by("cip")).isEqualTo(Map.of("51.1004", 1L));
    }

    @Test
    void a_dimension_that_is_none_is_refused() {
        completed(north, somebody(Sex.FEMALE, "HISPANIC"), LATE_IN_2002);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> by("disability; drop schema completions"));
    }

    private UUID course(String cip, int awardLevel) {
        UUID course = UUID.randomUUID();
        given.happened(new CoursePublished(course, content(cip, awardLevel), TODAY));
        return course;
    }

    private static Content content(String cip, int awardLevel) {
        return new Content("A programme", Set.of(Topic.CLINICAL_LABORATORY), cip, awardLevel, null, 0, 0, null);
    }

    private UUID offering(UUID course, int version, String site) {
        UUID offering = UUID.randomUUID();
        given.happened(new OfferingScheduled(offering, course, version, site, TODAY, TODAY, 1, TODAY));
        return offering;
    }

    private UUID somebody(Sex sex, String race) {
        UUID participant = somebodyWhoNeverAnswered();
        given.happened(people.identified(participant, Standard.IPEDS_1977, sex, race));
        return participant;
    }

    private UUID somebodyWhoNeverAnswered() {
        UUID participant = UUID.randomUUID();
        given.happened(registered(participant));
        return participant;
    }

    private UUID completed(UUID offering, UUID participant, LocalDate on) {
        UUID enrolment = enrolled(offering, participant, offering.equals(north) ? technician : technologist);
        given.happened(new TrainingCompleted(enrolment, on));
        return enrolment;
    }

    private UUID enrolled(UUID offering, UUID participant, UUID course) {
        UUID enrolment = UUID.randomUUID();
        given.happened(new LearnerEnrolled(enrolment, offering, course, 1, participant, TODAY));
        return enrolment;
    }

    private void seen() {
        given.seenBy(demographics, completions);
    }

    private Map<String, Long> by(String dimension) {
        seen();
        Figures figures = completions.completions(dimension, null, null, null, null, 50);
        Map<String, Long> counts = new LinkedHashMap<>();
        figures.items().forEach(figure -> counts.put(figure.key(), figure.completions()));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(figures.total());
        return counts;
    }
}
