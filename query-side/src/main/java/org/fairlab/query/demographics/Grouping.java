package org.fairlab.query.demographics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fairlab.events.SelfIdentification.NonAnswer;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
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
     * The keys of all groups that a table has, so that a group does not show by being there: of the race categories all
     * those of each standard that anybody has answered by.
     */
    public List<String> keys(Collection<String> found) {
        Set<String> keys = new TreeSet<>(found);
        switch (this) {
            case SEX -> Arrays.stream(Sex.values()).map(Sex::name).forEach(keys::add);
            case RACE -> {
                Arrays.stream(NonAnswer.values()).map(NonAnswer::name).forEach(keys::add);
                found.stream()
                        .map(key -> Group.of(key).standard())
                        .filter(Objects::nonNull)
                        .forEach(standard -> Standard.valueOf(standard)
                                .race()
                                .forEach(category -> keys.add(new Group(standard, category).key())));
            }
        }
        return List.copyOf(keys);
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
