package org.fairlab.query.lactation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How many, unless that could tell of somebody: from 1 to 10 it is not said how many, and never said that there are
 * none.
 *
 * @param number null if it is hidden
 */
public record Count(@Nullable Long number) {

    /** The largest number that is hidden. */
    private static final long SMALL = 10;

    static Count of(long number, boolean exact) {
        return new Count(exact || number == 0 || number > SMALL ? number : null);
    }

    Count unlessSmall() {
        return number == null ? this : of(number, false);
    }

    /** As it is read. */
    @JsonProperty
    public String shown() {
        return number == null ? "1 to 10" : number.toString();
    }
}
