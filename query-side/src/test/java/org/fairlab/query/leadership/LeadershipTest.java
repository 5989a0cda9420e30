package org.fairlab.query.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.Shown;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.leadership.PipelineEndpoint.Stage;
import org.fairlab.query.leadership.TrackEndpoint.Candidate;
import org.fairlab.query.leadership.TrackEndpoint.Track;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class LeadershipTest {

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final Demographics demographics = new Demographics(people.keyring());
    private final Leadership readModel = new Leadership();
    private final TrackEndpoint tracks = new TrackEndpoint(given.jdbc());
    private final PipelineEndpoint pipeline = new PipelineEndpoint(given.jdbc());
    private final UUID track = UUID.randomUUID();
    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @BeforeEach
    void a_track_and_two_participants() {
        People.lookAs(Roles.AUDITOR);
        given.happened(
                registered(ana),
                people.identified(ana, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"),
                registered(ben),
                people.identified(ben, Standard.SPD15_2024, Sex.MALE, "DECLINED"),
                opened(track, "Lead phlebotomists"));
    }

    @AfterEach
    void replay() {
        SecurityContextHolder.clearContext();
        given.rebuildEqualsLive(readModel);
    }

    private static LeadershipTrackOpened opened(UUID track, String name) {
        return new LeadershipTrackOpened(
                track, name, List.of("one year", "certified"), List.of("leads a shift"), TODAY.plusDays(30), TODAY);
    }

    private UUID nominated(UUID participant, boolean themselves, LocalDate on) {
        UUID candidacy = UUID.randomUUID();
        given.happened(new NominationReceived(candidacy, track, participant, "nominator", themselves, on));
        return candidacy;
    }

    private UUID admitted(UUID participant, LocalDate on) {
        UUID candidacy = nominated(participant, false, on);
        given.happened(new ParticipantAdmitted(candidacy, List.of(new Finding("one year", "roster")), "digest", on));
        return candidacy;
    }

    private UUID completed(UUID participant, LocalDate on) {
        UUID candidacy = admitted(participant, on);
        given.happened(
                new MilestoneCompleted(candidacy, "leads a shift", "shift plan", on),
                new TrackCompleted(candidacy, on));
        return candidacy;
    }

    private UUID advanced(UUID candidacy, String position, LocalDate on) {
        UUID advancement = UUID.randomUUID();
        given.happened(new AdvancementRecorded(candidacy, advancement, position, "appointment", on));
        return advancement;
    }

    private UUID trained(UUID participant, LocalDate on) {
        UUID enrolment = UUID.randomUUID();
        given.happened(
                new LearnerEnrolled(enrolment, UUID.randomUUID(), UUID.randomUUID(), 1, participant, on),
                new TrainingCompleted(enrolment, on));
        return enrolment;
    }

    private Track seen() {
        given.seenBy(readModel);
        return tracks.tracks(null, 10).items().getFirst();
    }

    private Candidate candidate(UUID candidacy) {
        given.seenBy(readModel);
        return tracks.candidacies(track, null, 10).items().stream()
                .filter(candidate -> candidate.candidacyId().equals(candidacy))
                .findFirst()
                .orElseThrow();
    }

    private List<Stage> stages(Integer cohort, String by) {
        given.seenBy(demographics, readModel);
        return pipeline.pipeline(cohort, by, AsOf.NOW, Answers.AT_CLOSE);
    }

    private Map<String, Long> counts(Integer cohort) {
        return stages(cohort, null).stream().collect(Collectors.toMap(Stage::stage, Stage::participants));
    }

    @Test
    void a_track_is_shown_with_what_it_published() {
        assertThat(seen())
                .isEqualTo(new Track(
                        track,
                        "Lead phlebotomists",
                        List.of("one year", "certified"),
                        List.of("leads a shift"),
                        TODAY,
                        TODAY.plusDays(30),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0));
    }

    @Test
    void what_became_of_the_nominations_of_a_track_is_counted() {
        nominated(UUID.randomUUID(), true, TODAY);
        admitted(UUID.randomUUID(), TODAY);
        UUID candidacy = completed(ana, TODAY);
        advanced(candidacy, "lead", TODAY);
        advanced(candidacy, "head", TODAY);
        given.happened(new ParticipantLeftTrack(admitted(ben, TODAY), LeavingReason.LEFT_EMPLOYER, TODAY));
        Track seen = seen();
        assertThat(List.of(seen.nominations(), seen.selfNominations(), seen.admissions(), seen.completions()))
                .containsExactly(4L, 1L, 3L, 1L);
        assertThat(List.of(seen.departures(), seen.advancements())).containsExactly(1L, 2L);
    }

    @Test
    void each_track_counts_its_own() {
        given.happened(opened(UUID.randomUUID(), "Another"));
        advanced(completed(ana, TODAY), "lead", TODAY);
        given.seenBy(readModel);
        var first = tracks.tracks(null, 1);
        var second = tracks.tracks(first.next(), 1);
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .extracting(Track::nominations)
                .containsExactlyInAnyOrder(0L, 1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void a_candidate_is_shown_with_how_far_they_came() {
        UUID candidacy = completed(ana, TODAY);
        advanced(candidacy, "head", TODAY.plusDays(2));
        advanced(candidacy, "lead", TODAY.plusDays(1));
        assertThat(candidate(candidacy))
                .isEqualTo(new Candidate(
                        candidacy, ana, false, TODAY, TODAY, List.of("leads a shift"), TODAY, null, null, 2, "head"));
    }

    @Test
    void who_left_is_shown_with_why() {
        UUID candidacy = nominated(ana, true, TODAY);
        given.happened(new ParticipantLeftTrack(candidacy, LeavingReason.UNAVAILABLE, TODAY.plusDays(1)));
        assertThat(candidate(candidacy).ending()).isEqualTo(LeavingReason.UNAVAILABLE);
        assertThat(candidate(candidacy).leftOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(candidate(candidacy).admittedOn()).isNull();
    }

    @Test
    void candidates_are_paged_and_of_one_track_only() {
        nominated(ana, true, TODAY);
        nominated(ben, true, TODAY);
        given.seenBy(readModel);
        var first = tracks.candidacies(track, null, 1);
        var second = tracks.candidacies(track, first.next(), 1);
        assertThat(List.of(
                        first.items().getFirst().participantId(),
                        second.items().getFirst().participantId()))
                .containsExactlyInAnyOrder(ana, ben);
        assertThat(second.next()).isNull();
        assertThat(tracks.candidacies(UUID.randomUUID(), null, 10).items()).isEmpty();
    }

    @Test
    void the_pipeline_leads_from_the_first_training_to_a_step_up() {
        trained(ana, TODAY.minusDays(10));
        trained(ben, TODAY.minusDays(10));
        UUID candidacy = completed(ana, TODAY);
        advanced(candidacy, "lead", TODAY);
        advanced(candidacy, "head", TODAY);
        assertThat(stages(null, null))
                .extracting(Stage::stage)
                .containsExactly("TRAINING", "NOMINATION", "ADMISSION", "COMPLETION", "ADVANCEMENT");
        assertThat(stages(null, null)).extracting(Stage::participants).containsExactly(2L, 1L, 1L, 1L, 1L);
    }

    @Test
    void the_cohort_is_the_year_of_the_first_stage_for_all_later_ones() {
        trained(ana, LocalDate.of(2028, 6, 30));
        trained(ana, LocalDate.of(2029, 12, 1));
        nominated(ana, true, LocalDate.of(2029, 12, 1));
        trained(ben, LocalDate.of(2028, 7, 1));
        assertThat(counts(2028)).containsEntry("TRAINING", 1L).containsEntry("NOMINATION", 1L);
        assertThat(counts(2029)).containsEntry("TRAINING", 1L).containsEntry("NOMINATION", 0L);
        assertThat(counts(2030)).isEmpty();
    }

    @Test
    void a_voided_completion_is_no_training() {
        UUID enrolment = trained(ana, TODAY);
        nominated(ana, true, TODAY);
        given.happened(new CompletionVoided(enrolment, TODAY));
        assertThat(counts(null)).containsEntry("TRAINING", 0L).containsEntry("NOMINATION", 1L);
        given.happened(new TrainingCompleted(enrolment, TODAY));
        assertThat(counts(null)).containsEntry("TRAINING", 1L);
    }

    @Test
    void only_auditors_see_groups() {
        nominated(ana, true, TODAY);
        nominated(ben, true, TODAY);
        assertThat(stages(null, "race"))
                .filteredOn(stage -> stage.stage().equals("NOMINATION"))
                .extracting(stage -> stage.group().key() + ": " + stage.participants())
                .containsExactly("DECLINED: 1", "SPD15_2024:ASIAN: 1");
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pipeline.pipeline(null, "race", AsOf.NOW, Answers.AT_CLOSE));
        assertThat(counts(null)).containsEntry("NOMINATION", 2L);
    }

    @Test
    void a_nominee_is_shown_with_the_digest_that_an_admission_records() {
        UUID candidacy = nominated(ana, true, TODAY);
        given.seenBy(readModel);
        var file = new ShownCandidacy(candidacy, track, ana, List.of("one year", "certified"), true, TODAY);
        assertThat(tracks.candidacy(candidacy)).isEqualTo(new Shown<>(file, Shown.digest(file)));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> tracks.candidacy(UUID.randomUUID()));
    }
}
