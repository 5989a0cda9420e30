package org.fairlab.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command.
 *
 * @param actor the token's subject
 * @param role the role of the actor's that allows the command
 * @param participant the actor's own pseudonym, if any
 * @param correlationId what the request belongs to, if the client said so
 */
public record Sender(
        String actor,
        String role,
        @Nullable UUID participant,
        @Nullable String correlationId) {

    /** The sender of what falls due. */
    public static final Sender SYSTEM = new Sender(Acting.SYSTEM, Acting.SYSTEM, null, null);
}
