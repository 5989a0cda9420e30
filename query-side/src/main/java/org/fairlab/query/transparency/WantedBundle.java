package org.fairlab.query.transparency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which bundle somebody asks for by a form; without anything, that of the whole log.
 *
 * @param entity a person's pseudonym, or the id of anything else that events involve
 * @param programme the id of a fund, cycle, mentoring programme or the like, with all that is within it
 * @param from earliest time of recording: an instant, or a date and time in UTC
 * @param to time of recording before which it was, in the same form
 * @param since the size of a checkpoint kept earlier, to be shown as extended
 */
record WantedBundle(
        @Nullable String entity,
        @Nullable String programme,
        @Nullable String from,
        @Nullable String to,
        @Nullable String since) {

    static final WantedBundle NONE = new WantedBundle(null, null, null, null, null);

    private static final String IN_TIME = "must be a time such as 2030-01-15T12:00, in UTC";

    /**
     * Where the bundle is to be had.
     *
     * @param size that of the last checkpoint
     * @throws InvalidInput with one entry for each field that cannot be read
     */
    String address(long size) {
        var address = UriComponentsBuilder.fromPath("/api/bundles");
        List<FieldError> errors = new ArrayList<>();
        add(address, errors, "entity", entity, "must be a UUID", UUID::fromString);
        add(address, errors, "programme", programme, "must be a UUID", UUID::fromString);
        add(address, errors, "from", from, IN_TIME, WantedBundle::time);
        add(address, errors, "to", to, IN_TIME, WantedBundle::time);
        add(address, errors, "since", since, "must be from 0 to the size of the last checkpoint", kept -> {
            long known = Long.parseLong(kept);
            if (known < 0 || known > size) {
                throw new IllegalArgumentException(kept);
            }
            return known;
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return address.toUriString();
    }

    private static void add(
            UriComponentsBuilder address,
            List<FieldError> errors,
            String name,
            @Nullable String given,
            String expected,
            Function<String, Object> read) {
        if (StringUtils.hasText(given)) {
            try {
                address.queryParam(name, read.apply(given.strip()));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                errors.add(new FieldError(name, expected));
            }
        }
    }

    private static Instant time(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
