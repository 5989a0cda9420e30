package org.fairlab.command;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person or a deadline wants done to one entity. Its ids come from the client, so that sending it
 * again is harmless.
 */
public interface Command {

    /** Why, where a reason is due; a command with a component of this name overrides it. Recorded in the metadata. */
    default @Nullable String reason() {
        return null;
    }
}
