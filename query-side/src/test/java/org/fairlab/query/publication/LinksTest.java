package org.fairlab.query.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.DisclosureControl;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Lattice;
import org.fairlab.query.disclosure.Progress;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.SuppressionRule;
import org.fairlab.query.publication.Table.Leaf;
import org.junit.jupiter.api.Test;

/** A count that is suppressed in one table is not to be read in another one that counts the same people. */
class LinksTest {

    private static final List<String> RACES = List.of("A", "B", "C", "D");
    private static final Dimension SEX = Hierarchy.flat("sex", List.of("FEMALE", "MALE"));
    private static final Dimension RACE = Hierarchy.flat("race", RACES);
    private static final long[][] COMPLETIONS = {{50, 40}, {30, 20}, {4, 25}, {60, 70}};
    private static final long[][] PEOPLE = {{13, 12}, {30, 20}, {4, 24}, {60, 70}};

    private static Table completions() {
        List<Leaf> leaves = new ArrayList<>();
        for (int r = 0; r < RACES.size(); r++) {
            leaves.add(new Leaf(List.of("2002", "51.1004", "FEMALE", RACES.get(r)), COMPLETIONS[r][0]));
            leaves.add(new Leaf(List.of("2002", "51.1004", "MALE", RACES.get(r)), COMPLETIONS[r][1]));
        }
        return new Table(
                "completions",
                1,
                List.of(Hierarchy.flat("year", List.of("2002")), Hierarchy.flat("cip", List.of("51.1004")), SEX, RACE),
                leaves);
    }

    private static Table funnel() {
        List<Leaf> leaves = new ArrayList<>();
        for (int r = 0; r < RACES.size(); r++) {
            for (String stage : List.of("ENTERED", "COMPLETION")) {
                leaves.add(new Leaf(List.of("2002", "FEMALE", RACES.get(r), stage), PEOPLE[r][0]));
                leaves.add(new Leaf(List.of("2002", "MALE", RACES.get(r), stage), PEOPLE[r][1]));
            }
        }
        return new Table(
                "equity_funnel",
                1,
                List.of(
                        Hierarchy.flat("cohort", List.of("2002")),
                        SEX,
                        RACE,
                        new Funnel("stage", List.of("ENTERED", "COMPLETION"), Map.of("COMPLETION", "ENTERED"))),
                leaves);
    }

    private static Released release(Equations equations) {
        return (Released) DisclosureControl.release(equations, SuppressionRule.DEFAULT, Progress.NONE);
    }

    /** How many cells are suppressed as completions, and shown as people at the stage of completion. */
    private static long readInTheOther(Released completions, Released people) {
        return completions().cells().entrySet().stream()
                .filter(cell -> !cell.getValue().containsKey("cip"))
                .filter(cell -> completions.count(cell.getKey()).isEmpty())
                .filter(cell -> people.count(inFunnel(cell.getValue())).isPresent())
                .count();
    }

    private static String inFunnel(Map<String, String> headings) {
        return Lattice.name(
                funnel().dimensions(),
                List.of(
                        headings.getOrDefault("year", "all"),
                        headings.getOrDefault("sex", "all"),
                        headings.getOrDefault("race", "all"),
                        "COMPLETION"));
    }

    @Test
    void what_one_table_suppresses_no_other_one_tells() {
        Released both = release(Table.equations(List.of(completions(), funnel())));
        assertThat(both.count("year 2002, sex FEMALE, race C")).isEmpty();
        assertThat(readInTheOther(both, both)).isZero();
    }

    @Test
    void a_stage_that_hardly_anybody_has_reached_is_not_there() {
        Table few = new Table(
                "equity_funnel",
                1,
                List.of(SEX, Funnel.chain("stage", List.of("ENTERED", "HIRE", "RETAINED_1_YEAR"))),
                List.of(
                        new Leaf(List.of("FEMALE", "ENTERED"), 40),
                        new Leaf(List.of("MALE", "ENTERED"), 30),
                        new Leaf(List.of("FEMALE", "HIRE"), 6),
                        new Leaf(List.of("MALE", "HIRE"), 5),
                        new Leaf(List.of("FEMALE", "RETAINED_1_YEAR"), 6),
                        new Leaf(List.of("MALE", "RETAINED_1_YEAR"), 4)));
        assertThat(few.withoutStagesUpTo(10).orElseThrow().dimensions())
                .containsExactly(SEX, Funnel.chain("stage", List.of("ENTERED", "HIRE")));
        assertThat(few.withoutStagesUpTo(70)).isEmpty();
        assertThat(completions().withoutStagesUpTo(1_000)).contains(completions());
    }

    /** Without the link, each search chooses for itself, and one table tells what the other does not. */
    @Test
    void tables_that_are_released_each_for_itself_tell_on_each_other() {
        assertThat(readInTheOther(
                        release(Table.equations(List.of(completions()))), release(Table.equations(List.of(funnel())))))
                .isPositive();
    }
}
