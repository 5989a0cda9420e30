package org.fairlab.query.lactation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.TimeSlot;
import org.fairlab.query.lactation.LactationAccess.Site;
import org.fairlab.query.lactation.SpaceEndpoint.Booking;
import org.fairlab.query.lactation.SpaceEndpoint.Status;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LactationTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 9);
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final UUID SPACE = UUID.randomUUID();
    private static final UUID INSPECTION = UUID.randomUUID();
    private static final UUID BOOKING = UUID.randomUUID();

    private static final Event[] CERTIFIED = {
        new SpaceRegistered(SPACE, "here", "Room 12", CHICAGO, DAY),
        new SpaceInspected(
                SPACE, INSPECTION, new Criteria(true, true, true, true), new Amenities(true, false, true), DAY),
        new SpaceCertified(SPACE, INSPECTION, DAY)
    };

    private final GivenEvents events = GivenEvents.none();
    private final Lactation readModel = new Lactation();
    private final SpaceEndpoint spaces = new SpaceEndpoint(events.jdbc());
    private final LactationAccess access = new LactationAccess(events.jdbc());

    @AfterEach
    void replay() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private SpaceEndpoint.Space space() {
        return spaces.spaces(AsOf.NOW, null, null, 10).items().getFirst();
    }

    private List<Booking> taken(String from, String until) {
        return spaces.bookings(SPACE, Instant.parse(from), Instant.parse(until));
    }

    @Test
    void a_space_is_shown_as_the_latest_inspection_found_it() {
        given(CERTIFIED[0]);
        assertThat(space().status()).isEqualTo(Status.NOT_CERTIFIED);
        assertThat(space().seating()).isNull();
        given(CERTIFIED[1], CERTIFIED[2]);
        assertThat(space().status()).isEqualTo(Status.CERTIFIED);
        assertThat(space().sinkNearby()).isTrue();
        assertThat(space().power()).isFalse();
        assertThat(spaces.spaces(AsOf.NOW, "elsewhere", null, 10).items()).isEmpty();
    }

    @Test
    void a_site_has_access_while_a_space_is_certified() {
        given(CERTIFIED);
        given(new SpaceRegistered(UUID.randomUUID(), "there", "Room 1", CHICAGO, DAY));
        assertThat(access.access(AsOf.NOW)).containsExactly(new Site("here", 1, 1, 1), new Site("there", 1, 0, 0));
        given(new SpaceDecertified(SPACE, DAY));
        assertThat(access.access(AsOf.NOW)).startsWith(new Site("here", 1, 0, 0));
        given(new SpaceRetired(SPACE, DAY));
        assertThat(access.access(AsOf.NOW)).containsExactly(new Site("there", 1, 0, 0));
        assertThat(spaces.spaces(AsOf.NOW, "here", null, 10).items().getFirst().status())
                .isEqualTo(Status.RETIRED);
    }

    @Test
    void a_booking_is_at_its_instant_on_either_side_of_the_clocks_being_set() {
        UUID next = UUID.randomUUID();
        given(CERTIFIED);
        given(
                new SpaceBooked(SPACE, BOOKING, new TimeSlot(DAY.atTime(10, 0), CHICAGO, 30), DAY),
                new SpaceBooked(SPACE, next, new TimeSlot(DAY.plusDays(1).atTime(10, 0), CHICAGO, 30), DAY));
        assertThat(taken("2030-03-09T00:00:00Z", "2030-03-11T00:00:00Z"))
                .containsExactly(
                        new Booking(BOOKING, Instant.parse("2030-03-09T16:00:00Z"), 30),
                        new Booking(next, Instant.parse("2030-03-10T15:00:00Z"), 30));
        assertThat(taken("2030-03-09T16:29:00Z", "2030-03-09T16:30:00Z")).hasSize(1);
        assertThat(taken("2030-03-09T16:30:00Z", "2030-03-10T15:00:00Z")).isEmpty();
    }

    @Test
    void what_was_released_is_free() {
        given(CERTIFIED);
        given(
                new SpaceBooked(SPACE, BOOKING, new TimeSlot(DAY.atTime(10, 0), CHICAGO, 30), DAY),
                new BookingReleased(SPACE, BOOKING, DAY));
        assertThat(taken("2030-03-09T00:00:00Z", "2030-03-11T00:00:00Z")).isEmpty();
    }
}
