package org.fairlab.query.equity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.publication.PublishedTables;
import org.fairlab.query.publication.PublishedTables.Cells;

/** How many of those at one stage got to a further one, as far as that is published. */
record Passage(Cells cells, String from, String to) {

    /**
     * Reads it by some dimensions.
     *
     * @param to a stage that lies within {@code from}
     * @param where headings of other dimensions than these
     * @throws InvalidInput if the stages or headings are none, or are not published together
     */
    static Passage of(PublishedTables published, String from, String to, List<String> by, Map<String, String> where) {
        Funnel funnel = published.funnel();
        if (!funnel.stages().contains(to)) {
            throw new InvalidInput("to", "must be one of the stages " + String.join(", ", funnel.stages()));
        }
        if (!funnel.around(to).contains(from)) {
            throw new InvalidInput("from", "must be a stage that the other lies within: " + funnel.around(to));
        }
        List<String> all = new ArrayList<>(by);
        all.add(funnel.name());
        requireFree(where, all);
        return new Passage(published.cells(all, where), from, to);
    }

    private static void requireFree(Map<String, String> where, List<String> by) {
        if (by.stream().anyMatch(where::containsKey)) {
            throw new InvalidInput("where", "must give no heading of " + String.join(", ", by));
        }
    }

    /** The counts of one heading of each dimension; none if one of the two is suppressed. */
    Optional<Counts> counts(String name, List<String> headings) {
        Optional<Long> pool = cells.count(at(headings, from));
        Optional<Long> selected = cells.count(at(headings, to));
        return pool.isEmpty() || selected.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counts(name, selected.get(), pool.get()));
    }

    private static List<String> at(List<String> headings, String stage) {
        List<String> all = new ArrayList<>(headings);
        all.add(stage);
        return all;
    }
}
