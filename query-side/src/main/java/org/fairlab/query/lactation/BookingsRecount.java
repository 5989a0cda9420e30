package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.query.projection.RecordedEvent;

/** Keeps the bookings of the spaces of one site. */
final class BookingsRecount {

    private final String site;
    private final LocalDate limit;
    private final Map<UUID, RecordedEvent> spaces = new HashMap<>();
    private final Map<Booking, List<RecordedEvent>> bookings = new HashMap<>();

    private record Booking(UUID spaceId, UUID bookingId) {}

    BookingsRecount(String site, LocalDate limit) {
        this.site = site;
        this.limit = limit;
    }

    void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case SpaceRegistered e -> {
                if (e.site().equals(site)) {
                    spaces.put(e.spaceId(), recorded);
                }
            }
            case SpaceBooked e -> {
                RecordedEvent space = spaces.get(e.spaceId());
                if (space != null && !e.effectiveOn().isAfter(limit)) {
                    bookings.put(new Booking(e.spaceId(), e.bookingId()), List.of(space, recorded));
                }
            }
            case BookingReleased e -> {
                if (!e.effectiveOn().isAfter(limit)) {
                    bookings.remove(new Booking(e.spaceId(), e.bookingId()));
                }
            }
            default -> {}
        }
    }

    /** Those that were not released. */
    Counted made() {
        return Counted.of(bookings.values().stream());
    }
}
