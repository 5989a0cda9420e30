package org.fairlab.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.fairlab.events.Event;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Projection;

/** The proof that a figure told by a tally is the one that all facts tell. */
public final class Tallies {

    /** All that is known; since it names an instant, the facts are asked. */
    private static final AsOf BY_FACTS = new AsOf(null, "9999-12-31T00:00:00Z");

    private Tallies() {}

    /**
     * Proves it after every few events, while tallies are taken now and then, some without an event that is taken later.
     *
     * @param figure must take many values, or the proof would say nothing
     */
    public static <F> void equalFacts(
            GivenEvents given, Projection readModel, List<Event> events, Random random, Function<AsOf, F> figure) {
        Set<F> values = new HashSet<>();
        long position = 0;
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(20));
            given.happened(events.subList(from, to).toArray(Event[]::new));
            switch (random.nextInt(5)) {
                case 0 -> given.tallied(readModel);
                case 1 ->
                    given.tallied(
                            readModel, position + 1 + random.nextInt(to - from), () -> values.add(agreed(figure)));
                default -> given.seenBy(readModel);
            }
            values.add(agreed(figure));
            position += to - from;
            from = to;
        }
        given.tallied(readModel);
        agreed(figure);
        assertThat(given.jdbc()
                        .sql("select distinct position from " + readModel.name() + ".tally")
                        .query(Long.class)
                        .list())
                .containsExactly(position);
        given.rebuildEqualsLive(readModel);
        assertThat(values).hasSizeGreaterThan(20);
    }

    private static <F> F agreed(Function<AsOf, F> figure) {
        F now = figure.apply(AsOf.NOW);
        assertThat(now).isEqualTo(figure.apply(BY_FACTS));
        return now;
    }
}
