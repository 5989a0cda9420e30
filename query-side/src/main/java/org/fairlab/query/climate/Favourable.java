package org.fairlab.query.climate;

import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The share of favourable answers to one item, or why it is hidden: then nothing else is there, never a 0 in its place.
 *
 * @param n answers to the item
 * @param share favourable answers of {@code n}, from 0 to 1: agreed, or strongly agreed
 * @param low lower end of the share's Wilson 95 % interval
 * @param high its upper end
 * @param hidden why the figure is not shown, in words; null if it is
 */
public record Favourable(
        @Nullable Integer n,
        @Nullable Double share,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String hidden) {

    /** In place of any figure of a survey that is not closed yet. */
    static final Favourable OPEN = hidden("The survey is open");

    static Favourable hidden(String why) {
        return new Favourable(null, null, null, null, why);
    }

    /** @param n at least 1 */
    static Favourable of(int favourable, int n) {
        Interval interval = Interval.wilson(new Counts("favourable", favourable, n));
        return new Favourable(n, (double) favourable / n, interval.lower(), interval.upper(), null);
    }

    /** In percent, such as {@code 75 % (62 to 85 %)}; why it is hidden otherwise. */
    public String inWords() {
        return share == null || low == null || high == null
                ? String.valueOf(hidden)
                : "%d %% (%d to %d %%)"
                        .formatted(Math.round(100 * share), Math.round(100 * low), Math.round(100 * high));
    }
}
