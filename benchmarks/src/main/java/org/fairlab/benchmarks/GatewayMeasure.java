package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.command.Commands;

/** Commands through the gateway, beside L1 and stock Axon. */
final class GatewayMeasure implements Measure {

    private static final List<Integer> CALLERS = List.of(1, 16, 64);

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Commands ours = rig.commands().commands();
        Commands stock = rig.stock().commands();
        Funds ourFunds = Funds.establish(ours, settings.entities());
        Funds stockFunds = Funds.establish(stock, settings.entities());
        try (var limit = new InsertLimit(rig.database("limit"), 64)) {
            List<Contender> contenders = new ArrayList<>();
            for (int callers : CALLERS) {
                contenders.add(limit.contender(callers));
                contenders.add(new Contender("ours at " + callers, callers, caller -> ourFunds.replenishAny(ours)));
                contenders.add(new Contender("stock at " + callers, callers, caller -> stockFunds.replenishAny(stock)));
            }
            Rounds rounds = Rounds.of(contenders, settings);
            CALLERS.forEach(callers -> tell(callers, rounds, report));
            report.add(Result.of(
                    "p99 / p50 of commands through the gateway, 64 callers",
                    rounds.of("ours at 64", run -> run.percentile(99) / run.percentile(50)),
                    "",
                    Target.atMost(5)));
            report.add(Result.of(
                    "p50 of commands through the gateway, 64 callers",
                    rounds.of("ours at 64", run -> run.percentile(50)),
                    "ms",
                    null));
        }
    }

    private static void tell(int callers, Rounds rounds, Report report) {
        String limit = InsertLimit.name(callers);
        String at = ", " + callers + (callers == 1 ? " caller" : " callers");
        report.add(Result.against(
                "commands through the gateway" + at,
                rounds.perSecond("ours at " + callers),
                "/s",
                limit,
                rounds.perSecond(limit),
                Target.atLeast(callers == 1 ? 0.6 : 2)));
        report.add(Result.against(
                "the same on stock Axon" + at,
                rounds.perSecond("stock at " + callers),
                "/s",
                limit,
                rounds.perSecond(limit),
                null));
    }
}
