package org.fairlab.standalone.issuer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a token is to say of its bearer.
 *
 * @param subject the name under which the bearer's doings are recorded
 * @param participant the bearer's own pseudonym, if the bearer is a participant too
 */
record Grant(List<String> roles, String subject, @Nullable UUID participant) {

    private static final String SUBJECT = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,99}";

    /** Reads what was asked for; without a subject, the first role stands for one. */
    static Grant of(@Nullable List<String> roles, @Nullable String subject, @Nullable String participant) {
        List<FieldError> errors = new ArrayList<>();
        if (roles == null || !Roles.ALL.containsAll(roles)) {
            errors.add(new FieldError("role", "must be one or several of " + String.join(", ", Roles.ALL)));
        }
        // deadlines act under the name "system"
        if (subject != null && (!subject.matches(SUBJECT) || subject.equals("system"))) {
            errors.add(new FieldError(
                    "subject", "must be 1 to 100 letters, digits, spaces or . _ @ -, and other than \"system\""));
        }
        UUID pseudonym = participant == null ? null : uuid(participant);
        if (participant != null && pseudonym == null) {
            errors.add(new FieldError("participant", "must be a UUID"));
        }
        if (roles == null || !errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        List<String> distinct = roles.stream().distinct().toList();
        return new Grant(distinct, subject == null ? distinct.getFirst() : subject, pseudonym);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
