package org.fairlab.query.inclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.inclusion.ConsultationEndpoint.Consultation;
import org.fairlab.query.inclusion.ConsultationEndpoint.CurriculumChange;
import org.fairlab.query.inclusion.ConsultationEndpoint.Followed;
import org.fairlab.query.inclusion.InclusionEndpoint.Answering;
import org.fairlab.query.inclusion.InclusionEndpoint.Barrier;
import org.fairlab.query.inclusion.InclusionEndpoint.Standing;
import org.fairlab.query.inclusion.InclusionEndpoint.What;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InclusionTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final LocalDate REVIEW = LocalDate.of(2030, 6, 30);

    private final GivenEvents events = GivenEvents.none();
    private final Inclusion readModel = new Inclusion();
    private final InclusionEndpoint inclusion = new InclusionEndpoint(events.jdbc(), ZoneOffset.UTC);
    private final ConsultationEndpoint consultations = new ConsultationEndpoint(events.jdbc());
    private final UUID barrier = UUID.randomUUID();
    private final UUID initiative = UUID.randomUUID();
    private final UUID policy = UUID.randomUUID();
    private final UUID consultation = UUID.randomUUID();
    private final UUID course = UUID.randomUUID();

    @AfterEach
    void a_fresh_replay_equals_the_live_state() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private void barrierIdentified() {
        given(new BarrierIdentified(
                barrier, BarrierKind.SCHEDULE, "Springfield", "shifts are announced late", "owner-1", REVIEW, DAY));
    }

    private List<Barrier> barriers(LocalDate on, @Nullable Boolean overdue) {
        return inclusion.barriers(on, overdue, null, 10).items();
    }

    @Test
    void a_barrier_is_shown_with_what_answers_it() {
        UUID change = UUID.randomUUID();
        barrierIdentified();
        given(
                new InitiativeStarted(initiative, "Notice", Set.of(barrier), "owner-1", REVIEW, DAY),
                new PolicyAdopted(policy, "Notice of shifts", Set.of(barrier), "owner-2", REVIEW, DAY),
                new CurriculumChangeRequested(change, null, barrier, course, 1, "adds planning", DAY));
        assertThat(barriers(DAY, null))
                .containsExactly(new Barrier(
                        barrier,
                        BarrierKind.SCHEDULE,
                        "Springfield",
                        "shifts are announced late",
                        "owner-1",
                        DAY,
                        REVIEW,
                        false,
                        null,
                        List.of(initiative),
                        List.of(policy),
                        List.of(change)));
    }

    @Test
    void a_review_is_overdue_from_the_day_after_its_date() {
        barrierIdentified();
        assertThat(barriers(REVIEW, true)).isEmpty();
        assertThat(barriers(REVIEW, false)).hasSize(1);
        assertThat(barriers(REVIEW.plusDays(1), true)).hasSize(1);
        assertThat(barriers(REVIEW.plusDays(1), false)).isEmpty();
    }

    @Test
    void what_was_overdue_on_a_day_stays_so_for_that_day_when_it_is_reviewed_later() {
        barrierIdentified();
        given(new BarrierReviewed(barrier, "as before", REVIEW.plusYears(1), REVIEW.plusDays(10)));
        assertThat(barriers(REVIEW.plusDays(9), true)).hasSize(1);
        assertThat(barriers(REVIEW.plusDays(10), true)).isEmpty();
        assertThat(barriers(REVIEW.plusDays(10), null).getFirst().reviewOn()).isEqualTo(REVIEW.plusYears(1));
    }

    @Test
    void what_is_over_is_not_overdue() {
        barrierIdentified();
        given(new BarrierResolved(barrier, "announced in time", REVIEW.plusDays(5)));
        assertThat(barriers(REVIEW.plusDays(4), true)).hasSize(1);
        assertThat(barriers(REVIEW.plusDays(4), true).getFirst().resolvedOn()).isNull();
        assertThat(barriers(REVIEW.plusDays(5), true)).isEmpty();
        assertThat(barriers(REVIEW.plusDays(5), null).getFirst().resolvedOn()).isEqualTo(REVIEW.plusDays(5));
    }

    @Test
    void what_had_not_begun_on_a_day_is_not_shown_for_it() {
        barrierIdentified();
        assertThat(barriers(DAY.minusDays(1), null)).isEmpty();
        assertThat(inclusion.standing(DAY.minusDays(1))).isEmpty();
    }

    @Test
    void initiatives_and_policies_are_shown_with_owner_and_review() {
        given(
                new InitiativeStarted(initiative, "Notice", Set.of(barrier), "owner-1", REVIEW, DAY),
                new InitiativeReviewed(initiative, "on its way", REVIEW.plusDays(7), DAY.plusDays(1)),
                new InitiativeConcluded(initiative, "done", DAY.plusDays(2)),
                new PolicyAdopted(policy, "Notice of shifts", Set.of(), "owner-2", REVIEW, DAY));
        assertThat(inclusion.initiatives(DAY.plusDays(2), null, null, 10).items())
                .containsExactly(new Answering(
                        initiative,
                        "Notice",
                        List.of(barrier),
                        "owner-1",
                        DAY,
                        REVIEW.plusDays(7),
                        false,
                        DAY.plusDays(2)));
        assertThat(inclusion.policies(REVIEW.plusDays(1), true, null, 10).items())
                .containsExactly(
                        new Answering(policy, "Notice of shifts", List.of(), "owner-2", DAY, REVIEW, true, null));
        given(
                new PolicyReviewed(policy, "followed", REVIEW.plusYears(1), REVIEW),
                new PolicyRetired(policy, REVIEW.plusDays(1)));
        assertThat(inclusion
                        .policies(REVIEW.plusDays(1), null, null, 10)
                        .items()
                        .getFirst())
                .isEqualTo(new Answering(
                        policy,
                        "Notice of shifts",
                        List.of(),
                        "owner-2",
                        DAY,
                        REVIEW.plusYears(1),
                        false,
                        REVIEW.plusDays(1)));
    }

    @Test
    void what_stands_is_counted_and_what_is_overdue_of_it() {
        barrierIdentified();
        given(
                new BarrierIdentified(
                        UUID.randomUUID(), BarrierKind.COST, null, "fees", "owner-1", REVIEW.plusYears(1), DAY),
                new PolicyAdopted(policy, "Notice of shifts", Set.of(), "owner-2", REVIEW, DAY),
                new PolicyRetired(policy, REVIEW));
        assertThat(inclusion.standing(REVIEW.plusDays(1)))
                .containsExactly(new Standing(What.BARRIER, 2, 2, 1), new Standing(What.POLICY, 1, 0, 0));
    }

    @Test
    void a_consultation_is_shown_with_the_course_versions_that_it_led_to() {
        UUID change = UUID.randomUUID();
        given(
                new CommunityConsulted(
                        consultation, "deaf people", ConsultationKind.FOCUS_GROUP, 14, "called by voice only", DAY),
                new CurriculumChangeRequested(change, consultation, null, course, 1, "adds calling", DAY),
                new CurriculumChangeRequested(UUID.randomUUID(), null, barrier, course, 1, "adds planning", DAY));
        assertThat(consultations.followed()).isEqualTo(new Followed(1, 2, 0));
        given(new CurriculumChangeMade(change, course, 3, DAY.plusDays(9)));
        assertThat(consultations.consultations(null, 10).items())
                .containsExactly(new Consultation(
                        consultation,
                        "deaf people",
                        ConsultationKind.FOCUS_GROUP,
                        14,
                        "called by voice only",
                        DAY,
                        List.of(new CurriculumChange(
                                change, consultation, null, course, 1, "adds calling", DAY, 3, DAY.plusDays(9)))));
        assertThat(consultations.changes(null, 10).items()).hasSize(2);
        assertThat(consultations.followed()).isEqualTo(new Followed(1, 2, 1));
    }

    @Test
    void lists_are_paged() {
        for (int n = 0; n < 3; n++) {
            given(new CommunityConsulted(
                    UUID.randomUUID(), "people", ConsultationKind.INTERVIEWS, 1, "this and that", DAY));
        }
        var first = consultations.consultations(null, 2);
        assertThat(first.items()).hasSize(2);
        assertThat(consultations.consultations(first.next(), 2).items()).hasSize(1);
    }
}
