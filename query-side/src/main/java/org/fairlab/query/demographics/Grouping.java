package org.fairlab.query.demographics;

import org.fairlab.platform.access.Reads;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
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
     * The dimension that a request asks for, null if it asks for totals. One that is asked for is recorded.
     *
     * @throws Problem 403 if whoever asks may see totals only
     * @throws InvalidInput if it is no dimension, or no purpose is given
     */
    public static @Nullable Grouping of(@Nullable String name, JdbcClient jdbc) {
        if (name == null) {
            return null;
        }
        for (Grouping grouping : values()) {
            if (grouping.column.equals(name)) {
                requireAllowed(jdbc);
                return grouping;
            }
        }
        throw new InvalidInput("by", "must be race or sex, or left out for totals");
    }

    /**
     * Lets the request at hand see exact figures by group, which can single out a person: an auditor's only, and only
     * once the read is recorded with its purpose.
     *
     * @throws Problem 403 if whoever asks may see totals only
     * @throws InvalidInput if no purpose is given
     */
    public static void requireAllowed(JdbcClient jdbc) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        if (asking == null
                || asking.getAuthorities().stream()
                        .noneMatch(role -> ("ROLE_" + Roles.AUDITOR).equals(role.getAuthority()))) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "exact-figures-by-group",
                    "Exact figures by group can single out a person and are for auditors only; what everybody may see is"
                            + " published in editions.");
        }
        Reads.ofExactFigures(jdbc);
    }
}
