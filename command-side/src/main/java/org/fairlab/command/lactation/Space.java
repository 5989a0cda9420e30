package org.fairlab.command.lactation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.lactation.LactationRules.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.lactation.SpaceCommand.*;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.TimeSlot;
import org.jspecify.annotations.Nullable;

/** One lactation space: registered, then certified and decertified, at last retired. */
@Aggregate(cache = "entities", snapshotTriggerDefinition = "snapshots")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Space {

    private enum Status {
        REGISTERED,
        CERTIFIED,
        DECERTIFIED,
        RETIRED
    }

    @AggregateIdentifier
    private UUID spaceId;

    private ZoneId timeZone;
    private Status status;
    /** The latest day on which something was found out about the space. */
    private LocalDate latest;

    private final Set<UUID> inspections = new HashSet<>();
    private @Nullable UUID inspected;
    private boolean suitable;
    private final Bookings bookings = new Bookings();

    Space() {}

    @CommandHandler
    Space(RegisterSpace command, Acting acting) {
        apply(new SpaceRegistered(
                command.spaceId(),
                command.site(),
                command.name(),
                command.timeZone(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(InspectSpace command, Acting acting) {
        LocalDate on = next(acting.on(command.effectiveOn()));
        INSPECTION_EXISTS.brokenIf(inspections.contains(command.inspectionId()));
        boolean lost = status == Status.CERTIFIED && !command.criteria().areMet();
        apply(new SpaceInspected(spaceId, command.inspectionId(), command.criteria(), command.amenities(), on));
        if (lost) {
            apply(new SpaceDecertified(spaceId, on));
            releaseFrom(acting.today());
        }
    }

    @CommandHandler
    void handle(CertifySpace command, Acting acting) {
        LocalDate on = next(acting.on(command.effectiveOn()));
        CERTIFIED.brokenIf(status == Status.CERTIFIED);
        NO_SUCH_INSPECTION.brokenIf(!command.inspectionId().equals(inspected));
        CRITERIA_NOT_MET.brokenIf(!suitable);
        apply(new SpaceCertified(spaceId, command.inspectionId(), on));
    }

    @CommandHandler
    void handle(DecertifySpace command, Acting acting) {
        LocalDate on = next(acting.on(command.effectiveOn()));
        NOT_CERTIFIED.brokenIf(status != Status.CERTIFIED);
        apply(new SpaceDecertified(spaceId, on));
        releaseFrom(acting.today());
    }

    @CommandHandler
    void handle(RetireSpace command, Acting acting) {
        apply(new SpaceRetired(spaceId, next(acting.on(command.effectiveOn()))));
        releaseFrom(acting.today());
    }

    @CommandHandler
    void handle(BookSpace command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        NOT_CERTIFIED.brokenIf(status != Status.CERTIFIED);
        TIME_PAST.brokenIf(command.startsAt().toLocalDate().isBefore(acting.today()));
        NO_SUCH_TIME.brokenIf(!TimeSlot.isShown(command.startsAt(), timeZone));
        BOOKING_EXISTS.brokenIf(bookings.knows(command.bookingId()));
        TimeSlot slot = new TimeSlot(command.startsAt(), timeZone, command.minutes());
        TIME_TAKEN.brokenIf(bookings.overlap(slot));
        apply(new SpaceBooked(spaceId, command.bookingId(), slot, on));
    }

    @CommandHandler
    void handle(ReleaseBooking command, Acting acting) {
        NO_SUCH_BOOKING.brokenIf(!bookings.stands(command.bookingId()));
        apply(new BookingReleased(spaceId, command.bookingId(), acting.on(command.effectiveOn())));
    }

    private LocalDate next(LocalDate day) {
        RETIRED.brokenIf(status == Status.RETIRED);
        INSPECTION_OUT_OF_ORDER.brokenIf(day.isBefore(latest));
        return day;
    }

    private void releaseFrom(LocalDate today) {
        List.copyOf(bookings.endingFrom(today.atStartOfDay(timeZone).toInstant()))
                .forEach(booking -> apply(new BookingReleased(spaceId, booking, today)));
    }

    @EventSourcingHandler
    void on(SpaceEvent event) {
        switch (event) {
            case SpaceRegistered e -> {
                spaceId = e.spaceId();
                timeZone = e.timeZone();
                became(Status.REGISTERED, e.effectiveOn());
            }
            case SpaceInspected e -> {
                inspections.add(e.inspectionId());
                inspected = e.inspectionId();
                suitable = e.criteria().areMet();
                latest = e.effectiveOn();
            }
            case SpaceCertified e -> became(Status.CERTIFIED, e.effectiveOn());
            case SpaceDecertified e -> became(Status.DECERTIFIED, e.effectiveOn());
            case SpaceRetired e -> became(Status.RETIRED, e.effectiveOn());
            case SpaceBooked e -> bookings.add(e.bookingId(), e.slot());
            case BookingReleased e -> bookings.release(e.bookingId());
        }
    }

    private void became(Status next, LocalDate on) {
        status = next;
        latest = on;
    }
}
