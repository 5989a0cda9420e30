package org.fairlab.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of events: up to a position or up to an instant of recording, either included, or all.
 *
 * @param position of the last event that counts; null if it does not matter
 * @param recorded the instant up to which events were recorded that count; null if it does not matter
 */
public record Moment(@Nullable Long position, @Nullable Instant recorded) {

    /** All that there is by now. */
    public static final Moment NOW = new Moment(null, null);

    private static final String POSITION = "\\d{1,18}";

    /**
     * Reads a position such as {@code 4711} or an instant such as {@code 2030-01-15T12:00:00Z}; {@link #NOW} for
     * nothing.
     *
     * @param field what the parameter is called
     * @throws InvalidInput if it is neither
     */
    public static Moment of(String field, @Nullable String text) {
        String given = text == null ? "" : text.strip();
        if (given.isEmpty()) {
            return NOW;
        }
        if (given.matches(POSITION)) {
            return new Moment(Long.valueOf(given), null);
        }
        try {
            Instant instant = Instant.parse(given);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return new Moment(null, instant);
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw new InvalidInput(field, "must be a position such as 4711 or an instant such as 2030-01-15T12:00:00Z");
    }
}
