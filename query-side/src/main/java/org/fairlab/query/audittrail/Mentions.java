package org.fairlab.query.audittrail;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids that stand in an event. */
final class Mentions {

    /** A text value that is an id and nothing else; a name, which a colon follows, is none. */
    private static final Pattern ID =
            Pattern.compile("(?<!\\\\)\"(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\"(?!\\s*:)");

    private Mentions() {}

    /** @param payload the event as JSON */
    static Set<UUID> in(String payload) {
        Set<UUID> ids = new TreeSet<>();
        ID.matcher(payload).results().forEach(found -> ids.add(UUID.fromString(found.group(1))));
        return ids;
    }
}
