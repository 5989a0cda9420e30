package org.fairlab.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found wrong so far: the first bad index with what is wrong with it, and between which two checkpoints of a
 * source the events stop giving its roots.
 */
final class Findings implements Histories.Faults {

    /** Who has signed or kept the roots that events are held against, each believed for itself only. */
    enum Source {
        BUNDLE("signed"),
        ANCHORS("anchored"),
        SEEN("seen earlier");

        private final String was;

        Source(String was) {
            this.was = was;
        }
    }

    /**
     * Up to where the events give the roots of a source.
     *
     * @param bad the least size whose root they do not give
     */
    private record Agreement(long size, Optional<Long> bad) {}

    private record Fault(long index, String what) {}

    private Optional<Fault> first = Optional.empty();
    private final Map<Source, Agreement> agreements = new EnumMap<>(Source.class);
    private final List<String> others = new ArrayList<>();

    @Override
    public void at(long index, String what) {
        if (first.isEmpty() || index < first.get().index) {
            first = Optional.of(new Fault(index, what));
        }
    }

    /** Something wrong that lies at no index. */
    void add(String what) {
        others.add(what);
    }

    /** Notes whether the events up to a size give the root that was signed for it; sizes ascend. */
    void root(Source source, long size, boolean same) {
        Agreement before = agreements.getOrDefault(source, new Agreement(0, Optional.empty()));
        if (before.bad.isEmpty()) {
            agreements.put(
                    source,
                    same ? new Agreement(size, Optional.empty()) : new Agreement(before.size, Optional.of(size)));
        }
    }

    private boolean agree() {
        return agreements.values().stream().allMatch(one -> one.bad.isEmpty());
    }

    boolean isEmpty() {
        return first.isEmpty() && agree() && others.isEmpty();
    }

    Optional<Long> firstBad() {
        return first.map(Fault::index);
    }

    /** For people, the most telling first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.ifPresent(fault -> lines.add("index " + fault.index + ": " + fault.what));
        agreements.forEach((source, one) -> one.bad.ifPresent(size -> lines.add(
                (first.isPresent() ? "" : "the first bad index is ") + "from " + one.size + " to " + (size - 1)
                        + ": the events do not give the root that was " + source.was + " for the first " + size)));
        lines.addAll(others);
        return lines;
    }
}
