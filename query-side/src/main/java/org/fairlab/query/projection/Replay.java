package org.fairlab.query.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read model built again from the first event, up to a moment, and held against what there is.
 *
 * @param until position or instant up to which events count, null for where the live one stands
 * @param against position or instant of the second replay that it is held against, null for the live one
 * @param position the last event that it has seen; before it is done, how far it has come
 * @param againstPosition the same of what it is held against, null until it is known
 * @param failure where it failed, null if it did not
 * @param tables by name, empty until it is done
 */
public record Replay(
        long id,
        String readModel,
        @Nullable String until,
        @Nullable String against,
        String requestedBy,
        Instant requestedAt,
        Standing standing,
        long position,
        @Nullable Long againstPosition,
        @Nullable String failure,
        List<Table> tables) {

    /** How far the work on it is. */
    public enum Standing {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A table of the replay beside the same table of what it is held against.
     *
     * @param onlyHere rows that only the replay has
     * @param onlyThere rows that only the other one has
     * @param checksum over the rows of the replay: SHA-256, in hexadecimal, of each row as PostgreSQL's {@code jsonb}
     *     text with times in UTC, in the order of their bytes, each with a line feed after it. Of rows that are shown
     *     to nobody it is the HMAC-SHA-256 of the same under a key of this installation.
     * @param againstChecksum the same over the rows of the other one
     */
    public record Table(
            String name,
            long rows,
            long againstRows,
            long onlyHere,
            long onlyThere,
            String checksum,
            String againstChecksum) {}

    /**
     * What stays when the work is done.
     *
     * @param position as of {@link Replay}
     */
    record Outcome(long position, long againstPosition, List<Table> tables) {}

    /** The schema that it is built in. */
    String schema() {
        return "replay_" + id;
    }

    /** The schema of the second replay that it is held against, or of the live one. */
    String againstSchema() {
        return against == null ? readModel : schema() + "_against";
    }
}
