package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.fairlab.query.disclosure.DisclosureControl;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Progress;
import org.fairlab.query.disclosure.Release.GivenUp;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.SuppressionRule;
import org.jspecify.annotations.Nullable;

/** How long it takes to suppress tables and to prove that nothing can be worked out, and what is given up for it. */
final class DisclosureMeasure implements Measure {

    private static final int PROGRAMMES = 50;

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        List<Equations> funnels = new ArrayList<>();
        for (double mean : new double[] {15, 40, 150}) {
            for (long seed = 0; seed < 3; seed++) {
                funnels.add(DisclosureTables.funnel(seed, mean));
            }
        }
        for (Equations funnel : funnels) {
            release(funnel); // warm-up
        }
        List<Double> slowest = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            double seconds = 0;
            for (Equations funnel : funnels) {
                seconds = Math.max(seconds, release(funnel).seconds());
            }
            slowest.add(seconds);
        }
        report.add(Result.of(
                "disclosure control of 8 groups × 12 stages with margins, the slowest of " + funnels.size(),
                slowest,
                "s",
                Target.atMost(0.5)));

        int programmes = Math.min(PROGRAMMES, settings.entities());
        large(
                "8 groups × 12 stages × " + programmes + " programmes",
                DisclosureTables.funnels(1, 60, programmes),
                Target.atMost(120),
                report);
        large(
                "completions by year, race and sex with programme and with award level",
                DisclosureTables.completions(settings.events()),
                null,
                report);
    }

    /** Once: it takes long, and the same input takes the same steps. */
    private static void large(String tables, Equations equations, @Nullable Target target, Report report) {
        Timed timed = release(equations);
        GivenUp givenUp = timed.released().givenUp();
        long counts = equations.cells().stream()
                .filter(cell -> timed.released().counts().containsKey(cell.name()))
                .mapToLong(cell -> cell.count())
                .sum();
        int cells = timed.released().counts().size();
        report.add(Result.of("disclosure control of " + tables, List.of(timed.seconds()), "s", target));
        report.add(Result.of(
                "cells given up there beyond the rule, of " + Report.number((long) cells),
                List.of(100.0 * givenUp.secondary() / cells),
                "%",
                null));
        report.add(Result.of(
                "counts given up there beyond the rule, of " + Report.number(counts) + " in all cells",
                List.of(100.0 * givenUp.secondaryCounts() / counts),
                "%",
                null));
    }

    private record Timed(double seconds, Released released) {}

    private static Timed release(Equations equations) {
        long begun = System.nanoTime();
        var release = DisclosureControl.release(equations, SuppressionRule.DEFAULT, Progress.NONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (release instanceof Released released) {
            return new Timed(seconds, released);
        }
        throw new IllegalStateException("Held back: " + release);
    }
}
