package org.fairlab.query.lactation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TimeSlot;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.lactation.SupportEndpoint.Support;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;

class SupportTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 9);
    private static final String SITE = "here";
    private static final UUID PATHWAY = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final Sealed SEALED = new Sealed(Category.HEALTH, "ciphertext");
    private static final Breaks BREAKS = new Breaks(3, 30, true);
    private static final LegalBasis BASIS = new LegalBasis(Ground.NOT_COVERED, "policy, part 2");
    private static final Event AGREED =
            new ReferralPathwayAgreed(PATHWAY, SITE, UUID.randomUUID(), PartnerKind.NONPROFIT, DAY);

    private final GivenEvents events = GivenEvents.none();
    private final Lactation readModel = new Lactation();
    private final SupportEndpoint endpoint = new SupportEndpoint(events.jdbc());

    @AfterEach
    void replay() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    /** The site as coordinators see it. */
    private Support site() {
        return endpoint.support(AsOf.NOW, true).getFirst();
    }

    private static Support seenAs(String role, SupportEndpoint endpoint) {
        MockHttpServletRequest caller = new MockHttpServletRequest();
        caller.addUserRole(role);
        return endpoint.support(AsOf.NOW, caller).getFirst();
    }

    private UUID referred() {
        UUID referral = UUID.randomUUID();
        given(
                new ReferralConsentRecorded(referral, UUID.randomUUID(), PATHWAY, SEALED, "1", DAY),
                new ReferralCreated(referral, DAY),
                new ReferralAccepted(referral, DAY));
        return referral;
    }

    private void visited(UUID referral, int days) {
        given(
                new ReferralScheduled(referral, DAY.plusDays(days), DAY),
                new ReferralAttended(referral, DAY.plusDays(days)));
    }

    private UUID requested() {
        UUID accommodation = UUID.randomUUID();
        given(new BreakAccommodationRequested(
                accommodation,
                UUID.randomUUID(),
                Beneficiary.EMPLOYEE,
                SITE,
                new Entitlement("US", "1", "29 USC 218d", 12, null, false),
                null,
                "coordinator-1",
                DAY));
        return accommodation;
    }

    @Test
    void referrals_are_counted_with_their_visits_and_closed_loops() {
        given(AGREED);
        UUID first = referred();
        UUID second = referred();
        UUID third = referred();
        visited(first, 2);
        visited(second, 4);
        visited(third, 9);
        given(new ReferralClosed(first, Outcome.SUPPORTED, DAY.plusDays(9)));
        given(new ReferralConsentRecorded(UUID.randomUUID(), UUID.randomUUID(), PATHWAY, SEALED, "1", DAY));
        assertThat(site().referred().number()).isEqualTo(3);
        assertThat(site().visited().number()).isEqualTo(3);
        assertThat(site().closed().number()).isOne();
        assertThat(site().daysToVisit()).isEqualTo(4);
    }

    @Test
    void the_time_to_the_first_visit_leaves_out_those_that_were_missed() {
        given(AGREED);
        UUID referral = referred();
        given(new ReferralScheduled(referral, DAY, DAY), new ReferralMissed(referral, DAY));
        assertThat(site().daysToVisit()).isNull();
        visited(referral, 7);
        assertThat(site().daysToVisit()).isEqualTo(7);
    }

    @Test
    void what_was_granted_modified_and_denied_is_counted_once_for_each_request() {
        UUID granted = requested();
        UUID denied = requested();
        requested();
        given(
                new BreakAccommodationGranted(granted, BREAKS, DAY),
                new BreakAccommodationModified(granted, BREAKS, null, DAY),
                new BreakAccommodationModified(granted, BREAKS, BASIS, DAY),
                new BreakAccommodationEnded(granted, Ending.LEFT_THE_SITE, DAY));
        given(
                new BreakDenialProposed(denied, UUID.randomUUID(), BASIS, null, "coordinator-2", DAY),
                new BreakAccommodationDenied(denied, BASIS, "coordinator-2", DAY));
        assertThat(site().requested().number()).isEqualTo(3);
        assertThat(site().granted().number()).isOne();
        assertThat(site().modified().number()).isOne();
        assertThat(site().denied().number()).isOne();
    }

    @Test
    void staff_are_trained_who_completed_a_course_on_lactation_support_there_and_are_counted_once() {
        UUID other = UUID.randomUUID();
        UUID here = UUID.randomUUID();
        UUID somebody = UUID.randomUUID();
        UUID voided = UUID.randomUUID();
        given(new CoursePublished(COURSE, content(Topic.LACTATION_SUPPORT), DAY));
        given(new CoursePublished(other, content(Topic.IMPLICIT_BIAS), DAY));
        given(new OfferingScheduled(here, COURSE, 1, SITE, DAY, DAY, 1, DAY));
        UUID otherOffering = UUID.randomUUID();
        given(new OfferingScheduled(otherOffering, other, 1, SITE, DAY, DAY, 1, DAY));
        completed(UUID.randomUUID(), here, COURSE, somebody);
        completed(UUID.randomUUID(), here, COURSE, somebody);
        completed(voided, here, COURSE, UUID.randomUUID());
        completed(UUID.randomUUID(), otherOffering, other, UUID.randomUUID());
        given(new CompletionVoided(voided, DAY));
        assertThat(site().trained().number()).isOne();
    }

    private void completed(UUID enrolment, UUID offering, UUID course, UUID participant) {
        given(
                new LearnerEnrolled(enrolment, offering, course, 1, participant, DAY),
                new TrainingCompleted(enrolment, DAY));
    }

    private static Content content(Topic topic) {
        return new Content("Course", Set.of(topic), null, null, null, 0, 0, null);
    }

    @Test
    void bookings_that_were_released_do_not_count() {
        UUID space = UUID.randomUUID();
        UUID booking = UUID.randomUUID();
        ZoneId zone = ZoneId.of("UTC");
        given(
                new SpaceRegistered(space, SITE, "Room 12", zone, DAY),
                new SpaceBooked(space, booking, new TimeSlot(DAY.atTime(9, 0), zone, 30), DAY),
                new SpaceBooked(space, UUID.randomUUID(), new TimeSlot(DAY.atTime(10, 0), zone, 30), DAY),
                new BookingReleased(space, booking, DAY));
        assertThat(site().certified()).isZero();
        assertThat(site().bookings().number()).isOne();
    }

    @Test
    void small_counts_and_what_rests_on_them_are_told_to_lactation_coordinators_only() {
        given(AGREED);
        visited(referred(), 3);
        for (String role : Roles.ALL) {
            boolean coordinator = role.equals(Roles.LACTATION_COORDINATOR);
            Support seen = seenAs(role, endpoint);
            assertThat(seen.referred().number()).as(role).isEqualTo(coordinator ? 1L : null);
            assertThat(seen.referred().shown()).as(role).isEqualTo(coordinator ? "1" : "1 to 10");
            assertThat(seen.daysToVisit()).as(role).isEqualTo(coordinator ? 3 : null);
            assertThat(seen.closed().shown()).as(role).isEqualTo("0");
        }
    }

    @Test
    void other_days_than_today_are_for_coordinators_and_for_auditors_whose_reading_is_recorded() {
        given(AGREED);
        visited(referred(), 3);
        AsOf then = new AsOf(DAY.toString(), null);
        MockHttpServletRequest coordinator = new MockHttpServletRequest();
        coordinator.addUserRole(Roles.LACTATION_COORDINATOR);
        assertThat(endpoint.support(then, coordinator).getFirst().visited().number())
                .isZero();
        try {
            People.lookAs(Roles.PROGRAMME_MANAGER);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> endpoint.support(then, new MockHttpServletRequest()));
            People.lookAs(Roles.AUDITOR);
            assertThat(endpoint.support(then, new MockHttpServletRequest())
                            .getFirst()
                            .referred()
                            .shown())
                    .isEqualTo("1 to 10");
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(JdbcClient.create(events.database().owner())
                        .sql("select entry::text from access.read")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("EXACT_FIGURES", "somebody");
    }

    @Test
    void from_eleven_on_counts_are_told_to_all() {
        given(AGREED);
        for (int n = 0; n < 10; n++) {
            visited(referred(), n);
        }
        assertThat(seenAs(Roles.PROGRAMME_MANAGER, endpoint).visited().shown()).isEqualTo("1 to 10");
        visited(referred(), 10);
        assertThat(seenAs(Roles.PROGRAMME_MANAGER, endpoint).visited().shown()).isEqualTo("11");
        assertThat(seenAs(Roles.PROGRAMME_MANAGER, endpoint).daysToVisit()).isEqualTo(5);
    }
}
