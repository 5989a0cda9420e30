package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.time.Duration;

/**
 * The clock of one of two nodes goes an hour ahead, an hour back, and backwards in steps, while both take commands; and
 * tokens end when their time has come by that clock.
 */
final class ClockSteps {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final Duration LENIENCE = Duration.ofMinutes(2);

    private ClockSteps() {}

    static String row(Bed bed, Scale scale) throws Exception {
        Node stepping = bed.secondNode();
        ClockAgent clock = bed.secondClock();
        long acknowledged = 0;
        for (int round = 0; round < scale.rounds(); round++) {
            try (Load load = new Load(bed.answers, 8, i -> i % 2 == 0 ? bed.node() : stepping)) {
                for (Duration offset : new Duration[] {HOUR, HOUR.negated()}) {
                    clock.set(offset);
                    load.awaitMore(100);
                }
                for (int step = 1; step <= 10; step++) {
                    clock.set(HOUR.negated().minusSeconds(10 * step));
                    load.awaitMore(10);
                }
                acknowledged += load.acknowledged();
            } finally {
                clock.set(Duration.ZERO);
            }
        }
        tokensEnd(stepping, clock);
        return scale.rounds() + " times ahead, back and backwards in 10 steps, " + acknowledged
                + " commands acknowledged; tokens of 8 h end after 8 h by the server's clock, also one issued while it was"
                + " an hour ahead; " + bed.holds() + "; control: " + byTime(bed);
    }

    private static void tokensEnd(Node node, ClockAgent clock) throws Exception {
        String now = node.newToken("now", "operator");
        clock.set(HOUR);
        String ahead = node.newToken("ahead", "operator");
        clock.set(Duration.ZERO);
        requireStatus(200, node, now);
        requireStatus(200, node, ahead);
        clock.set(LIFETIME.plus(LENIENCE));
        requireStatus(401, node, now);
        requireStatus(200, node, ahead);
        clock.set(LIFETIME.plus(HOUR).plus(LENIENCE));
        requireStatus(401, node, ahead);
        clock.set(Duration.ZERO);
        requireStatus(200, node, now);
    }

    private static void requireStatus(int expected, Node node, String token) throws Exception {
        int status = node.ask("GET", "/api/projections", token, null, "").status();
        if (status != expected) {
            throw new AssertionError("a token was answered by " + status + " instead of " + expected);
        }
    }

    /** A reader that goes by the time of recording, as one would without positions. */
    private static String byTime(Bed bed) throws Exception {
        try (Connection owner = bed.owner()) {
            long passedOver = Kills.ids(owner, """
                            select count(*) from (
                                select recorded_at < max(recorded_at) over (order by position
                                    rows between unbounded preceding and 1 preceding) as late
                                from events.event) e
                            where late""").getFirst();
            if (passedOver == 0) {
                throw new AssertionError("the control passed over nothing, so the clocks did not step");
            }
            return "a reader that goes by recorded_at passed over " + passedOver + " events";
        }
    }
}
