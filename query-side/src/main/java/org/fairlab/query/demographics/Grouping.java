package org.fairlab.query.demographics;

import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The dimensions by which people are grouped; each is a column of {@code demographics.grouped}. */
public enum Grouping {
    RACE("race"),
    SEX("sex");

    private final String column;

    Grouping(String column) {
        this.column = column;
    }

    /** The dimension's name in an address, and its column. */
    public String column() {
        return column;
    }

    /**
     * The dimension that a request asks for, null if it asks for totals.
     *
     * @throws Problem 403 if whoever asks may see totals only
     */
    public static @Nullable Grouping of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        for (Grouping grouping : values()) {
            if (grouping.column.equals(name)) {
                requireAllowed();
                return grouping;
            }
        }
        throw new InvalidInput("by", "must be race or sex, or left out for totals");
    }

    /**
     * Whether whoever asks may see figures by group. Exact ones can single out a person, so that the auditor alone sees
     * them until disclosure control exists.
     */
    public static boolean isAllowed() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null
                && asking.getAuthorities().stream()
                        .anyMatch(role -> ("ROLE_" + Roles.AUDITOR).equals(role.getAuthority()));
    }

    /** @throws Problem 403 if whoever asks may see totals only */
    public static void requireAllowed() {
        if (!isAllowed()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "group-figures-need-disclosure-control",
                    "Exact figures by group can single out a person; until disclosure control exists they are shown to"
                            + " auditors only.");
        }
    }
}
