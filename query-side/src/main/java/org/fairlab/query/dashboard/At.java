package org.fairlab.query.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.fairlab.query.projection.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * As of when a page is shown: it tells what was published, and known, by then.
 *
 * @param given null for now
 */
public record At(@Nullable Instant given) {

    /**
     * Reads what stands in an address.
     *
     * @param text a day such as {@code 2030-01-15}, which means its end in UTC, an instant, or nothing for now
     * @throws java.time.DateTimeException if it is neither
     */
    public static At of(String text) {
        if (text.isBlank()) {
            return new At(null);
        }
        return new At(
                text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text)
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .minusNanos(1_000)
                                .toInstant());
    }

    /** The latest moment that counts. */
    Instant instant() {
        return given == null ? Instant.now() : given;
    }

    /** Its day in UTC, as it stands in the date field; null for now. */
    public @Nullable LocalDate day() {
        return given == null ? null : given.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** For what is counted live: by what was recorded until then. */
    AsOf asOf() {
        return new AsOf(null, given == null ? null : given.toString());
    }
}
