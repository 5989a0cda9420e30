package org.fairlab.query.audittrail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure, the same figure worked out from the log alone, and the events that make it.
 *
 * @param upTo the position of the last event that either has seen
 * @param figure as the read model gives it
 * @param recomputed as a {@link Recount} of all events up to there gives it
 * @param agree whether the two are the same, also in what is not shown of them
 * @param events how many events make what is shown
 * @param items these events by position
 */
public record EventsBehind<F>(
        long upTo,
        F figure,
        F recomputed,
        boolean agree,
        int events,
        List<Behind> items,
        @Nullable String next) {

    /**
     * An event that a figure is made of.
     *
     * @param sentence what the actor did
     * @param address where the audit trail shows the event as it is stored
     */
    public record Behind(
            long position,
            String type,
            UUID entityId,
            Instant recordedAt,
            String actor,
            String sentence,
            String address) {}
}
