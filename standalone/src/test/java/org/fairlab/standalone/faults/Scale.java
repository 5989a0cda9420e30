package org.fairlab.standalone.faults;

import java.time.Duration;

/**
 * How long a row takes: short within the tests, longer by the command.
 *
 * @param rounds how often the fault happens
 * @param pause how long what pauses does so
 * @param timed whether speeds count too: not within the tests, which run beside others
 */
record Scale(int rounds, Duration pause, boolean timed) {

    static Scale brief(int rounds, Duration pause) {
        return new Scale(rounds, pause, false);
    }

    static Scale lengthy(int rounds, Duration pause) {
        return new Scale(rounds, pause, true);
    }

    /** One of the two, as the system properties {@code fault.long}, {@code .rounds} and {@code .seconds} say. */
    static Scale asked(Scale brief, Scale lengthy) {
        Scale scale = Boolean.getBoolean("fault.long") ? lengthy : brief;
        Integer seconds = Integer.getInteger("fault.seconds");
        return new Scale(
                Integer.getInteger("fault.rounds", scale.rounds),
                seconds == null ? scale.pause : Duration.ofSeconds(seconds),
                scale.timed);
    }
}
