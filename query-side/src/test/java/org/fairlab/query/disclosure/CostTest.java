package org.fairlab.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.junit.jupiter.api.Test;

/** What suppression gives up, against the least that any pattern would, found by trying all of them. */
class CostTest {

    private static final SuppressionRule THREE = new SuppressionRule(3, true);

    @Test
    void the_pattern_costs_little_more_than_the_cheapest_there_is() {
        long cost = 0;
        long least = 0;
        int cheapest = 0;
        int tables = 0;
        for (int seed = 0; seed < 60; seed++) {
            var builder = new Equations.Builder();
            Lattice.add(
                    builder,
                    List.of(
                            Hierarchy.flat("row", Tables.names("r", 3)),
                            Hierarchy.flat("column", Tables.names("c", 3))),
                    Tables.random(seed, 8));
            Equations equations = builder.build();
            Set<String> primary = Tables.primary(equations, THREE);
            Set<String> suppressed = Tables.suppressed(DisclosureControl.release(equations, THREE, Progress.NONE));
            long its = Tables.cost(equations, suppressed) - Tables.cost(equations, primary);
            long optimum = least(equations, primary, its);
            cost += its;
            least += optimum;
            tables++;
            cheapest += its == optimum ? 1 : 0;
        }
        assertThat(cost)
                .as("%d of %d tables at least cost, %d", cheapest, tables, least)
                .isLessThanOrEqualTo(least * 21 / 20);
    }

    private static long least(Equations equations, Set<String> primary, long known) {
        List<Cell> open = equations.cells().stream()
                .filter(cell -> cell.count() > 0 && !primary.contains(cell.name()))
                .toList();
        record Choice(Set<String> added, long cost) {}
        var choices = new ArrayList<Choice>();
        for (int bits = 0; bits < 1 << open.size(); bits++) {
            var added = new HashSet<String>();
            long cost = 0;
            for (int i = 0; i < open.size() && cost < known; i++) {
                if ((bits >> i & 1) == 1) {
                    added.add(open.get(i).name());
                    cost += Unknowns.cost(open.get(i));
                }
            }
            if (cost < known) {
                choices.add(new Choice(added, cost));
            }
        }
        choices.sort(Comparator.comparingLong(Choice::cost));
        for (Choice choice : choices) {
            choice.added().addAll(primary);
            if (Outsider.exposed(equations, THREE, choice.added()).isEmpty()) {
                return choice.cost();
            }
        }
        return known;
    }
}
