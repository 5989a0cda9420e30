package org.fairlab.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * One round of one contender.
 *
 * @param perSecond how often the work was done
 * @param latencies in nanoseconds
 * @param slowestShare what the slowest caller got done, as a share of what each would have if all got the same
 */
record Run(double perSecond, Histogram latencies, double slowestShare) {

    static final long LONGEST_NANOS = 600_000_000_000L;

    /** In milliseconds. */
    double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1e6;
    }

    /** Nanoseconds in steps of a microsecond or of a thousandth, whichever is larger. */
    static Histogram histogram() {
        return new Histogram(1000, LONGEST_NANOS, 3);
    }
}
