package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From starting the standalone program on warm data to its first accepted command, beside a bare web application. */
final class StartMeasure implements Measure {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        Installation installation = rig.installation(settings.events());
        Path log = settings.directory().resolve("bare.log");
        Path cache = settings.directory().toAbsolutePath().resolve("bare.aot");
        boolean cached = Started.takesAotCache();
        if (cached) {
            bare(log, "-XX:AOTCacheOutput=" + cache);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> bareCached = new ArrayList<>();
        int warmUp = settings.warmUp().isZero() ? 0 : 1;
        for (int round = -warmUp; round < settings.rounds(); round++) {
            double product = product(installation);
            double plain = bare(log);
            double fast = cached ? bare(log, "-XX:AOTCache=" + cache) : 0;
            if (round >= 0) {
                ours.add(product);
                bare.add(plain);
                bareCached.add(fast);
            }
        }
        String measure = "start to first accepted command, " + Report.number(settings.events()) + " events";
        report.add(Result.against(measure, ours, "s", "bare Spring Boot", bare, Target.atMost(2)));
        if (cached) {
            report.add(Result.against(measure, ours, "s", "bare with an AOT cache", bareCached, null));
        }
    }

    private static double product(Installation installation) throws IOException, InterruptedException {
        try (Started started = Started.product(installation.directory())) {
            return installation.secondsToFirstCommand(started);
        }
    }

    private static double bare(Path log, String... options) throws IOException, InterruptedException {
        try (Started started = Started.bare(log, options)) {
            return started.secondsUntil(connection -> {
                if (connection.get("/") != 200) {
                    throw new IOException("not ready");
                }
            });
        }
    }
}
