package org.fairlab.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor to ask for the next page with, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The greatest number of items a page can be asked to hold. */
    public static final int LARGEST = 500;

    /** Makes a page of rows that were queried with {@code limit + 1}, so that the surplus tells if there are more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, ?> key) {
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(
                        rows.subList(0, limit),
                        encode(key.apply(rows.get(limit - 1)).toString()));
    }

    /** The key that a cursor stands for, or the one before all others if there is no cursor. */
    public static String after(@Nullable String cursor, String first) {
        if (cursor == null) {
            return first;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
    }

    /** The id that a cursor stands for, or the one before all others if there is no cursor. */
    public static UUID afterId(@Nullable String cursor) {
        try {
            return UUID.fromString(after(cursor, "00000000-0000-0000-0000-000000000000"));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
    }

    /** The position that a cursor stands for, or the one before all others if there is no cursor. */
    public static long afterPosition(@Nullable String cursor, long first) {
        try {
            return Long.parseLong(after(cursor, Long.toString(first)));
        } catch (NumberFormatException malformed) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
    }

    /** Bounds the size asked for. */
    public static int limit(int asked) {
        if (asked < 1 || asked > LARGEST) {
            throw new InvalidInput("limit", "must be from 1 to " + LARGEST);
        }
        return asked;
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
