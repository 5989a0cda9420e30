package org.fairlab.command.lactation;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.lactation.LactationRules.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.lactation.SpaceCommand.*;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.TimeSlot;
import org.junit.jupiter.api.Test;

class SpaceTest {

    private static final UUID SPACE = UUID.randomUUID();
    private static final UUID INSPECTION = UUID.randomUUID();
    private static final UUID BOOKING = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final LocalDate BEFORE = TODAY.minusDays(10);
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Criteria MET = new Criteria(true, true, true, true);
    private static final Amenities PLAIN = new Amenities(true, false, false);
    private static final SpaceRegistered REGISTERED =
            new SpaceRegistered(SPACE, "Springfield", "Room 12", CHICAGO, BEFORE);
    private static final SpaceInspected INSPECTED = new SpaceInspected(SPACE, INSPECTION, MET, PLAIN, BEFORE);
    private static final SpaceCertified CERTIFIED_SPACE = new SpaceCertified(SPACE, INSPECTION, BEFORE);

    private final Scenario<Space> space = Scenario.of(Space.class);

    private Scenario<Space> certified() {
        return space.given(REGISTERED, INSPECTED, CERTIFIED_SPACE);
    }

    private static TimeSlot slot(LocalDateTime startsAt) {
        return new TimeSlot(startsAt, CHICAGO, 30);
    }

    private static SpaceBooked booked(UUID booking, LocalDateTime startsAt) {
        return new SpaceBooked(SPACE, booking, slot(startsAt), TODAY);
    }

    private static BookSpace book(LocalDateTime startsAt) {
        return new BookSpace(SPACE, BOOKING, startsAt, 30, null);
    }

    private static InspectSpace inspect(UUID inspection, Criteria criteria, LocalDate on) {
        return new InspectSpace(SPACE, inspection, criteria, PLAIN, on);
    }

    @Test
    void a_space_is_registered_with_the_clock_it_goes_by() {
        space.when(new RegisterSpace(SPACE, "Springfield", "Room 12", CHICAGO, BEFORE))
                .then(REGISTERED);
    }

    @Test
    void it_is_inspected_and_certified() {
        space.given(REGISTERED, INSPECTED)
                .when(new CertifySpace(SPACE, INSPECTION, BEFORE))
                .then(CERTIFIED_SPACE);
    }

    @Test
    void a_bathroom_is_not_certified() {
        space.given(
                        REGISTERED,
                        new SpaceInspected(SPACE, INSPECTION, new Criteria(false, true, true, true), PLAIN, BEFORE))
                .when(new CertifySpace(SPACE, INSPECTION, null))
                .thenRefused(CRITERIA_NOT_MET);
    }

    @Test
    void every_criterion_counts() {
        for (Criteria lacking : new Criteria[] {
            new Criteria(true, false, true, true),
            new Criteria(true, true, false, true),
            new Criteria(true, true, true, false)
        }) {
            Scenario.of(Space.class)
                    .given(REGISTERED, new SpaceInspected(SPACE, INSPECTION, lacking, PLAIN, BEFORE))
                    .when(new CertifySpace(SPACE, INSPECTION, null))
                    .thenRefused(CRITERIA_NOT_MET);
        }
    }

    @Test
    void a_certificate_rests_on_the_latest_inspection() {
        space.given(REGISTERED, INSPECTED, new SpaceInspected(SPACE, OTHER, MET, PLAIN, TODAY))
                .when(new CertifySpace(SPACE, INSPECTION, null))
                .thenRefused(NO_SUCH_INSPECTION);
    }

    @Test
    void it_is_not_certified_twice() {
        certified().when(new CertifySpace(SPACE, INSPECTION, null)).thenRefused(CERTIFIED);
    }

    @Test
    void it_is_not_certified_before_it_was_inspected() {
        space.given(REGISTERED, new SpaceInspected(SPACE, INSPECTION, MET, PLAIN, TODAY))
                .when(new CertifySpace(SPACE, INSPECTION, BEFORE))
                .thenRefused(INSPECTION_OUT_OF_ORDER);
    }

    @Test
    void an_inspection_is_recorded_once() {
        certified().when(inspect(INSPECTION, MET, TODAY)).thenRefused(INSPECTION_EXISTS);
    }

    @Test
    void a_certified_space_that_is_good_still_stays_certified() {
        certified().when(inspect(OTHER, MET, TODAY)).then(new SpaceInspected(SPACE, OTHER, MET, PLAIN, TODAY));
    }

    @Test
    void one_that_is_not_any_more_loses_its_certificate_and_its_bookings_to_come() {
        Criteria lacking = new Criteria(true, false, true, true);
        certified()
                .given(booked(BOOKING, TODAY.atTime(10, 0)), booked(OTHER, BEFORE.atTime(10, 0)))
                .when(inspect(OTHER, lacking, TODAY))
                .then(
                        new SpaceInspected(SPACE, OTHER, lacking, PLAIN, TODAY),
                        new SpaceDecertified(SPACE, TODAY),
                        new BookingReleased(SPACE, BOOKING, TODAY));
    }

    @Test
    void it_is_decertified_and_its_bookings_to_come_are_released() {
        certified()
                .given(booked(BOOKING, TODAY.plusDays(3).atTime(10, 0)))
                .when(new DecertifySpace(SPACE, "lock", null))
                .then(new SpaceDecertified(SPACE, TODAY), new BookingReleased(SPACE, BOOKING, TODAY));
    }

    @Test
    void what_is_not_certified_is_not_decertified() {
        space.given(REGISTERED).when(new DecertifySpace(SPACE, "lock", null)).thenRefused(NOT_CERTIFIED);
    }

    @Test
    void it_is_retired() {
        certified()
                .given(booked(BOOKING, TODAY.plusDays(3).atTime(10, 0)))
                .when(new RetireSpace(SPACE, "moved", null))
                .then(new SpaceRetired(SPACE, TODAY), new BookingReleased(SPACE, BOOKING, TODAY));
    }

    @Test
    void what_was_retired_stays_so() {
        certified()
                .given(new SpaceRetired(SPACE, TODAY))
                .when(inspect(OTHER, MET, TODAY))
                .thenRefused(RETIRED);
    }

    @Test
    void a_time_is_booked_by_the_clock_of_the_place() {
        certified().when(book(TODAY.atTime(10, 0))).then(booked(BOOKING, TODAY.atTime(10, 0)));
    }

    @Test
    void one_booking_begins_where_another_ends() {
        certified()
                .given(booked(OTHER, TODAY.atTime(9, 30)), booked(UUID.randomUUID(), TODAY.atTime(10, 30)))
                .when(book(TODAY.atTime(10, 0)))
                .then(booked(BOOKING, TODAY.atTime(10, 0)));
    }

    @Test
    void no_two_bookings_overlap_by_a_minute() {
        certified()
                .given(booked(OTHER, TODAY.atTime(9, 31)))
                .when(book(TODAY.atTime(10, 0)))
                .thenRefused(TIME_TAKEN);
    }

    @Test
    void a_booking_that_begins_within_another_is_refused() {
        certified()
                .given(booked(OTHER, TODAY.atTime(10, 29)))
                .when(book(TODAY.atTime(10, 0)))
                .thenRefused(TIME_TAKEN);
    }

    @Test
    void what_was_released_can_be_booked() {
        certified()
                .given(booked(OTHER, TODAY.atTime(10, 0)), new BookingReleased(SPACE, OTHER, TODAY))
                .when(book(TODAY.atTime(10, 0)))
                .then(booked(BOOKING, TODAY.atTime(10, 0)));
    }

    @Test
    void times_that_the_clock_shows_twice_or_passes_over_do_not_overlap_by_mistake() {
        LocalDate back = LocalDate.of(2030, 11, 3); // at two o'clock, it is one o'clock again
        certified()
                .given(booked(OTHER, back.atTime(1, 0)))
                .when(book(back.atTime(2, 0)))
                .then(booked(BOOKING, back.atTime(2, 0)));
    }

    @Test
    void a_booking_across_the_clocks_being_set_forward_takes_the_minutes_that_pass() {
        LocalDate forward = LocalDate.of(2030, 3, 10); // at two o'clock, it is three o'clock
        certified()
                .given(new SpaceBooked(
                        SPACE, OTHER, new TimeSlot(forward.atTime(1, 45), CHICAGO, 30), TODAY)) // until 3:15
                .when(book(forward.atTime(3, 0)))
                .thenRefused(TIME_TAKEN);
    }

    @Test
    void a_time_that_the_clock_passes_over_is_not_booked() {
        certified().when(book(LocalDate.of(2030, 3, 10).atTime(2, 30))).thenRefused(NO_SUCH_TIME);
    }

    @Test
    void yesterday_is_not_booked() {
        certified().when(book(TODAY.minusDays(1).atTime(10, 0))).thenRefused(TIME_PAST);
    }

    @Test
    void a_space_that_is_not_certified_is_not_booked() {
        space.given(REGISTERED, INSPECTED).when(book(TODAY.atTime(10, 0))).thenRefused(NOT_CERTIFIED);
    }

    @Test
    void a_booking_is_made_once() {
        certified()
                .given(booked(BOOKING, TODAY.atTime(9, 0)), new BookingReleased(SPACE, BOOKING, TODAY))
                .when(book(TODAY.atTime(10, 0)))
                .thenRefused(BOOKING_EXISTS);
    }

    @Test
    void there_is_no_limit_to_how_many_are_booked() {
        Scenario<Space> many = certified();
        for (int i = 0; i < 40; i++) {
            many.given(booked(UUID.randomUUID(), TODAY.atStartOfDay().plusMinutes(30L * i)));
        }
        many.when(book(TODAY.atTime(23, 0))).then(booked(BOOKING, TODAY.atTime(23, 0)));
    }

    @Test
    void a_booking_is_released() {
        certified()
                .given(booked(BOOKING, TODAY.atTime(10, 0)))
                .when(new ReleaseBooking(SPACE, BOOKING, null))
                .then(new BookingReleased(SPACE, BOOKING, TODAY));
    }

    @Test
    void what_is_not_booked_is_not_released() {
        certified().when(new ReleaseBooking(SPACE, BOOKING, null)).thenRefused(NO_SUCH_BOOKING);
    }

    @Test
    void nothing_is_dated_in_the_future() {
        space.given(REGISTERED).when(inspect(OTHER, MET, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
    }
}
