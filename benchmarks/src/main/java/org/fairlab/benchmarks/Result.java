package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param measure what was measured, in words
 * @param unit of the value and of the limit, empty for a mere number
 * @param limit what it is compared with, null if with nothing
 * @param ratio of the value to the limit, round by round; null without a limit
 * @param target of the ratio, or of the value if there is none; null for what is shown only for comparison
 * @param met null without a target
 */
record Result(
        String measure,
        Spread value,
        String unit,
        @Nullable String limit,
        @Nullable Spread limitValue,
        @Nullable Spread ratio,
        @Nullable String target,
        @Nullable Boolean met) {

    /** A value by itself. */
    static Result of(String measure, List<Double> rounds, String unit, @Nullable Target target) {
        Spread value = Spread.of(rounds);
        return new Result(
                measure,
                value,
                unit,
                null,
                null,
                null,
                target == null ? null : target.toString(),
                target == null ? null : target.isMetBy(value.median()));
    }

    /** A value beside a limit that was measured in the same rounds. */
    static Result against(
            String measure,
            List<Double> rounds,
            String unit,
            String limit,
            List<Double> limitRounds,
            @Nullable Target target) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round) / limitRounds.get(round));
        }
        Spread ratio = Spread.of(ratios);
        return new Result(
                measure,
                Spread.of(rounds),
                unit,
                limit,
                Spread.of(limitRounds),
                ratio,
                target == null ? null : target + " ×",
                target == null ? null : target.isMetBy(ratio.median()));
    }
}
