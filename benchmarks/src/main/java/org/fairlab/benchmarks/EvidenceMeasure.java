package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.command.Commands;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.transparency.TransparencyLog;

/**
 * How fast evidence is given and verified: receipts, bundles, the verifier beside what it has to keep up with; and what
 * an export takes of memory. What it costs to make any is measured by {@link EvidenceCost}.
 */
final class EvidenceMeasure implements Measure {

    private static final int CALLERS = 16;

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        EvidenceCost.ofCommands(rig, settings, report);
        rig.clear();
        long fewer = settings.events() / 10;
        exported(rig, fewer, report);
        EvidenceCost.ofReads(rig, fewer, settings, report);
        rig.clear();
        receipts(rig, settings, report);
        Bundle bundle = exported(rig, settings.events(), report);
        rig.clear();
        verified(rig, bundle, settings, report);
    }

    private static Bundle exported(Rig rig, long events, Report report) throws Exception {
        Bundle bundle = Bundle.export(rig.evidence(events), rig.directory().resolve("bundle.zip"));
        report.add(Result.of(
                "heap in use added by the export of all of " + Report.number(events) + " events",
                List.of(bundle.growth()),
                "MB",
                Target.atMost(16)));
        return bundle;
    }

    private static void receipts(Rig rig, Settings settings, Report report) throws Exception {
        List<Long> sizes =
                settings.large() ? List.of(settings.events(), 10 * settings.events()) : List.of(settings.events());
        List<Contender> contenders = new ArrayList<>();
        List<Callers> auditors = new ArrayList<>();
        for (long events : sizes) {
            Product product = events == settings.events() ? rig.evidence(events) : rig.proofs(events);
            TransparencyLog log = product.log();
            Callers auditor = new Callers(product, Roles.AUDITOR, 1);
            auditors.add(auditor);
            contenders.add(new Contender(
                    "asked for at " + events, 1, one -> auditor.get(one, "/api/log/receipts/" + (1 + anyOf(events)))));
            contenders.add(new Contender("computed at " + events, 1, one -> log.inclusion(anyOf(events), events)));
        }
        Rounds rounds = Rounds.of(contenders, settings);
        for (Callers auditor : auditors) {
            auditor.close();
        }
        for (long events : sizes) {
            for (String how : List.of("asked for", "computed")) {
                report.add(Result.of(
                        "p99 of the proof of any of " + Report.number(events) + " events, " + how,
                        rounds.of(how + " at " + events, run -> run.percentile(99)),
                        "ms",
                        Target.atMost(5)));
            }
        }
    }

    private static long anyOf(long events) {
        return ThreadLocalRandom.current().nextLong(events);
    }

    private static void verified(Rig rig, Bundle bundle, Settings settings, Report report) throws Exception {
        Commands commands = rig.commands().commands();
        Funds funds = Funds.establish(commands, settings.entities());
        try (var callers = HttpCallers.of(rig.commands(), settings)) {
            Rounds rounds = Rounds.of(
                    List.of(
                            new Contender("verified", 1, caller -> bundle.verify()),
                            new Contender("through the gateway", CALLERS, caller -> funds.replenishAny(commands)),
                            new Contender("over HTTP", CALLERS, callers::replenish)),
                    settings);
            List<Double> perSecond = rounds.of("verified", run -> bundle.events() / (run.percentile(50) / 1000));
            for (String how : List.of("over HTTP", "through the gateway")) {
                report.add(Result.against(
                        "verification of a bundle of " + Report.number(bundle.events()) + " events",
                        perSecond,
                        "/s",
                        "commands " + how + ", 16 callers",
                        rounds.perSecond(how),
                        Target.atLeast(20)));
            }
        }
    }
}
