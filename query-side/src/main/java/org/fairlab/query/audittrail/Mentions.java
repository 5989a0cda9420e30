package org.fairlab.query.audittrail;

import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The ids that stand in an event. */
final class Mentions {

    private static final int LENGTH = 36;

    private Mentions() {}

    /** @param payload the event as JSON */
    static Set<UUID> in(String payload) {
        Set<UUID> ids = new TreeSet<>();
        int open = payload.indexOf('"');
        while (open >= 0 && open + LENGTH + 1 < payload.length()) {
            int close = open + LENGTH + 1;
            if (isText(payload, open, close) && isId(payload, open + 1)) {
                ids.add(UUID.fromString(payload.substring(open + 1, close)));
            }
            open = payload.indexOf('"', open + 1);
        }
        return ids;
    }

    /** Whether a text value is between these two; the quotes are not part of one, and it is not a name. */
    private static boolean isText(String payload, int open, int close) {
        return payload.charAt(close) == '"'
                && (open == 0 || payload.charAt(open - 1) != '\\')
                && !payload.substring(close + 1, Math.min(close + 3, payload.length()))
                        .strip()
                        .startsWith(":");
    }

    private static boolean isId(String payload, int start) {
        for (int i = 0; i < LENGTH; i++) {
            char c = payload.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
