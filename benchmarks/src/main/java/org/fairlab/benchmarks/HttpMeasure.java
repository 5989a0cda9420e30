package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.fairlab.benchmarks.Rounds.Contender;
import org.jspecify.annotations.Nullable;

/** Commands over HTTP with authentication and idempotency keys, beside L1, L3 and stock Axon. */
final class HttpMeasure implements Measure {

    private static final List<Integer> CALLERS = List.of(16, 64);

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        try (var limit = new InsertLimit(rig.database("limit"), 64);
                HttpCallers ours = HttpCallers.of(rig.commands(), settings);
                HttpCallers stock = HttpCallers.of(rig.stock(), settings)) {
            List<Contender> contenders = new ArrayList<>();
            for (int callers : CALLERS) {
                contenders.add(limit.contender(callers));
                contenders.add(new Contender("ours at " + callers, callers, ours::replenish));
                contenders.add(new Contender("stock at " + callers, callers, stock::replenish));
                contenders.add(new Contender("L3 at " + callers, callers, ours::empty));
            }
            Rounds rounds = Rounds.of(contenders, settings);
            for (int callers : CALLERS) {
                against(InsertLimit.name(callers), Target.atLeast(0.75), callers, rounds, report);
                against("stock at " + callers, Target.atLeast(6), callers, rounds, report);
                against("L3 at " + callers, null, callers, rounds, report);
            }
        }
    }

    private static void against(String limit, @Nullable Target target, int callers, Rounds rounds, Report report) {
        report.add(Result.against(
                "commands over HTTP, " + callers + " callers",
                rounds.perSecond("ours at " + callers),
                "/s",
                limit,
                rounds.perSecond(limit),
                target));
    }
}
