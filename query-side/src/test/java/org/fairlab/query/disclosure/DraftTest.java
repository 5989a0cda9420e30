package org.fairlab.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlab.query.disclosure.Tables.names;
import static org.fairlab.query.disclosure.Tables.suppressed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.disclosure.Release.Released;
import org.junit.jupiter.api.Test;

/** A search that was ended before its time goes on where it was, and wherever it begins, what it releases holds. */
class DraftTest {

    private static final SuppressionRule RULE = SuppressionRule.DEFAULT;

    private static Equations table(long seed, int groups, int stages, double mean) {
        var equations = new Equations.Builder();
        Lattice.add(
                equations,
                List.of(Hierarchy.flat("group", names("g", groups)), Hierarchy.flat("stage", names("s", stages))),
                Tables.random(seed, mean));
        return equations.build();
    }

    /** Keeps every draft, and ends the search after so many. */
    private static final class Keeping implements Progress {

        private final List<Draft> drafts = new ArrayList<>();
        private final int most;
        private int improving;

        Keeping(int most) {
            this.most = most;
        }

        @Override
        public void protecting(int left, int atFirst) {}

        @Override
        public void improving(int left, int atFirst) {
            improving++;
        }

        @Override
        public void reached(Supplier<Draft> draft) {
            drafts.add(draft.get());
            if (drafts.size() == most) {
                throw new CancellationException();
            }
        }
    }

    private static Keeping search(Equations equations) {
        var keeping = new Keeping(Integer.MAX_VALUE);
        DisclosureControl.release(equations, RULE, keeping);
        return keeping;
    }

    @Test
    void a_release_begun_from_any_draft_holds_and_costs_little_more() {
        for (int seed = 0; seed < 3; seed++) {
            Equations equations = table(seed, 8, 12, 40);
            long primary = Tables.cost(equations, Tables.primary(equations, RULE));
            long whole = cost(equations, Draft.EMPTY) - primary;
            List<Draft> drafts = search(equations).drafts;
            assertThat(drafts).hasSizeGreaterThan(10);
            for (int at = 0; at < drafts.size(); at += 3) {
                assertThat(cost(equations, drafts.get(at)) - primary)
                        .as("seed %d, begun from draft %d of %d", seed, at, drafts.size())
                        .isLessThanOrEqualTo(whole * 11 / 10);
            }
        }
    }

    /** The release is one, so the attack on it has failed. */
    private static long cost(Equations equations, Draft begun) {
        Release release = DisclosureControl.release(equations, RULE, begun, Progress.NONE);
        assertThat(release).isInstanceOf(Released.class);
        return Tables.cost(equations, suppressed(release));
    }

    @Test
    void whatever_a_draft_says_nothing_is_exposed_by_what_is_released() {
        var three = new SuppressionRule(3, true);
        for (int seed = 0; seed < 40; seed++) {
            Equations equations = table(seed, 3, 4, 5);
            var random = new Random(seed);
            Set<String> some = new HashSet<>(Set.of("a cell that is not there"));
            equations.cells().stream()
                    .filter(_ -> random.nextInt(4) == 0)
                    .map(Cell::name)
                    .forEach(some::add);
            Release release = DisclosureControl.release(equations, three, new Draft(some, some), Progress.NONE);
            assertThat(Outsider.exposed(equations, three, suppressed(release)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void a_search_that_was_killed_tries_no_cell_without_that_it_has_tried_before() {
        Equations equations = table(1, 8, 12, 40);
        Keeping whole = search(equations);
        var killed = new Keeping(whole.drafts.size() - 2);
        assertThatThrownBy(() -> DisclosureControl.release(equations, RULE, killed))
                .isInstanceOf(CancellationException.class);
        assertThat(killed.improving).isPositive();
        var rest = new Keeping(Integer.MAX_VALUE);
        DisclosureControl.release(equations, RULE, killed.drafts.getLast(), rest);
        assertThat(killed.improving + rest.improving).isEqualTo(whole.improving);
    }
}
