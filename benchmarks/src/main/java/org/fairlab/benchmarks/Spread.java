package org.fairlab.benchmarks;

import java.util.List;

/** What came out of several rounds. */
record Spread(double median, double min, double max) {

    /** The median is the mean of the two in the middle where their number is even. */
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    static Spread of(double value) {
        return new Spread(value, value, value);
    }
}
