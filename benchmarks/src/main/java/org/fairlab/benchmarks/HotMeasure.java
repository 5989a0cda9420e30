package org.fairlab.benchmarks;

import java.util.List;
import java.util.UUID;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.command.Commands;

/** One entity that everybody writes to. */
final class HotMeasure implements Measure {

    private static final int CALLERS = 16;

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Commands commands = rig.commands().commands();
        UUID fund = Funds.establish(commands, 1).any();
        try (var limit = new InsertLimit(rig.database("limit"), CALLERS)) {
            Rounds rounds = Rounds.of(
                    List.of(
                            limit.contender(CALLERS),
                            new Contender("hot", CALLERS, caller -> Funds.replenish(commands, fund))),
                    settings);
            report.add(Result.against(
                    "commands to one hot entity, 16 callers",
                    rounds.perSecond("hot"),
                    "/s",
                    InsertLimit.name(CALLERS),
                    rounds.perSecond(InsertLimit.name(CALLERS)),
                    Target.atLeast(0.25)));
            report.add(Result.of(
                    "the slowest of its callers, as a share of an equal share",
                    rounds.of("hot", Run::slowestShare),
                    "",
                    Target.atLeast(0.5)));
        }
    }
}
