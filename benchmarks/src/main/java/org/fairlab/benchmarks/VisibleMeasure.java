package org.fairlab.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.fairlab.command.Commands;

/** From the moment at which a command is due to the moment at which a read model shows it, at half of peak. */
final class VisibleMeasure implements Measure {

    private static final int CALLERS = 64;
    private static final String READ_MODEL = "fund_ledger";

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Product product = rig.both();
        Commands commands = product.commands();
        Funds funds = Funds.establish(commands, settings.entities());
        Load.closed(CALLERS, settings.warmUp().dividedBy(2), caller -> funds.replenishAny(commands));
        double peak = sustained(product, funds, settings.round());
        report.note("peak, until all read models have seen it: " + Report.number(peak) + " /s");
        paced(product, funds, peak / 2, settings.warmUp().dividedBy(2));
        List<Double> recorded = new ArrayList<>();
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            Latencies latencies = paced(product, funds, peak / 2, settings.round());
            recorded.add(latencies.recorded().getValueAtPercentile(50) / 1e6);
            p50.add(latencies.visible().getValueAtPercentile(50) / 1e6);
            p99.add(latencies.visible().getValueAtPercentile(99) / 1e6);
            product.awaitReadModels(funds.replenishAny(commands).position());
        }
        String rate = ", at " + Report.number(peak / 2) + " /s";
        report.add(Result.of("p50 of command to recorded" + rate, recorded, "ms", null));
        String measure = " of command to visible in a read model" + rate;
        report.add(Result.of("p50" + measure, p50, "ms", Target.atMost(5)));
        report.add(Result.of("p99" + measure, p99, "ms", Target.atMost(25)));
    }

    /** Commands per second over a round and the time that read models then take to catch up. */
    private static double sustained(Product product, Funds funds, Duration round) throws InterruptedException {
        Commands commands = product.commands();
        product.awaitReadModels(funds.replenishAny(commands).position());
        long start = System.nanoTime();
        double recorded = Load.closed(CALLERS, round, caller -> funds.replenishAny(commands))
                        .perSecond()
                * round.toMillis()
                / 1e3;
        product.awaitReadModels(funds.replenishAny(commands).position());
        return recorded / ((System.nanoTime() - start) / 1e9);
    }

    /** From when a command is due to when it is acknowledged, and to when a read model shows it. */
    private record Latencies(Histogram recorded, Histogram visible) {}

    private static Latencies paced(Product product, Funds funds, double perSecond, Duration duration)
            throws InterruptedException {
        Commands commands = product.commands();
        Histogram recorded = new ConcurrentHistogram(Run.histogram());
        try (var sightings = new Sightings(() -> product.position(READ_MODEL))) {
            Load.paced(perSecond, duration, due -> {
                long position = funds.replenishAny(commands).position();
                recorded.recordValue(Math.min(System.nanoTime() - due, Run.LONGEST_NANOS));
                sightings.expect(position, due);
            });
            return new Latencies(recorded, sightings.all());
        }
    }
}
