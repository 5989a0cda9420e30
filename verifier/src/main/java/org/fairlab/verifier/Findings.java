package org.fairlab.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found wrong so far: the first bad index with what is wrong with it, and between which two checkpoints of the
 * bundle the events stop giving the roots that were signed.
 */
final class Findings implements Histories.Faults {

    /** @param to exclusive */
    record Range(long from, long to, String what) {}

    private record Fault(long index, String what) {}

    private Optional<Fault> first = Optional.empty();
    private Optional<Range> range = Optional.empty();
    private final List<String> others = new ArrayList<>();
    private long agreed;

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
    void root(long size, boolean same, String what) {
        if (range.isEmpty() && same) {
            agreed = size;
        } else if (range.isEmpty()) {
            range = Optional.of(new Range(agreed, size, what));
        }
    }

    boolean isEmpty() {
        return first.isEmpty() && range.isEmpty() && others.isEmpty();
    }

    Optional<Long> firstBad() {
        return first.map(Fault::index);
    }

    /** For people, the most telling first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.ifPresent(fault -> lines.add("index " + fault.index + ": " + fault.what));
        range.ifPresent(r -> lines.add((first.isPresent() ? "" : "the first bad index is ") + "from " + r.from + " to "
                + (r.to - 1) + ": " + r.what));
        lines.addAll(others);
        return lines;
    }
}
