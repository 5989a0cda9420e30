package org.fairlab.standalone.faults;

import java.time.Duration;

/**
 * How long a row takes: short within the tests, longer by the command.
 *
 * @param rounds how often the fault happens
 * @param pause how long what pauses does so
 * @param goodput what share of its peak the system has to hold under twice that load
 */
record Scale(int rounds, Duration pause, double goodput) {

    /** The share that the tests ask for is lower, since they run beside others. */
    static Scale brief(int rounds, Duration pause) {
        return new Scale(rounds, pause, 0.5);
    }

    static Scale lengthy(int rounds, Duration pause) {
        return new Scale(rounds, pause, 0.9);
    }

    /** One of the two, as the system properties {@code fault.long}, {@code .rounds} and {@code .seconds} say. */
    static Scale asked(Scale brief, Scale lengthy) {
        Scale scale = Boolean.getBoolean("fault.long") ? lengthy : brief;
        Integer seconds = Integer.getInteger("fault.seconds");
        return new Scale(
                Integer.getInteger("fault.rounds", scale.rounds),
                seconds == null ? scale.pause : Duration.ofSeconds(seconds),
                scale.goodput);
    }
}
