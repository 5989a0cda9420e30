package org.fairlab.platform.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one read. Its JSON, with the names in this order and no white space, is what is hashed.
 *
 * @param actor subject of the token
 * @param address path and parameters, without the purpose
 * @param at microseconds and {@code Z}, so that text sorts as time
 * @param events positions of the events shown, each of which concerns everybody whom it mentions
 * @param fields those that had something in them
 * @param persons pseudonyms, and ids of what is one person's own
 * @param purpose as it was given, null if none was and none was needed
 * @param role the one by which the actor was let in
 */
public record ReadEntry(
        String actor,
        String address,
        String at,
        Collection<Long> events,
        Collection<String> fields,
        Kind kind,
        Collection<UUID> persons,
        @Nullable String purpose,
        String role) {

    /** What was read. */
    public enum Kind {
        PERSON,
        EXACT_FIGURES
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The form in which times are recorded. */
    public static String at(Instant instant) {
        return TIME.format(instant);
    }
}
