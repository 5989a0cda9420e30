package org.fairlab.command;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.events.SelfIdentification.Standard;

/**
 * The traits that no rule about people may name, be it by the trait or by one of its categories: those protected by
 * Titles VI, VII and IX, 42 USC 1981 and the laws on age, disability and veterans. Whatever the spelling: capitals,
 * accents, plurals, and words put together by hyphens, underscores or {@code camelCase}.
 */
public final class ProtectedTraits {

    private static final Set<String> TRAITS = words("""
            race racial ethnicity ethnicities ethnic ancestry heritage color colour nationalorigin
            sex sexes gender pronoun orientation sexuality pregnancy pregnancies pregnant maternity
            age aged birthdate dateofbirth dob birthday birthyear yearofbirth elderly
            disability disabilities disabled disabling handicap handicapped impairment
            veteran veteranstatus religion religious faith creed geneticinformation geneticcondition genetictest""");

    /** Categories by which people are named, besides those of the standards. */
    private static final Set<String> CATEGORIES = words("""
            hispanic latino latina latinx latine chicano chicana africanamerican afroamerican americanindian
            nativeamerican alaskanative alaskannative firstnation indigenous hawaiian nativehawaiian pacificislander
            asianamerican middleeastern northafrican arab mena caucasian nonwhite multiracial biracial bipoc
            personofcolor peopleofcolor personofcolour peopleofcolour underrepresentedminority urm
            woman women female men male girl boy lady ladies nonbinary transgender transsexual intersex
            gay lesbian bisexual lgbt lgbtq lgbtqia lgbtqi queer
            muslim islamic jewish jew hindu buddhist sikh mormon atheist paraplegic autistic""");

    /** Categories whose words have other meanings: they count where nothing else is said. */
    private static final Set<String> AMBIGUOUS = words("""
            black white asian native brown minority minorities man christian catholic protestant deaf blind""");

    /** Words that say nothing else. */
    private static final Set<String> FILLERS = words(
            "or and of any the a an is not non only all other people person student applicant candidate american alone");

    private static final Set<String> STANDARDS = Stream.of(Standard.values())
            .flatMap(standard -> standard.race().stream())
            .map(code -> code.toLowerCase(Locale.ROOT).replace("_", ""))
            .collect(Collectors.toUnmodifiableSet());

    private ProtectedTraits() {}

    /** Whether a text names one of them, or a category of one. */
    public static boolean areNamedIn(String text) {
        List<String> parts = parts(text);
        return anyNeighbours(parts, word -> TRAITS.contains(word) || CATEGORIES.contains(word))
                || STANDARDS.contains(String.join("", parts))
                || (parts.stream().anyMatch(part -> is(part, AMBIGUOUS::contains))
                        && parts.stream()
                                .allMatch(part -> is(part, AMBIGUOUS::contains) || is(part, FILLERS::contains)));
    }

    /**
     * Whether a text has one of the words in it, alone or as neighbours: {@code schoolZip}, {@code national_origin}.
     */
    public static boolean names(String text, Set<String> words) {
        return anyNeighbours(parts(text), words::contains);
    }

    private static boolean anyNeighbours(List<String> parts, Predicate<String> known) {
        for (int from = 0; from < parts.size(); from++) {
            String joined = "";
            for (String part : parts.subList(from, Math.min(parts.size(), from + 4))) {
                joined += part;
                if (is(joined, known)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In the singular or the plural. */
    private static boolean is(String word, Predicate<String> known) {
        return known.test(word) || (word.endsWith("s") && known.test(word.substring(0, word.length() - 1)));
    }

    private static List<String> parts(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}|['’]", "");
        return Stream.of(plain.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The words of a list that stands between spaces and ends of lines. */
    public static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
