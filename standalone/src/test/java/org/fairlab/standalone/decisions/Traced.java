package org.fairlab.standalone.decisions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fairlab.events.SelfIdentification;
import org.fairlab.events.SelfIdentification.Answer;
import org.fairlab.events.SelfIdentification.Disadvantage;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers about every protected trait that can be told wherever they turn up. */
final class Traced {

    private static final SelfIdentification ANSWERS = new SelfIdentification(
            Standard.SPD15_2024,
            Set.of("NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER", "MIDDLE_EASTERN_OR_NORTH_AFRICAN"),
            Sex.ANOTHER,
            Answer.YES,
            Answer.YES,
            Answer.YES,
            Answer.YES,
            Disadvantage.ENVIRONMENTAL,
            "zebra-lantern test");

    /** Values that many a question has for an answer: they tell a trait only beside its name. */
    private static final Set<String> COMMON = Set.of("YES");

    private Traced() {}

    /** The answers as a client sends them. */
    static JsonNode json() {
        return JsonMapper.shared().valueToTree(ANSWERS);
    }

    /** Every trait with the values given; the standard that their words come from is none. */
    static Map<String, List<String>> traits() {
        Map<String, List<String>> traits = new TreeMap<>();
        json().properties().stream()
                .filter(trait -> !trait.getKey().equals("standard"))
                .forEach(trait -> traits.put(
                        trait.getKey(),
                        (trait.getValue().isArray() ? trait.getValue().valueStream() : Stream.of(trait.getValue()))
                                .map(JsonNode::asString)
                                .toList()));
        return traits;
    }

    /**
     * The traits of which a text says something: a value, in code or in words, or the trait as a field with any value.
     */
    static Set<String> toldBy(String text) {
        Set<String> told = new TreeSet<>();
        traits().forEach((trait, values) -> {
            boolean named = Pattern.compile("[\"'](\\w+\\.)?" + trait + "[\"']\\s*:\\s*(?!null\\b)")
                    .matcher(text)
                    .find();
            if (named || values.stream().anyMatch(value -> tells(text, trait, value))) {
                told.add(trait);
            }
        });
        return told;
    }

    private static boolean tells(String text, String trait, String value) {
        if (COMMON.contains(value)) {
            return Pattern.compile("(?i)" + inWords(trait) + "\\W{1,20}" + value + "\\b")
                    .matcher(text)
                    .find();
        }
        String words = value.replace('_', ' ');
        return Pattern.compile("\\b" + Pattern.quote(value) + "\\b")
                        .matcher(text)
                        .find()
                || (words.contains(" ") && text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }

    /** A name such as {@code firstGeneration}, however its words are put together. */
    private static String inWords(String trait) {
        return String.join("[\\W_]?", Arrays.asList(trait.split("(?=[A-Z])")));
    }
}
