package org.fairlab.command;

import java.util.Locale;
import java.util.Set;

/**
 * The traits that no rule about people may name: those protected by Titles VI, VII and IX, 42 USC 1981 and the laws on
 * age, disability and veterans.
 */
public final class ProtectedTraits {

    private static final Set<String> WORDS = Set.of(
            "race",
            "ethnicity",
            "hispanic",
            "latino",
            "ancestry",
            "color",
            "colour",
            "sex",
            "gender",
            "nationalorigin",
            "religion",
            "age",
            "birthdate",
            "dateofbirth",
            "disability",
            "disabled",
            "veteran",
            "pregnancy",
            "pregnant",
            "orientation",
            "genetic");

    private ProtectedTraits() {}

    /** Whether a text names one of them. */
    public static boolean areNamedIn(String text) {
        return names(text, WORDS);
    }

    /**
     * Whether a text has one of the words in it, alone or as neighbours: {@code schoolZip}, {@code national_origin}.
     */
    public static boolean names(String text, Set<String> words) {
        String[] parts = text.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+");
        for (int from = 0; from < parts.length; from++) {
            String joined = "";
            for (int to = from; to < Math.min(parts.length, from + 4); to++) {
                joined += parts[to];
                if (words.contains(joined)) {
                    return true;
                }
            }
        }
        return false;
    }
}
