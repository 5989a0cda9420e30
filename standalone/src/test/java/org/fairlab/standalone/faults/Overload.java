package org.fairlab.standalone.faults;

import java.time.Duration;

/**
 * Twice the commands per second that the system can hold: it goes on at its peak, in time, and asks the rest to wait.
 */
final class Overload {

    private static final int CALLERS = 32;
    /** How many commands the program takes at once, as long as nothing else is configured. */
    private static final int AT_ONCE = 128;

    private Overload() {}

    static String row(Bed bed, Scale scale) throws Exception {
        warmUp(bed, bed.node());
        Flood flood = new Flood(bed.answers, bed.node());
        double peak = 0;
        for (int i = 0; i < 3; i++) {
            peak = Math.max(peak, flood.closed(CALLERS, scale.pause()).goodput());
        }
        Flood.Result under = flood.open(2 * peak, duration(scale, peak));
        for (int i = 0; i < 3 && under.goodput() > 1.3 * peak; i++) { // it can hold more than was thought
            peak = under.goodput();
            under = flood.open(2 * peak, duration(scale, peak));
        }
        String told =
                "%.0f commands/s asked for, peak %.0f/s: goodput %.2f of the peak, p99 %d ms, %d answered by 429, %d failed"
                        .formatted(
                                2 * peak,
                                peak,
                                under.goodput() / peak,
                                under.p99().toMillis(),
                                under.busy(),
                                under.failed());
        if (under.busy() == 0 || under.failed() > 0 || scale.timed() && tooSlow(under, peak)) {
            throw new AssertionError(told);
        }
        warmUp(bed, bed.secondNode());
        Flood unlimited = new Flood(bed.answers, bed.secondNode());
        Flood.Result control = unlimited.open(2 * peak, duration(scale, peak));
        if (control.busy() > 0 || scale.timed() && !tooSlow(control, peak)) {
            throw new AssertionError("the control answered in time, or by 429: " + control);
        }
        return "%s; %s; control: without a limit none is answered by 429 and p99 is %d ms"
                .formatted(told, bed.holds(), control.p99().toMillis());
    }

    private static boolean tooSlow(Flood.Result result, double peak) {
        return result.goodput() < 0.9 * peak || result.p99().compareTo(inTime(peak)) > 0;
    }

    /** A second, or on a slow machine four times what it takes to get through all that are taken at once. */
    private static Duration inTime(double peak) {
        return Duration.ofMillis(Math.max(1000, (long) (4 * 1000 * AT_ONCE / peak)));
    }

    /** Long enough that what is too much adds up to several times what is taken at once. */
    private static Duration duration(Scale scale, double peak) {
        return Duration.ofMillis(Math.max(2 * scale.pause().toMillis(), (long) (6 * 1000 * AT_ONCE / peak)));
    }

    private static void warmUp(Bed bed, Node node) throws Exception {
        try (Load load = new Load(bed.answers, CALLERS, i -> node)) {
            load.awaitMore(1000);
        }
    }
}
