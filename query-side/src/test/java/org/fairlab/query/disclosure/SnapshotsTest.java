package org.fairlab.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.disclosure.Tables.row;
import static org.fairlab.query.disclosure.Tables.suppressed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Release.HeldBack;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.Snapshots.Snapshot;
import org.junit.jupiter.api.Test;

/** Two releases together say no more of one person than each alone. */
class SnapshotsTest {

    private static final SuppressionRule RULE = SuppressionRule.DEFAULT;
    private static final SuppressionRule THREE = new SuppressionRule(3, true);

    private static Equations stages(long[]... groups) {
        return Tables.of(groups);
    }

    private static Snapshot snapshot(String day, Equations counts, Snapshot... before) {
        return new Snapshot(day, counts, (Released) Snapshots.release(List.of(before), counts, RULE, Progress.NONE));
    }

    private static final Snapshot FIRST = snapshot("day 1", stages(row(50, 40), row(60, 30), row(70, 50)));

    @Test
    void the_first_snapshot_is_released_as_it_is() {
        assertThat(FIRST.released().givenUp()).isEqualTo(new Release.GivenUp(12, 0, 0, 0, 0));
    }

    @Test
    void a_snapshot_without_changes_is_released_as_the_one_before() {
        Released again = snapshot("day 2", FIRST.equations(), FIRST).released();
        assertThat(again.counts()).isEqualTo(FIRST.released().counts());
    }

    @Test
    void changes_of_the_threshold_and_more_are_released() {
        Released more = snapshot("day 2", stages(row(65, 40), row(60, 30), row(70, 50)), FIRST)
                .released();
        assertThat(suppressed(more)).isEmpty();
    }

    /** One person moves from the first group to the second, in both columns. */
    @Test
    void who_changes_an_answer_is_not_seen_in_the_next_release() {
        Equations next = stages(row(49, 39), row(61, 31), row(70, 50));
        Released released = snapshot("day 2", next, FIRST).released();
        assertThat(suppressed(released))
                .contains("row r1, column c1", "row r1, column c2", "row r2, column c1", "row r2, column c2")
                .doesNotContain("all", "column c1", "row r3");
        assertThat(released.givenUp().changed()).isEqualTo(6);
    }

    @Test
    void who_withdraws_an_answer_is_not_seen_in_the_next_release() {
        Equations next = stages(row(49, 40), row(60, 30), row(70, 50));
        Released released = snapshot("day 2", next, FIRST).released();
        assertThat(suppressed(released)).contains("row r1, column c1", "row r1", "column c1", "all");
    }

    /** On day 3 a correction arrives of what day 2 had counted: it may not be told from day 1 either. */
    @Test
    void a_late_correction_is_not_seen_against_any_earlier_release() {
        Snapshot second = snapshot("day 2", stages(row(65, 40), row(60, 30), row(70, 50)), FIRST);
        Equations corrected = stages(row(51, 40), row(60, 30), row(70, 50));
        Released released = (Released) Snapshots.release(List.of(FIRST, second), corrected, RULE, Progress.NONE);
        assertThat(released.count("row r1, column c1")).isEmpty();
        Released withoutFirst = (Released) Snapshots.release(List.of(second), corrected, RULE, Progress.NONE);
        assertThat(withoutFirst.count("row r1, column c1")).isEqualTo(Optional.of(51L));
    }

    @Test
    void a_table_that_tells_what_lies_between_two_released_counts_is_held_back() {
        var before = new Equations.Builder();
        before.cell("all", 84);
        before.cell("with an answer", 80);
        Snapshot first = snapshot("day 1", before.build());
        var after = new Equations.Builder();
        after.sum(after.cell("all", 84), List.of(after.cell("with an answer", 80), after.cell("declined", 4)));
        assertThat(Snapshots.release(List.of(first), after.build(), RULE, Progress.NONE))
                .isEqualTo(new HeldBack("1 cell could be worked out"));
    }

    /** People and what they completed, group by group: how far the two differ, somebody may guess. */
    private static Equations peopleAndCompletions(long[] people, long[] completions) {
        var counts = new Equations.Builder();
        for (int g = 0; g < people.length; g++) {
            int persons = counts.cell("people " + g, people[g]);
            int all = counts.cell("completions " + g, completions[g]);
            int difference = counts.cell("difference " + g, completions[g] - people[g], Standing.GUESSED);
            counts.sum(all, List.of(persons, difference));
        }
        counts.sum(
                counts.cell("people", Arrays.stream(people).sum()),
                IntStream.range(0, people.length)
                        .map(g -> counts.existing("people " + g))
                        .boxed()
                        .toList());
        counts.sum(
                counts.cell("completions", Arrays.stream(completions).sum()),
                IntStream.range(0, people.length)
                        .map(g -> counts.existing("completions " + g))
                        .boxed()
                        .toList());
        return counts.build();
    }

    @Test
    void two_tables_that_do_not_differ_are_taken_to_be_known_not_to() {
        Released released = snapshot("day 1", peopleAndCompletions(row(8, 30, 40), row(8, 30, 41)))
                .released();
        assertThat(suppressed(released)).contains("people 0", "completions 0");
        assertThat(released.count("people 1").isPresent())
                .isEqualTo(released.count("completions 1").isPresent());
    }

    @Test
    void two_tables_that_differ_are_known_to_differ_in_which_is_the_greater_only() {
        Equations counts = peopleAndCompletions(row(8, 30, 40), row(20, 45, 41));
        Released released = snapshot("day 1", counts).released();
        assertThat(released.count("people 0")).isEmpty();
        assertThat(released.count("completions 0")).contains(20L);
        assertThat(Outsider.exposed(counts, RULE, suppressed(released))).isEmpty();
    }

    /** Somebody completes a second time; who guesses that the tables differ as they did is wrong. */
    @Test
    void tables_that_come_to_differ_otherwise_can_still_be_released() {
        Snapshot first = snapshot("day 1", peopleAndCompletions(row(50, 30, 40), row(50, 30, 40)));
        Equations next = peopleAndCompletions(row(50, 30, 40), row(51, 30, 40));
        Released released = snapshot("day 2", next, first).released();
        assertThat(suppressed(released))
                .contains("completions 0", "completions")
                .doesNotContain("people 0");
        Equations joint = Snapshots.joint(List.of(first), next, RULE);
        assertThat(Outsider.exposed(joint, RULE, suppressed(released))).isEmpty();
    }

    /** All had gone on before, and so has the one who has come since: nobody may see that. */
    @Test
    void the_first_person_of_a_new_group_has_not_been_seen_to_go_on() {
        Snapshot first = snapshot("day 1", entered(row(60, 60), row(40, 40)));
        Equations next = entered(row(60, 60), row(40, 40), row(1, 1));
        Released released = snapshot("day 2", next, first).released();
        assertThat(released.count("entered 2")).isEmpty();
        assertThat(released.count("went on 2")).isEmpty();
        assertThat(released.count("entered 0")).contains(60L);
        assertThat(Outsider.exposed(Snapshots.joint(List.of(first), next, RULE), RULE, suppressed(released)))
                .isEmpty();
    }

    /** Groups as those who entered, and those of them who went on. */
    private static Equations entered(long[]... groups) {
        var counts = new Equations.Builder();
        for (int stage = 0; stage < 2; stage++) {
            String name = stage == 0 ? "entered" : "went on";
            int at = stage;
            counts.sum(
                    counts.cell(
                            name,
                            Arrays.stream(groups).mapToLong(group -> group[at]).sum()),
                    IntStream.range(0, groups.length)
                            .map(g -> counts.cell(name + " " + g, groups[g][at]))
                            .boxed()
                            .toList());
        }
        counts.atMostAsFollows(counts.existing("went on"), counts.existing("entered"));
        for (int g = 0; g < groups.length; g++) {
            counts.atMost(counts.existing("went on " + g), counts.existing("entered " + g));
        }
        return counts.build();
    }

    /** The naive rule: each snapshot is suppressed by itself. Whoever has both works out what both hide. */
    @Test
    void snapshots_that_are_suppressed_each_by_itself_are_broken_by_the_attack() {
        Equations equations = Tables.of(row(8, 20, 30), row(40, 20, 30), row(40, 50, 30));
        var byItself = new ArrayList<String>(suppressed(DisclosureControl.release(equations, RULE, Progress.NONE)));
        var another = List.of("row r1, column c1", "row r1, column c3", "row r3, column c1", "row r3, column c3");
        assertThat(Outsider.exposed(equations, RULE, java.util.Set.copyOf(byItself)))
                .isEmpty();
        assertThat(Outsider.exposed(equations, RULE, java.util.Set.copyOf(another)))
                .isEmpty();
        byItself.retainAll(another);
        assertThat(Outsider.exposed(equations, RULE, java.util.Set.copyOf(byItself)))
                .isNotEmpty();
    }

    @Test
    void random_changes_by_single_persons_expose_nothing_over_three_snapshots() {
        var outcomes = new ArrayList<Boolean>();
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            long[][] counts = {row(9, 6), row(7, random.nextInt(9)), row(5, 8)};
            List<Snapshot> before = new ArrayList<>();
            for (int day = 1; day <= 3; day++) {
                Equations now = Tables.of(counts[0].clone(), counts[1].clone(), counts[2].clone());
                Release release = Snapshots.release(before, now, THREE, Progress.NONE);
                outcomes.add(release instanceof Released);
                if (release instanceof Released released) {
                    Equations joint = Snapshots.joint(before, now, THREE);
                    var hidden = new java.util.HashSet<>(suppressed(released));
                    joint.cells().stream()
                            .filter(cell -> cell.standing() == Cell.Standing.SUPPRESSED)
                            .forEach(cell -> hidden.add(cell.name()));
                    assertThat(Outsider.exposed(joint, THREE, hidden))
                            .as("seed %d, day %d", seed, day)
                            .isEmpty();
                    before.add(new Snapshot("day " + day, now, released));
                }
                counts[random.nextInt(3)][random.nextInt(2)] += 1;
                counts[1][0] += random.nextInt(3) == 0 ? 4 : 0;
            }
        }
        assertThat(outcomes).contains(true);
    }
}
