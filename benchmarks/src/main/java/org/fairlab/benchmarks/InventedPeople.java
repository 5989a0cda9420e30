package org.fairlab.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.fairlab.events.SelfIdentification;
import org.fairlab.events.SelfIdentification.Answer;
import org.fairlab.events.SelfIdentification.Disadvantage;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;

/**
 * People who never were: their answers in shares that a clinical-laboratory programme might have, and how far each gets
 * from outreach to leadership. Shares and chances are made up; the same seed gives the same people.
 */
final class InventedPeople {

    /** The stages, with the chance of somebody of the most favoured group to get there from the one before. */
    enum Stage {
        OUTREACH(0.6),
        APPLICATION(0.8),
        OFFER(0.55),
        ACCEPTANCE(0.85),
        COMPLETION(0.8),
        CREDENTIAL(0.85),
        HIRE(0.85),
        RETAINED_90_DAYS(0.92),
        RETAINED_1_YEAR(0.85),
        PROMOTION(0.3),
        LEADERSHIP(0.35);

        private final double chance;

        Stage(double chance) {
            this.chance = chance;
        }
    }

    /**
     * One of them.
     *
     * @param cohort the entering year: 2021 is 1 July 2020 to 30 June 2021
     * @param enteredOn the day of the first stage
     * @param stages those reached, in their order
     * @param withdraws whether the answers are withdrawn in the end
     * @param mistaken whether the last stage turns out not to have been reached
     */
    record Person(
            SelfIdentification answers,
            int cohort,
            LocalDate enteredOn,
            List<Stage> stages,
            boolean withdraws,
            boolean mistaken) {}

    private static final Map<String, Integer> RACES = Map.of(
            "WHITE", 480,
            "HISPANIC_OR_LATINO", 190,
            "BLACK_OR_AFRICAN_AMERICAN", 150,
            "ASIAN", 110,
            "MIDDLE_EASTERN_OR_NORTH_AFRICAN", 25,
            "AMERICAN_INDIAN_OR_ALASKA_NATIVE", 12,
            "NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER", 8,
            "DECLINED", 25);

    /** What the chances of the others are, of those of the most favoured group, at an offer and at a promotion. */
    private static final double LESS_FAVOURED = 0.75;

    /** The first entering year. */
    static final int FIRST_COHORT = 2021;

    private final Random random;

    private InventedPeople(long seed) {
        random = new Random(seed);
    }

    /** @param cohorts entering years from 1 July to 30 June, each with as many people as the others */
    static Stream<Person> of(long seed, int people, int cohorts) {
        var invented = new InventedPeople(seed);
        return Stream.iterate(0, n -> n < people, n -> n + 1).map(n -> invented.person(FIRST_COHORT + n % cohorts));
    }

    private Person person(int cohort) {
        Set<String> race = race();
        Sex sex = pick(Map.of(Sex.FEMALE, 730, Sex.MALE, 255, Sex.ANOTHER, 5, Sex.DECLINED, 10));
        boolean favoured = race.contains("WHITE") || race.contains("ASIAN");
        LocalDate enteredOn = LocalDate.of(cohort - 1, 7, 1).plusDays(random.nextInt(364));
        return new Person(answers(race, sex), cohort, enteredOn, stages(favoured), oneIn(40), oneIn(60));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** One in twenty gives a second category. */
    private Set<String> race() {
        String first = pick(RACES);
        String second = pick(RACES);
        boolean several = oneIn(20) && !first.equals("DECLINED") && !second.equals("DECLINED");
        return several && !first.equals(second) ? Set.of(first, second) : Set.of(first);
    }

    private SelfIdentification answers(Set<String> race, Sex sex) {
        Disadvantage disadvantage = pick(Map.of(
                Disadvantage.NONE, 700,
                Disadvantage.ECONOMIC, 180,
                Disadvantage.ENVIRONMENTAL, 70,
                Disadvantage.DECLINED, 50));
        boolean found = disadvantage == Disadvantage.ECONOMIC || disadvantage == Disadvantage.ENVIRONMENTAL;
        return new SelfIdentification(
                Standard.SPD15_2024,
                race,
                sex,
                answer(90),
                answer(50),
                answer(380),
                answer(220),
                disadvantage,
                found ? "HRSA" : null);
    }

    private Answer answer(int yes) {
        return pick(Map.of(Answer.YES, yes, Answer.NO, 950 - yes, Answer.DECLINED, 50));
    }

    /** Whom outreach missed may apply all the same; whoever misses another stage is out. */
    private List<Stage> stages(boolean favoured) {
        List<Stage> reached = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            double chance = stage.chance;
            if (!favoured && (stage == Stage.OFFER || stage == Stage.PROMOTION)) {
                chance *= LESS_FAVOURED;
            }
            if (random.nextDouble() < chance) {
                reached.add(stage);
            } else if (stage != Stage.OUTREACH) {
                break;
            }
        }
        return reached.isEmpty() ? List.of(Stage.OUTREACH) : reached;
    }

    /** One of the keys, each with the chance of its weight of all; their order does not depend on the machine. */
    private <K extends Comparable<? super K>> K pick(Map<K, Integer> weights) {
        int at = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<K, Integer> each :
                weights.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            at -= each.getValue();
            if (at < 0) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("there are no weights");
    }
}
