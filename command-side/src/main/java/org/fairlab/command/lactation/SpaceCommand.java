package org.fairlab.command.lactation;

import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.LactationEvent.Amenities;
import org.fairlab.events.LactationEvent.Criteria;
import org.jspecify.annotations.Nullable;

/** What can be asked of a lactation space. */
public sealed interface SpaceCommand extends Command {

    /** Registers a space; it can be booked once it is certified. */
    @Route(value = "PUT /api/lactation/spaces/{spaceId}", example = """
                    {"site": "Springfield draw station", "name": "Room 12", "timeZone": "America/Chicago"}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record RegisterSpace(
            @TargetAggregateIdentifier UUID spaceId,
            @NotBlank @Size(max = 100) String site,
            @NotBlank @Size(max = 100) String name,
            ZoneId timeZone,
            @Nullable LocalDate effectiveOn)
            implements SpaceCommand {}

    /** Records an inspection; a certified space that does not meet every criterion any more is decertified with it. */
    @Route(value = "PUT /api/lactation/spaces/{spaceId}/inspections/{inspectionId}", example = """
                    {"criteria": {"notBathroom": true, "shieldedFromView": true, "freeFromIntrusion": true,
                       "functional": true}, "amenities": {"seating": true, "power": true, "sinkNearby": false}}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record InspectSpace(
            @TargetAggregateIdentifier UUID spaceId,
            UUID inspectionId,
            Criteria criteria,
            Amenities amenities,
            @Nullable LocalDate effectiveOn)
            implements SpaceCommand {}

    /** Certifies a space on its latest inspection. */
    @Route(value = "POST /api/lactation/spaces/{spaceId}/certification", example = """
                    {"inspectionId": "9b2d8b6e-6f0a-4d37-8a5e-0f1f5a3c7b21"}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record CertifySpace(
            @TargetAggregateIdentifier UUID spaceId,
            UUID inspectionId,
            @Nullable LocalDate effectiveOn) implements SpaceCommand {}

    /** Takes the certificate back and releases what is booked from today on. */
    @Route(value = "POST /api/lactation/spaces/{spaceId}/decertification", example = """
                    {"reason": "the lock is broken"}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record DecertifySpace(
            @TargetAggregateIdentifier UUID spaceId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements SpaceCommand {}

    /** Gives a space up and releases what is booked from today on. */
    @Route(value = "POST /api/lactation/spaces/{spaceId}/retirement", example = """
                    {"reason": "the site moved"}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record RetireSpace(
            @TargetAggregateIdentifier UUID spaceId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements SpaceCommand {}

    /** Keeps a time free, by the clock of the place. There is no limit to how many. */
    @Route(value = "PUT /api/lactation/spaces/{spaceId}/bookings/{bookingId}", example = """
                    {"startsAt": "2035-05-02T10:30", "minutes": 30}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record BookSpace(
            @TargetAggregateIdentifier UUID spaceId,
            UUID bookingId,
            LocalDateTime startsAt,
            @Min(1) @Max(240) int minutes,
            @Nullable LocalDate effectiveOn)
            implements SpaceCommand {}

    /** Gives a booked time back. */
    @Route("POST /api/lactation/spaces/{spaceId}/bookings/{bookingId}/release")
    @RolesAllowed(LACTATION_COORDINATOR)
    record ReleaseBooking(
            @TargetAggregateIdentifier UUID spaceId,
            UUID bookingId,
            @Nullable LocalDate effectiveOn) implements SpaceCommand {}
}
