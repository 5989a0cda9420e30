package org.fairlab.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.disclosure.Tables.names;
import static org.fairlab.query.disclosure.Tables.random;
import static org.fairlab.query.disclosure.Tables.row;
import static org.fairlab.query.disclosure.Tables.suppressed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Relation.Term;
import org.fairlab.query.disclosure.Release.Released;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever tries every table that fits what is published can tell no suppressed count by less than the threshold. */
class DisclosureControlTest {

    private static final SuppressionRule THREE = new SuppressionRule(3, true);

    private static Released release(Equations equations, SuppressionRule rule) {
        return (Released) DisclosureControl.release(equations, rule, Progress.NONE);
    }

    private static void assertNothingExposed(Equations equations, SuppressionRule rule) {
        Released released = release(equations, rule);
        assertThat(Outsider.exposed(equations, rule, suppressed(released))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void in_tables_with_margins_nothing_is_exposed(boolean zeroShown) {
        for (int seed = 0; seed < 60; seed++) {
            var equations = new Equations.Builder();
            Lattice.add(
                    equations,
                    List.of(Hierarchy.flat("row", names("r", 3)), Hierarchy.flat("column", names("c", 4))),
                    random(seed, 5));
            assertNothingExposed(equations.build(), new SuppressionRule(3, zeroShown));
        }
    }

    @Test
    void in_tables_of_three_dimensions_nothing_is_exposed() {
        for (int seed = 0; seed < 40; seed++) {
            var equations = new Equations.Builder();
            Lattice.add(
                    equations,
                    List.of(
                            Hierarchy.flat("group", names("g", 2)),
                            Hierarchy.flat("site", names("s", 2)),
                            Hierarchy.flat("year", names("y", 3))),
                    random(seed, 6));
            assertNothingExposed(equations.build(), THREE);
        }
    }

    @Test
    void where_totals_have_subtotals_nothing_is_exposed() {
        var site = new Hierarchy(
                "site",
                "all",
                Map.of("all", List.of("north", "south"), "north", names("n", 2), "south", names("s", 2)));
        for (int seed = 0; seed < 40; seed++) {
            var equations = new Equations.Builder();
            Lattice.add(equations, List.of(Hierarchy.flat("group", names("g", 2)), site), random(seed, 5));
            assertNothingExposed(equations.build(), THREE);
        }
    }

    @Test
    void where_tables_share_cells_nothing_is_exposed() {
        for (int seed = 0; seed < 40; seed++) {
            var group = Hierarchy.flat("group", names("g", 2));
            var people = random(seed, 5);
            var site = Hierarchy.flat("site", names("s", 2));
            var year = Hierarchy.flat("year", names("y", 2));
            var equations = new Equations.Builder();
            Lattice.add(equations, List.of(group, site), h -> sum(people, h.get(0), h.get(1), null));
            Lattice.add(equations, List.of(group, year), h -> sum(people, h.get(0), null, h.get(1)));
            assertNothingExposed(equations.build(), THREE);
        }
    }

    private static long sum(
            java.util.function.ToLongFunction<List<String>> people, String group, String site, String year) {
        long sum = 0;
        for (String s : names("s", 2)) {
            for (String y : names("y", 2)) {
                if ((site == null || s.equals(site)) && (year == null || y.equals(year))) {
                    sum += people.applyAsLong(List.of(group, s, y));
                }
            }
        }
        return sum;
    }

    @Test
    void in_a_funnel_neither_stages_nor_who_left_between_them_are_exposed() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            Map<String, long[]> stages = new HashMap<>();
            for (String group : names("g", 2)) {
                long first = 3 + random.nextInt(25);
                long second = first - random.nextInt((int) Math.min(first, 8));
                stages.put(group, row(first, second, second - random.nextInt((int) Math.min(second, 8))));
            }
            var equations = new Equations.Builder();
            Lattice.add(
                    equations,
                    List.of(Hierarchy.flat("group", names("g", 2)), Funnel.chain("stage", names("t", 3))),
                    h -> stages.get(h.get(0))[Integer.parseInt(h.get(1).substring(1)) - 1]);
            assertNothingExposed(equations.build(), THREE);
        }
    }

    /** Outreach and application are both within entry, and neither is within the other. */
    @Test
    void in_a_funnel_with_branches_neither_stages_nor_who_left_are_exposed() {
        var stages = new Funnel("stage", names("t", 4), Map.of("t2", "t1", "t3", "t1", "t4", "t3"));
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            Map<String, long[]> reached = new HashMap<>();
            for (String group : names("g", 2)) {
                long entered = 6 + random.nextInt(20);
                long outreach = entered - random.nextInt(6);
                long applied = entered - random.nextInt(6);
                reached.put(
                        group, row(entered, outreach, applied, applied - random.nextInt((int) Math.min(applied, 5))));
            }
            var equations = new Equations.Builder();
            Lattice.add(
                    equations,
                    List.of(Hierarchy.flat("group", names("g", 2)), stages),
                    h -> reached.get(h.get(0))[Integer.parseInt(h.get(1).substring(1)) - 1]);
            assertNothingExposed(equations.build(), THREE);
        }
    }

    /** What is known of each stage and any that it lies within, and of no others. */
    @Test
    void only_who_left_between_a_stage_and_one_within_it_can_be_worked_out() {
        var stages = new Funnel("stage", names("t", 4), Map.of("t2", "t1", "t3", "t1", "t4", "t3"));
        var equations = new Equations.Builder();
        Lattice.add(equations, List.of(stages), h -> 100 - 10 * (h.get(0).charAt(1) - '1'));
        assertThat(equations.build().cells().stream()
                        .filter(cell -> !cell.isPublished())
                        .map(cell -> cell.name() + " " + cell.standing()))
                .containsExactlyInAnyOrder(
                        "stage t1 without stage t2 DERIVED",
                        "stage t1 without stage t3 DERIVED",
                        "stage t3 without stage t4 DERIVED",
                        "stage t1 without stage t4 IMPLIED");
    }

    /** Everybody counts once for each group given; who gave more than one is counted in each of them. */
    @Test
    void those_who_gave_more_than_one_group_are_not_exposed_by_totals_alone_or_in_combination() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var equations = new Equations.Builder();
            var alone = new ArrayList<Integer>();
            var combination = new ArrayList<Term>();
            long both = random.nextInt(6);
            long total = both;
            for (String group : names("g", 2)) {
                long only = 2 + random.nextInt(12);
                total += only;
                alone.add(equations.cell(group + " alone", only));
                int any = equations.cell(group + " alone or in combination", only + both);
                combination.add(new Term(equations.atMost(alone.getLast(), any), 1));
            }
            int more = equations.cell("more than one", both);
            combination.add(new Term(more, -2));
            equations.relation(combination);
            int all = equations.cell("all", total);
            equations.sum(all, List.of(alone.get(0), alone.get(1), more));
            equations.share(more, all);
            assertNothingExposed(equations.build(), THREE);
        }
    }

    /** Two counts in the proportion of two to three: neither can change by one alone. */
    @Test
    void what_no_sequence_of_single_steps_finds_is_found_by_a_linear_programme() {
        var equations = new Equations.Builder();
        equations.relation(List.of(
                new Term(equations.cell("two of three", 6), 3), new Term(equations.cell("three of two", 9), -2)));
        assertThat(suppressed(release(equations.build(), SuppressionRule.DEFAULT)))
                .containsExactlyInAnyOrder("two of three", "three of two");
    }

    @Test
    void a_zero_that_says_something_of_all_of_a_small_group_is_suppressed() {
        var equations = new Equations.Builder();
        equations.atMost(equations.cell("selected of few", 0), equations.cell("few", 8));
        equations.atMost(equations.cell("selected of many", 0), equations.cell("many", 80));
        equations.sum(equations.cell("all", 88), List.of(equations.cell("few", 8), equations.cell("many", 80)));
        Released released = release(equations.build(), SuppressionRule.DEFAULT);
        assertThat(released.count("selected of few")).isEmpty();
        assertThat(released.share("selected of few", "few")).isEmpty();
    }

    /** The pool tells it, so to suppress it would only make it look like something. */
    @Test
    void nobody_of_nobody_is_neither_suppressed_nor_taken_to_be_uncertain() {
        var equations = new Equations.Builder();
        var pools = new ArrayList<Integer>();
        var selections = new ArrayList<Integer>();
        for (int g = 0; g < 4; g++) {
            pools.add(equations.cell("pool " + g, 30L * g));
            selections.add(equations.cell("selected " + g, 3L * g));
            equations.atMost(selections.get(g), pools.get(g));
        }
        equations.share(selections.getFirst(), equations.cell("of whom few entered", 5));
        equations.sum(equations.cell("pool", 180), pools);
        equations.sum(equations.cell("selected", 18), selections);
        Released released = release(equations.build(), SuppressionRule.DEFAULT);
        assertThat(released.count("selected 0")).hasValue(0L);
        assertThat(new Unknowns(equations.build(), SuppressionRule.DEFAULT).of[selections.getFirst()])
                .isEqualTo(Unknowns.KNOWN);
    }

    @Test
    void a_rate_is_shown_only_where_both_its_counts_are() {
        Released released = release(Tables.of(row(3, 40), row(50, 60), row(70, 80)), SuppressionRule.DEFAULT);
        assertThat(released.share("row r1, column c1", "row r1")).isEmpty();
        assertThat(released.share("row r1", "all")).hasValue(new Release.Share(43, 303));
    }

    @Test
    void the_same_counts_are_always_suppressed_alike() {
        var once = release(large(7), SuppressionRule.DEFAULT);
        assertThat(release(large(7), SuppressionRule.DEFAULT)).isEqualTo(once);
    }

    @Test
    void a_search_ends_when_its_progress_is_told_to() {
        Assertions.assertThatThrownBy(() ->
                        DisclosureControl.release(large(7), SuppressionRule.DEFAULT, new Progress() {
                            @Override
                            public void protecting(int left, int atFirst) {
                                throw new CancellationException();
                            }

                            @Override
                            public void improving(int left, int atFirst) {}
                        }))
                .isInstanceOf(CancellationException.class);
    }

    private static Equations large(long seed) {
        var equations = new Equations.Builder();
        Lattice.add(
                equations,
                List.of(Hierarchy.flat("group", names("g", 8)), Hierarchy.flat("stage", names("s", 12))),
                random(seed, 40));
        return equations.build();
    }

    @Test
    void figures_that_do_not_add_up_are_refused() {
        var equations = new Equations.Builder();
        equations.sum(equations.cell("all", 5), List.of(equations.cell("a", 2), equations.cell("b", 2)));
        Assertions.assertThatThrownBy(equations::build).hasMessageContaining("do not add up");
        Assertions.assertThatThrownBy(() -> equations.cell("a", 3)).hasMessageContaining("disagree");
    }

    @Test
    void what_cannot_be_protected_is_held_back() {
        var equations = new Equations.Builder();
        int known = equations.cell("known", 40, Standing.SHOWN);
        equations.sum(known, List.of(equations.cell("few", 4), equations.cell("others", 36, Standing.SHOWN)));
        assertThat(DisclosureControl.release(equations.build(), SuppressionRule.DEFAULT, Progress.NONE))
                .isInstanceOf(Release.HeldBack.class);
    }
}
