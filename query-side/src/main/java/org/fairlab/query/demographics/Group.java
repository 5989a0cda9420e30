package org.fairlab.query.demographics;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of people that a figure is about. The groups of one dimension do not overlap.
 *
 * @param standard the version of the categories, null where the category is in no version
 * @param category such as {@code WHITE}, or the reason why there is no answer
 */
public record Group(@Nullable String standard, String category) {

    private static final Set<String> APART =
            Set.of("DECLINED", "NOT_ASKED", "UNKNOWN", "NONRESIDENT_ALIEN", "NONRESIDENT");

    /** The names that plain lower case would get wrong. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AMERICAN_INDIAN_OR_ALASKA_NATIVE", "American Indian or Alaska Native"),
            Map.entry("ASIAN_OR_PACIFIC_ISLANDER", "Asian or Pacific Islander"),
            Map.entry("BLACK_NON_HISPANIC", "Black non-Hispanic"),
            Map.entry("BLACK_OR_AFRICAN_AMERICAN", "Black or African American"),
            Map.entry("HISPANIC_OR_LATINO", "Hispanic or Latino"),
            Map.entry("MIDDLE_EASTERN_OR_NORTH_AFRICAN", "Middle Eastern or North African"),
            Map.entry("MULTIRACIAL_OR_MULTIETHNIC", "Multiracial or Multiethnic"),
            Map.entry("NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER", "Native Hawaiian or Pacific Islander"),
            Map.entry("WHITE_NON_HISPANIC", "White non-Hispanic"));

    /** Reads a key of {@code demographics.grouped}, such as {@code SPD15_2024:WHITE} or {@code DECLINED}. */
    public static Group of(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? new Group(null, key) : new Group(key.substring(0, colon), key.substring(colon + 1));
    }

    /** The key that {@link #of} reads. */
    public String key() {
        return standard == null ? category : standard + ":" + category;
    }

    /** Whether the group is left out of rates and shares, and counted apart: no answer, or IPEDS's nonresidents. */
    public boolean isApart() {
        return APART.contains(category);
    }

    /** The category in words. */
    public String label() {
        String words = category.replace('_', ' ');
        return NAMES.getOrDefault(category, words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT));
    }
}
