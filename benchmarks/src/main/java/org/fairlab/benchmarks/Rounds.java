package org.fairlab.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Lets contenders take turns, so that a machine that changes its speed changes it for all of them. */
final class Rounds {

    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    private Rounds() {}

    /**
     * One contender.
     *
     * @param callers how many do the work at the same time
     */
    record Contender(String name, int callers, Work work) {}

    /** Warms all of them up, then measures them round by round. */
    static Rounds of(List<Contender> contenders, Settings settings) throws InterruptedException {
        for (Contender contender : contenders) {
            Load.closed(contender.callers, settings.warmUp(), contender.work);
        }
        Rounds rounds = new Rounds();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Contender contender : contenders) {
                rounds.runs
                        .computeIfAbsent(contender.name, name -> new ArrayList<>())
                        .add(Load.closed(contender.callers, settings.round(), contender.work));
            }
        }
        return rounds;
    }

    /** One figure of a contender, round by round. */
    List<Double> of(String contender, ToDoubleFunction<Run> figure) {
        return runs.getOrDefault(contender, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList();
    }

    /** How often a contender did its work per second, round by round. */
    List<Double> perSecond(String contender) {
        return of(contender, Run::perSecond);
    }
}
