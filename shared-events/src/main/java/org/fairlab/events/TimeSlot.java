package org.fairlab.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time by the clock of a place. The place's rules say which instant that is, so that it stays right across
 * daylight-saving changes; where the clock is set back and shows a time twice, it is the first.
 *
 * @param startsAt by the clock on the wall
 * @param timeZone of the place, by its name in the IANA database, such as {@code America/Chicago}
 * @param minutes that pass, whatever the clock does meanwhile
 */
public record TimeSlot(
        LocalDateTime startsAt,
        ZoneId timeZone,
        @Min(1) @Max(1440) int minutes) {

    /** @throws IllegalArgumentException if the clock there never shows this time, being set forward */
    public TimeSlot {
        if (!isShown(startsAt, timeZone)) {
            throw new IllegalArgumentException(
                    "the clock in " + timeZone + " is set forward past " + startsAt + " and never shows it");
        }
    }

    /** Whether the clock of a time zone ever shows a time; it does not where it is set forward past it. */
    public static boolean isShown(LocalDateTime time, ZoneId timeZone) {
        return !timeZone.getRules().getValidOffsets(time).isEmpty();
    }

    /** The instant at which it begins. */
    public Instant start() {
        return startsAt.atZone(timeZone).toInstant();
    }

    /** The instant at which it is over. */
    public Instant end() {
        return start().plusSeconds(60L * minutes);
    }
}
