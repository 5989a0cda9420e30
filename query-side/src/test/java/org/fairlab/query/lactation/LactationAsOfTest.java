package org.fairlab.query.lactation;

import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TimeSlot;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class LactationAsOfTest {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final UUID SPACE = new UUID(0, 1);
    private static final UUID OTHER_SPACE = new UUID(0, 2);
    private static final UUID INSPECTION = new UUID(0, 3);
    private static final UUID BOOKING = new UUID(0, 4);
    private static final UUID PATHWAY = new UUID(0, 5);
    private static final UUID REFERRAL = new UUID(0, 6);
    private static final UUID OTHER_REFERRAL = new UUID(0, 7);
    private static final UUID BREAKS = new UUID(0, 8);
    private static final UUID OTHER_BREAKS = new UUID(0, 9);
    private static final UUID COURSE = new UUID(0, 10);
    private static final UUID OFFERING = new UUID(0, 11);
    private static final UUID ENROLMENT = new UUID(0, 12);
    private static final Sealed SEALED = new Sealed(Category.HEALTH, "ciphertext");
    private static final Breaks GRANTED = new Breaks(3, 30, true);
    private static final LegalBasis BASIS = new LegalBasis(Ground.NOT_COVERED, "policy, part 2");

    private final GivenEvents given = GivenEvents.none();

    @Test
    void access_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        registered(SPACE, DAY_1), inspected(true, DAY_1), new SpaceCertified(SPACE, INSPECTION, DAY_1))
                .at(SECOND)
                .happened(
                        registered(OTHER_SPACE, DAY_2),
                        new SpaceDecertified(SPACE, DAY_2),
                        inspected(false, DAY_3),
                        new SpaceCertified(SPACE, INSPECTION, DAY_3))
                .at(THIRD)
                .happened(inspected(true, DAY_2), new SpaceRetired(OTHER_SPACE, DAY_3));
        equalsReplay(
                given,
                Set.of(),
                at -> List.of(new Lactation()),
                (at, asOf) -> List.of(
                        new LactationAccess(at.jdbc()).access(asOf),
                        new SpaceEndpoint(at.jdbc()).spaces(asOf, null, null, 10)));
    }

    @Test
    void support_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        registered(SPACE, DAY_1),
                        booked(BOOKING, DAY_1),
                        new ReferralPathwayAgreed(PATHWAY, "here", UUID.randomUUID(), PartnerKind.NONPROFIT, DAY_1),
                        consented(REFERRAL),
                        new ReferralCreated(REFERRAL, DAY_1),
                        requested(BREAKS, DAY_1),
                        new BreakAccommodationGranted(BREAKS, GRANTED, DAY_2),
                        new CoursePublished(
                                COURSE,
                                new Content("Course", Set.of(Topic.LACTATION_SUPPORT), null, null, null, 0, 0, null),
                                DAY_1),
                        new OfferingScheduled(OFFERING, COURSE, 1, "here", DAY_1, DAY_1, 1, DAY_1),
                        new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 1, UUID.randomUUID(), DAY_1),
                        new TrainingCompleted(ENROLMENT, DAY_1))
                .at(SECOND)
                .happened(
                        new BookingReleased(SPACE, BOOKING, DAY_2),
                        booked(UUID.randomUUID(), DAY_3),
                        new ReferralScheduled(REFERRAL, DAY_2, DAY_1),
                        new ReferralAttended(REFERRAL, DAY_2),
                        consented(OTHER_REFERRAL),
                        new ReferralCreated(OTHER_REFERRAL, DAY_2),
                        requested(OTHER_BREAKS, DAY_2),
                        new BreakAccommodationModified(BREAKS, GRANTED, null, DAY_3),
                        new CompletionVoided(ENROLMENT, DAY_3))
                .at(THIRD)
                .happened(
                        new ReferralClosed(REFERRAL, Outcome.SUPPORTED, DAY_3),
                        new BreakAccommodationModified(BREAKS, GRANTED, BASIS, DAY_2),
                        new BreakAccommodationDenied(OTHER_BREAKS, BASIS, "coordinator-2", DAY_3),
                        new TrainingCompleted(ENROLMENT, DAY_2));
        equalsReplay(
                given,
                Set.of(CompletionVoided.class),
                at -> List.of(new Lactation()),
                (at, asOf) -> new SupportEndpoint(at.jdbc()).support(asOf, true));
        given.rebuildEqualsLive(new Lactation());
    }

    private static SpaceRegistered registered(UUID space, LocalDate on) {
        return new SpaceRegistered(space, "here", "Room 12", ZONE, on);
    }

    private static SpaceInspected inspected(boolean sink, LocalDate on) {
        return new SpaceInspected(
                SPACE, INSPECTION, new Criteria(true, true, true, true), new Amenities(true, true, sink), on);
    }

    private static SpaceBooked booked(UUID booking, LocalDate on) {
        return new SpaceBooked(SPACE, booking, new TimeSlot(on.atTime(10, 0), ZONE, 30), on);
    }

    private static ReferralConsentRecorded consented(UUID referral) {
        return new ReferralConsentRecorded(referral, UUID.randomUUID(), PATHWAY, SEALED, "1", DAY_1);
    }

    private static BreakAccommodationRequested requested(UUID accommodation, LocalDate on) {
        return new BreakAccommodationRequested(
                accommodation,
                UUID.randomUUID(),
                Beneficiary.EMPLOYEE,
                "here",
                new Entitlement("US", "1", "29 USC 218d", 12, null, false),
                null,
                "coordinator-1",
                on);
    }
}
