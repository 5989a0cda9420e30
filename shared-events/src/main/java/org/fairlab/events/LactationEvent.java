package org.fairlab.events;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/** Lactation support at the sites of laboratories and draw stations. */
public sealed interface LactationEvent extends Event {

    /**
     * What a space needs to be certified.
     *
     * @see <a href="https://www.law.cornell.edu/uscode/text/29/218d">29 USC 218d(a)(2)</a>
     */
    record Criteria(boolean notBathroom, boolean shieldedFromView, boolean freeFromIntrusion, boolean functional) {

        /** Whether none of them is missing. */
        public boolean areMet() {
            return notBathroom && shieldedFromView && freeFromIntrusion && functional;
        }
    }

    /** What makes a space better and is no condition. */
    record Amenities(boolean seating, boolean power, boolean sinkNearby) {}

    /** What happens to one lactation space. */
    sealed interface SpaceEvent extends LactationEvent {
        /** The space. */
        UUID spaceId();
    }

    /**
     * @param site where it is, as offerings of courses name it
     * @param name by which people find it there
     * @param timeZone whose clock its bookings go by
     */
    @Revision("1")
    record SpaceRegistered(UUID spaceId, String site, String name, ZoneId timeZone, LocalDate effectiveOn)
            implements SpaceEvent {}

    @Revision("1")
    record SpaceInspected(
            UUID spaceId, UUID inspectionId, Criteria criteria, Amenities amenities, LocalDate effectiveOn)
            implements SpaceEvent {}

    /** @param inspectionId the inspection that it rests on */
    @Revision("1")
    record SpaceCertified(UUID spaceId, UUID inspectionId, LocalDate effectiveOn) implements SpaceEvent {}

    @Revision("1")
    record SpaceDecertified(UUID spaceId, LocalDate effectiveOn) implements SpaceEvent {}

    @Revision("1")
    record SpaceRetired(UUID spaceId, LocalDate effectiveOn) implements SpaceEvent {}

    /** A time in the space is kept free. It is not said for whom: who holds the booking's id can release it. */
    @Revision("1")
    record SpaceBooked(UUID spaceId, UUID bookingId, TimeSlot slot, LocalDate effectiveOn) implements SpaceEvent {}

    @Revision("1")
    record BookingReleased(UUID spaceId, UUID bookingId, LocalDate effectiveOn) implements SpaceEvent {}
}
