package org.fairlab.query.projection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * As of when a figure is asked for: from the events recorded up to an instant and effective up to a day, after the
 * corrections recorded up to that instant.
 *
 * @param effective the last day whose facts count, such as {@code 2030-01-15}; left out, every day up to today
 * @param recorded the instant of what was known, such as {@code 2030-01-15T12:00:00Z}; left out, now
 */
public record AsOf(@Nullable String effective, @Nullable String recorded) {

    /** Everything that is known by now. */
    public static final AsOf NOW = new AsOf(null, null);

    /** The same facts by what is known now. */
    public AsOf asNowKnown() {
        return new AsOf(effective, null);
    }

    /**
     * The values of {@code :effective} and {@code :recorded} in a query, infinity for what is left out.
     *
     * @throws InvalidInput with one entry for each of the two that cannot be read
     */
    public Map<String, Object> parameters() {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        values.put(
                "effective",
                read("effective", effective, AsOf::day, LocalDate.MAX, "must be a day such as 2030-01-15", errors));
        values.put(
                "recorded",
                read(
                        "recorded",
                        recorded,
                        AsOf::instant,
                        OffsetDateTime.MAX,
                        "must be an instant such as 2030-01-15T12:00:00Z",
                        errors));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return values;
    }

    /** The last day whose facts count, the end of time if none is given. */
    public LocalDate effectiveOn() {
        return (LocalDate) Objects.requireNonNull(parameters().get("effective"));
    }

    /** The instant of what was known, the end of time if none is given. */
    public OffsetDateTime recordedAt() {
        return (OffsetDateTime) Objects.requireNonNull(parameters().get("recorded"));
    }

    /**
     * The last day whose facts count, today if none is given, for what depends on how long ago something was.
     *
     * @throws InvalidInput if it cannot be read
     */
    public LocalDate day(ZoneId zone) {
        return parameters().get("effective") instanceof LocalDate day && !day.equals(LocalDate.MAX)
                ? day
                : LocalDate.now(zone);
    }

    /** An address of a query with these as its parameters. */
    public String in(String address) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParamIfPresent("effective", Optional.ofNullable(effective))
                .queryParamIfPresent("recorded", Optional.ofNullable(recorded))
                .build()
                .toUriString();
    }

    private static <T> T read(
            String name,
            @Nullable String text,
            Function<String, T> read,
            T leftOut,
            String expected,
            List<FieldError> errors) {
        try {
            return StringUtils.hasText(text) ? read.apply(text.strip()) : leftOut;
        } catch (DateTimeException unreadable) {
            errors.add(new FieldError(name, expected));
            return leftOut;
        }
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        inRange(day.getYear());
        return day;
    }

    private static OffsetDateTime instant(String text) {
        OffsetDateTime instant = Instant.parse(text).atOffset(ZoneOffset.UTC);
        inRange(instant.getYear());
        return instant;
    }

    /** Keeps to years that the database can compare with. */
    private static void inRange(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("year " + year);
        }
    }
}
