package org.fairlab.benchmarks;

import java.util.List;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.command.Commands;
import org.fairlab.command.Receipt;

/** Commands while all read models follow, beside commands while none does. */
final class FollowingMeasure implements Measure {

    private static final int CALLERS = 16;

    @Override
    public String name() {
        return "following";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Product both = rig.both();
        Commands alone = rig.commands().commands();
        try (var alongside = HttpCallers.of(both, settings);
                var without = HttpCallers.of(rig.commands(), settings)) {
            Funds followed = Funds.establish(both.commands(), settings.entities());
            Funds unfollowed = Funds.establish(alone, settings.entities());
            CaughtUp caughtUp = new CaughtUp(both, followed);
            Rounds rounds = Rounds.of(
                    List.of(
                            new Contender("without", CALLERS, caller -> unfollowed.replenishAny(alone)),
                            new Contender("with", CALLERS, caller -> followed.replenishAny(both.commands())),
                            caughtUp.contender("after with"),
                            new Contender("HTTP without", CALLERS, without::replenish),
                            new Contender("HTTP with", CALLERS, alongside::replenish),
                            caughtUp.contender("after HTTP with")),
                    settings);
            against("commands through the gateway", "without", "with", rounds, report);
            against("commands over HTTP", "HTTP without", "HTTP with", rounds, report);
        }
    }

    private static void against(String what, String without, String with, Rounds rounds, Report report) {
        report.add(Result.against(
                what + " with all read models following, 16 callers",
                rounds.perSecond(with),
                "/s",
                "without",
                rounds.perSecond(without),
                Target.atLeast(0.7)));
        report.add(Result.of(
                what + ": until all read models had caught up after a round",
                rounds.of("after " + with, run -> run.percentile(100) / 1000),
                "s",
                null));
    }

    /** Waits between rounds, so that none is charged with what another one left. */
    private record CaughtUp(Product both, Funds funds) {

        Contender contender(String name) {
            return new Contender(name, 1, caller -> {
                Receipt last = funds.replenishAny(both.commands());
                both.awaitReadModels(last.position());
            });
        }
    }
}
