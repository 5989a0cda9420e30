package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two processes, each with a command side and a query side, on one database: more awards than one fund can pay and more
 * pairings than one mentor has room for are asked of both at once, each command of both nodes under one key.
 */
final class TwoNodes {

    private TwoNodes() {}

    static String row(Bed bed, Scale scale) throws Exception {
        Node[] nodes = {bed.node(), bed.secondNode()};
        int kept = 0;
        int refused = 0;
        long acknowledged = 0;
        for (int round = 0; round < scale.rounds(); round++) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                    Load load = new Load(bed.answers, 4, i -> nodes[i % 2])) {
                var programmes = new Programmes(bed.answers, nodes[0], UUID.randomUUID());
                List<Programmes.Step> awards = programmes.awards(6, 3);
                List<Programmes.Step> activations = programmes.activations(4, 2);
                int[] ofAwards = race(bed, callers, nodes, awards);
                int[] ofActivations = race(bed, callers, nodes, activations);
                if (ofAwards[0] != 3 || ofActivations[0] != 2) {
                    throw new AssertionError(
                            "I7: " + ofAwards[0] + " of 3 awards, " + ofActivations[0] + " of 2 pairings");
                }
                kept += ofAwards[0] + ofActivations[0];
                refused += ofAwards[1] + ofActivations[1] + programmes.awardByReviewer();
                acknowledged += load.acknowledged();
            }
            bed.holds();
        }
        return scale.rounds() + " races over a fund and a mentor, " + kept + " commands kept, " + refused
                + " refused, beside " + acknowledged + " acknowledged from both nodes; " + bed.holds() + "; control: "
                + readThenInsert(bed);
    }

    /** Sends each step to both nodes at once under one key; how many were kept and how many refused. */
    private static int[] race(Bed bed, ExecutorService callers, Node[] nodes, List<Programmes.Step> steps)
            throws Exception {
        List<Callable<Http.Answer>> calls = new ArrayList<>();
        for (Programmes.Step step : steps) {
            String key = UUID.randomUUID().toString();
            for (Node node : nodes) {
                calls.add(() -> new Asking(bed.answers)
                        .settle(key, step.method(), step.path(), step.token(), step.body(), node));
            }
        }
        int kept = 0;
        List<Future<Http.Answer>> answers = callers.invokeAll(calls);
        for (int i = 0; i < answers.size(); i += 2) {
            int first = answers.get(i).get().status();
            int second = answers.get(i + 1).get().status();
            if (first == 200 != (second == 200)) {
                throw new AssertionError("I2: one key was answered by " + first + " and by " + second);
            }
            kept += first == 200 ? 1 : 0;
        }
        return new int[] {kept, steps.size() - kept};
    }

    /** Two writers that read, decide and insert, on a copy of the table without its constraints. */
    private static String readThenInsert(Bed bed) throws Exception {
        try (Connection owner = bed.owner();
                Connection one = bed.owner();
                Connection other = bed.owner()) {
            owner.createStatement().execute("""
                    drop table if exists control.event;
                    create table control.event as select * from events.event where false;
                    insert into control.event
                    select 1, event_id, stream_id, 0, stream_type, type, revision,
                        jsonb_set(payload::jsonb, '{balance,minor}', '100')::json, metadata, recorded_at
                    from events.event where type = 'FundEstablished' order by position limit 1;
                    """);
            long[] seen = {head(one), head(other)};
            offer(one, seen[0]);
            offer(other, seen[1]);
            List<String> broken = Invariants.broken(Invariants.events(owner, "control.event"), new Answers());
            if (broken.stream().noneMatch(line -> line.startsWith("I3"))
                    || broken.stream().noneMatch(line -> line.startsWith("I7"))) {
                throw new AssertionError("the control broke nothing, so this test would not notice it");
            }
            return "read, decide and insert without the constraints broke " + broken;
        }
    }

    private static long head(Connection database) throws Exception {
        return Kills.ids(database, "select max(position) from control.event").getFirst();
    }

    private static void offer(Connection database, long head) throws Exception {
        try (var insert = database.prepareStatement("""
                insert into control.event
                select ? + 1, event_id, stream_id, ?, stream_type, 'AwardOffered', revision,
                    '{"applicationId": "x", "amount": {"minor": 60}}', metadata, recorded_at
                from control.event where position = 1""")) {
            insert.setLong(1, head);
            insert.setLong(2, head);
            insert.executeUpdate();
        }
    }
}
