package org.fairlab.command.lactation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fairlab.events.TimeSlot;

/** The bookings of one space. Those that stand do not overlap, so that their beginnings tell them apart. */
final class Bookings {

    private record Booking(UUID bookingId, Instant end) {}

    private final Set<UUID> made = new HashSet<>();
    private final Map<UUID, Instant> standing = new HashMap<>();
    private final TreeMap<Instant, Booking> byStart = new TreeMap<>();

    boolean knows(UUID bookingId) {
        return made.contains(bookingId);
    }

    boolean stands(UUID bookingId) {
        return standing.containsKey(bookingId);
    }

    /** One may begin at the very instant at which another ends. */
    boolean overlap(TimeSlot slot) {
        var before = byStart.lowerEntry(slot.end());
        return before != null && before.getValue().end().isAfter(slot.start());
    }

    /** Those that stand and are not over by an instant, the earliest first. */
    List<UUID> endingFrom(Instant instant) {
        return byStart.values().stream()
                .filter(booking -> booking.end().isAfter(instant))
                .map(Booking::bookingId)
                .toList();
    }

    void add(UUID bookingId, TimeSlot slot) {
        made.add(bookingId);
        standing.put(bookingId, slot.start());
        byStart.put(slot.start(), new Booking(bookingId, slot.end()));
    }

    void release(UUID bookingId) {
        Instant start = standing.remove(bookingId);
        if (start != null) {
            byStart.remove(start);
        }
    }
}
