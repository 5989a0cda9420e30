package org.fairlab.command;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting, taken from the token and never from the body, and on which day by the server's clock.
 *
 * @param actor the token's subject
 * @param participant the actor's own pseudonym, if the actor is a participant too
 */
public record Acting(String actor, @Nullable UUID participant, LocalDate today) {

    /** The actor of deadlines. */
    public static final String SYSTEM = "system";

    /** The day given, or today; what has not happened yet cannot be recorded as a fact. */
    public LocalDate on(@Nullable LocalDate effectiveOn) {
        LocalDate day = effectiveOn == null ? today : effectiveOn;
        Rule.DATED_IN_FUTURE.brokenIf(day.isAfter(today));
        return day;
    }

    /** Whether the actor is this participant. */
    public boolean is(UUID someone) {
        return someone.equals(participant);
    }
}
