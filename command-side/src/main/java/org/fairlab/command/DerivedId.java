package org.fairlab.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from others, so that what can be there once only has one id only. */
public final class DerivedId {

    private DerivedId() {}

    /** The id of what two others have in common, such as an application of a participant in a cycle. */
    public static UUID of(UUID first, UUID second) {
        return of(first + "/" + second);
    }

    /** The id of what is known elsewhere by a key, such as a row of a roster. */
    public static UUID of(String key) {
        return UUID.nameUUIDFromBytes(("fairlab:" + key).getBytes(StandardCharsets.UTF_8));
    }
}
