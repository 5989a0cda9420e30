package org.fairlab.query.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.events.MentorshipEvent.MATCHING_VERSION;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.platform.Shown;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.mentorship.PairingEndpoint.Pairing;
import org.fairlab.query.mentorship.ProgramEndpoint.Program;
import org.fairlab.query.mentorship.ProgramEndpoint.Retention;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class MentorshipTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID PROGRAM = UUID.randomUUID();
    private static final UUID MENTOR = UUID.randomUUID();
    private static final UUID MENTOR_PERSON = UUID.randomUUID();
    private static final UUID MENTEE = UUID.randomUUID();
    private static final UUID MENTEE_PERSON = UUID.randomUUID();
    private static final Profile PROFILE = new Profile(
            Set.of("Haematology", "microbiology"),
            Set.of("certification"),
            "Springfield",
            Set.of("English", "Spanish"),
            Set.of("weekday evenings"));

    private static final Event OPENED = new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", null, null, 14, DAY);
    private static final Event MENTOR_ENROLLED = new MentorEnrolled(MENTOR, PROGRAM, MENTOR_PERSON, 2, PROFILE, DAY);
    private static final Event MENTEE_ENROLLED = new MenteeEnrolled(MENTEE, PROGRAM, MENTEE_PERSON, PROFILE, DAY);

    private final GivenEvents events = GivenEvents.none();
    private final Mentorship readModel = new Mentorship();
    private final ProgramEndpoint programs = new ProgramEndpoint(events.jdbc());
    private final PairingEndpoint pairings = new PairingEndpoint(events.jdbc());
    private final SuggestionEndpoint suggestions = new SuggestionEndpoint(events.jdbc());

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private void givenProgram() {
        given(OPENED, MENTOR_ENROLLED, MENTEE_ENROLLED);
    }

    private UUID proposed(LocalDate on) {
        UUID pairing = UUID.randomUUID();
        given(new PairingProposed(
                MENTOR, pairing, PROGRAM, MENTEE, MENTEE_PERSON, on.plusDays(14), MATCHING_VERSION, "digest", on));
        return pairing;
    }

    private UUID active(int daysToMatch) {
        UUID pairing = proposed(DAY);
        LocalDate on = DAY.plusDays(daysToMatch);
        given(new PairingAccepted(MENTOR, pairing, on), new PairingActivated(MENTOR, pairing, on.plusMonths(6), on));
        return pairing;
    }

    private Program program() {
        return programs.programs(AsOf.NOW, null, 10).items().getFirst();
    }

    private Pairing pairing(UUID pairingId) {
        return pairings.pairings(MENTOR, null, 10).items().stream()
                .filter(pairing -> pairing.pairingId().equals(pairingId))
                .findFirst()
                .orElseThrow();
    }

    private UUID mentor(int capacity, Profile profile) {
        UUID mentor = UUID.randomUUID();
        given(new MentorEnrolled(mentor, PROGRAM, UUID.randomUUID(), capacity, profile, DAY));
        return mentor;
    }

    private List<ShownMatch> suggested() {
        return suggestions.suggestions(PROGRAM, MENTEE, null, 10).items().stream()
                .map(Shown::shown)
                .toList();
    }

    @Test
    void a_pairing_takes_capacity_while_it_is_active() {
        givenProgram();
        UUID pairing = proposed(DAY);
        assertThat(List.of(program().proposed(), program().active())).containsExactly(1L, 0L);
        given(new PairingAccepted(MENTOR, pairing, DAY), new PairingActivated(MENTOR, pairing, DAY.plusMonths(6), DAY));
        assertThat(List.of(program().proposed(), program().active())).containsExactly(0L, 1L);
        assertThat(pairings.mentors(PROGRAM, null, 10).items().getFirst().active())
                .isEqualTo(1);
        given(new PairingPaused(MENTOR, pairing, DAY));
        assertThat(List.of(program().paused(), program().active())).containsExactly(1L, 0L);
        given(new PairingResumed(MENTOR, pairing, DAY));
        assertThat(List.of(program().paused(), program().active())).containsExactly(0L, 1L);
        given(new PairingCompleted(MENTOR, pairing, DAY));
        assertThat(List.of(program().completed(), program().active())).containsExactly(1L, 0L);
    }

    @Test
    void capacity_is_that_of_the_mentors_as_it_stands() {
        givenProgram();
        mentor(3, PROFILE);
        given(new MentorCapacityChanged(MENTOR, 5, DAY));
        assertThat(program().capacity()).isEqualTo(8);
        given(new ParticipantErased(MENTOR_PERSON, DAY));
        assertThat(program().capacity()).isEqualTo(3);
        assertThat(program().mentors()).isEqualTo(1);
    }

    @Test
    void time_to_match_is_the_median_from_proposal_to_activation() {
        givenProgram();
        assertThat(program().medianDaysToMatch()).isNull();
        active(2);
        active(4);
        active(30);
        proposed(DAY);
        assertThat(program().medianDaysToMatch()).isEqualTo(4.0);
    }

    @Test
    void sessions_goals_and_check_ins_add_up() {
        givenProgram();
        UUID pairing = active(1);
        UUID other = active(1);
        UUID session = UUID.randomUUID();
        UUID goal = UUID.randomUUID();
        given(
                new MentoringSessionLogged(MENTOR, pairing, session, 45, SessionMode.VIDEO, DAY),
                new MentoringSessionLogged(MENTOR, other, session, 30, SessionMode.PHONE, DAY),
                new GoalSet(MENTOR, pairing, goal, "sit the examination", DAY),
                new GoalSet(MENTOR, pairing, UUID.randomUUID(), "visit a laboratory", DAY),
                new GoalAchieved(MENTOR, pairing, goal, DAY),
                new CheckInRecorded(MENTOR, pairing, 2, DAY),
                new CheckInRecorded(MENTOR, pairing, 5, DAY));
        assertThat(List.of(program().sessions(), program().minutes())).containsExactly(2L, 75L);
        assertThat(List.of(program().goalsSet(), program().goalsAchieved())).containsExactly(2L, 1L);
        assertThat(program().meanRating()).isEqualTo(3.5);
        assertThat(List.of(pairing(pairing).sessions(), pairing(pairing).minutes()))
                .containsExactly(1L, 45L);
        assertThat(pairing(pairing).lastRating()).isEqualTo(5);
    }

    @Test
    void endings_are_told_by_reason() {
        givenProgram();
        UUID first = active(1);
        given(
                new PairingEndedEarly(MENTOR, first, EndingReason.POOR_MATCH, DAY.plusDays(9)),
                new PairingEndedEarly(MENTOR, active(1), EndingReason.POOR_MATCH, DAY.plusDays(9)),
                new PairingEndedEarly(MENTOR, active(1), EndingReason.OTHER, DAY.plusDays(9)));
        assertThat(program().endedEarly()).isEqualTo(Map.of(EndingReason.POOR_MATCH, 2L, EndingReason.OTHER, 1L));
        assertThat(pairing(first).ending()).isEqualTo(EndingReason.POOR_MATCH);
        assertThat(pairing(first).endedOn()).isEqualTo(DAY.plusDays(9));
    }

    @Test
    void a_proposal_that_was_declined_or_lapsed_is_over() {
        givenProgram();
        UUID declined = proposed(DAY);
        UUID lapsed = proposed(DAY);
        given(new PairingDeclined(MENTOR, declined, DAY), new PairingExpired(MENTOR, lapsed, DAY.plusDays(15)));
        assertThat(program().proposed()).isZero();
        assertThat(List.of(pairing(declined).state(), pairing(lapsed).state())).containsExactly("DECLINED", "EXPIRED");
        assertThat(pairings.mentees(PROGRAM, null, 10).items().getFirst().open())
                .isZero();
    }

    @Test
    void an_extension_moves_the_end() {
        givenProgram();
        UUID pairing = active(1);
        given(new PairingExtended(
                MENTOR, pairing, DAY.plusYears(1), DAY.plusDays(2), DAY.plusDays(2), DAY.plusDays(2)));
        assertThat(pairing(pairing).dueOn()).isEqualTo(DAY.plusYears(1));
    }

    @Test
    void two_mentors_may_give_a_pairing_the_same_id() {
        givenProgram();
        UUID other = mentor(1, PROFILE);
        UUID pairing = proposed(DAY);
        given(new PairingProposed(other, pairing, PROGRAM, MENTEE, MENTEE_PERSON, DAY, null, null, DAY));
        given(new PairingDeclined(other, pairing, DAY));
        assertThat(pairing(pairing).state()).isEqualTo("PROPOSED");
    }

    @Test
    void suggestions_are_ranked_by_what_the_profiles_share_and_say_so() {
        given(OPENED, MENTEE_ENROLLED);
        UUID far = mentor(1, new Profile(Set.of(), Set.of(), "Shelbyville", Set.of("english"), Set.of()));
        UUID near = mentor(
                1,
                new Profile(
                        Set.of("haematology"),
                        Set.of("certification"),
                        "springfield",
                        Set.of("Spanish"),
                        Set.of("weekday evenings", "weekends")));
        mentor(1, new Profile(Set.of("virology"), Set.of(), "Shelbyville", Set.of("French"), Set.of()));
        assertThat(suggested()).extracting(ShownMatch::mentorId).containsExactly(near, far);
        assertThat(suggested().getFirst().score()).isEqualTo(5);
        assertThat(suggested().getFirst().reasons())
                .containsExactly(
                        "interest: haematology",
                        "goal: certification",
                        "language: Spanish",
                        "time: weekday evenings",
                        "location: springfield");
        var first = suggestions.suggestions(PROGRAM, MENTEE, null, 1);
        assertThat(suggestions.suggestions(PROGRAM, MENTEE, first.next(), 1).items())
                .extracting(match -> match.shown().mentorId())
                .containsExactly(far);
    }

    @Test
    void only_a_mentor_with_room_is_suggested() {
        givenProgram();
        given(new MentorCapacityChanged(MENTOR, 1, DAY));
        UUID other = UUID.randomUUID();
        UUID pairing = UUID.randomUUID();
        given(
                new PairingProposed(MENTOR, pairing, PROGRAM, other, UUID.randomUUID(), DAY, null, null, DAY),
                new PairingAccepted(MENTOR, pairing, DAY),
                new PairingActivated(MENTOR, pairing, DAY.plusMonths(6), DAY));
        assertThat(suggested()).isEmpty();
        given(new PairingPaused(MENTOR, pairing, DAY));
        assertThat(suggested()).hasSize(1);
    }

    @Test
    void nobody_is_suggested_to_themselves_nor_again_nor_once_erased() {
        given(OPENED, MENTEE_ENROLLED);
        given(new MentorEnrolled(UUID.randomUUID(), PROGRAM, MENTEE_PERSON, 1, PROFILE, DAY));
        assertThat(suggested()).isEmpty();
        given(MENTOR_ENROLLED);
        assertThat(suggested()).hasSize(1);
        UUID pairing = proposed(DAY);
        assertThat(suggested()).isEmpty();
        given(new PairingDeclined(MENTOR, pairing, DAY));
        assertThat(suggested()).hasSize(1);
        given(new ParticipantErased(MENTOR_PERSON, DAY));
        assertThat(suggested()).isEmpty();
    }

    @Test
    void a_match_is_shown_with_its_digest_suggested_or_not() {
        given(OPENED, MENTEE_ENROLLED, MENTOR_ENROLLED);
        var suggested =
                suggestions.suggestions(PROGRAM, MENTEE, null, 1).items().getFirst();
        assertThat(suggested.shownDigest()).isEqualTo(Shown.digest(suggested.shown()));
        assertThat(suggestions.match(MENTOR, MENTEE)).isEqualTo(suggested);
        UUID unlike = mentor(1, new Profile(Set.of(), Set.of(), "Shelbyville", Set.of("French"), Set.of()));
        assertThat(suggestions.match(unlike, MENTEE).shown().reasons()).isEmpty();
        assertThat(suggestions.match(unlike, MENTEE).shownDigest()).isNotEqualTo(suggested.shownDigest());
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> suggestions.match(MENTOR, UUID.randomUUID()));
    }

    @Test
    void retention_compares_who_had_a_mentor_with_who_had_none() {
        givenProgram();
        active(1);
        UUID milestone = UUID.randomUUID();
        UUID alone = UUID.randomUUID();
        UUID wrong = UUID.randomUUID();
        given(
                reached(MENTEE_PERSON, UUID.randomUUID(), Milestone.HIRED),
                reached(MENTEE_PERSON, UUID.randomUUID(), Milestone.RETAINED_90_DAYS),
                reached(alone, UUID.randomUUID(), Milestone.HIRED),
                reached(alone, milestone, Milestone.RETAINED_90_DAYS),
                reached(wrong, milestone, Milestone.HIRED),
                reached(UUID.randomUUID(), UUID.randomUUID(), Milestone.CREDENTIAL_EARNED));
        assertThat(programs.retention(AsOf.NOW))
                .containsExactly(new Retention(true, 1, 1, 0), new Retention(false, 2, 1, 0));
        given(
                new MilestoneCorrected(alone, milestone, Milestone.RETAINED_1_YEAR, DAY),
                new MilestoneCorrected(wrong, milestone, null, DAY));
        assertThat(programs.retention(AsOf.NOW))
                .containsExactly(new Retention(true, 1, 1, 0), new Retention(false, 1, 0, 1));
    }

    @Test
    void a_pairing_that_never_became_active_is_no_mentoring() {
        givenProgram();
        proposed(DAY);
        given(reached(MENTEE_PERSON, UUID.randomUUID(), Milestone.HIRED));
        assertThat(programs.retention(AsOf.NOW))
                .containsExactly(new Retention(true, 0, 0, 0), new Retention(false, 1, 0, 0));
    }

    private static Event reached(UUID participant, UUID milestoneId, Milestone milestone) {
        return new CareerMilestoneReached(participant, milestoneId, milestone, "employer letter", DAY);
    }

    @Test
    void profiles_are_listed_as_they_were_given() {
        givenProgram();
        assertThat(pairings.mentors(PROGRAM, null, 10).items().getFirst().profile())
                .isEqualTo(PROFILE);
        assertThat(pairings.mentees(PROGRAM, null, 10).items().getFirst().profile())
                .isEqualTo(PROFILE);
        assertThat(pairings.mentors(UUID.randomUUID(), null, 10).items()).isEmpty();
    }

    @Test
    void a_cursor_that_no_list_gave_out_is_refused() {
        givenProgram();
        String foreign = Base64.getUrlEncoder().encodeToString("foreign".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> programs.programs(AsOf.NOW, foreign, 10));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> suggestions.suggestions(PROGRAM, MENTEE, foreign, 10));
    }

    @Test
    void a_fresh_replay_equals_the_live_state() {
        givenProgram();
        UUID pairing = active(3);
        UUID goal = UUID.randomUUID();
        UUID milestone = UUID.randomUUID();
        given(
                new MentoringSessionLogged(MENTOR, pairing, UUID.randomUUID(), 45, SessionMode.VIDEO, DAY),
                new GoalSet(MENTOR, pairing, goal, "sit the examination", DAY),
                new GoalAchieved(MENTOR, pairing, goal, DAY),
                new CheckInRecorded(MENTOR, pairing, 4, DAY),
                new MentorCapacityChanged(MENTOR, 1, DAY),
                new PairingEndedEarly(MENTOR, pairing, EndingReason.OTHER, DAY.plusDays(9)),
                reached(MENTEE_PERSON, milestone, Milestone.HIRED),
                new MilestoneCorrected(MENTEE_PERSON, milestone, null, DAY),
                new ParticipantErased(MENTEE_PERSON, DAY));
        events.rebuildEqualsLive(readModel);
    }
}
