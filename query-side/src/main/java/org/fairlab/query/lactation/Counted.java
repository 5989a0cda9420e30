package org.fairlab.query.lactation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.query.projection.RecordedEvent;

/**
 * How many the log makes it.
 *
 * @param events the positions of the events that make them
 */
record Counted(int number, Set<Long> events) {

    /** One for each of these, which are made by these events. */
    static Counted of(Stream<? extends Collection<RecordedEvent>> each) {
        List<? extends Collection<RecordedEvent>> all = each.toList();
        return new Counted(
                all.size(),
                all.stream()
                        .flatMap(Collection::stream)
                        .map(RecordedEvent::position)
                        .collect(Collectors.toSet()));
    }

    Count exact() {
        return Count.of(number, true);
    }

    /** The events, none where even those who may see events are not told how many these are. */
    Stream<Long> told() {
        return Count.of(number, false).number() == null ? Stream.empty() : events.stream();
    }
}
