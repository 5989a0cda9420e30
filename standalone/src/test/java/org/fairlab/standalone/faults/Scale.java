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

    /** What the system properties {@code fault.rounds} and {@code fault.seconds} say. */
    static Scale asked(int shortRounds, Duration shortPause) {
        return new Scale(
                Integer.getInteger("fault.rounds", shortRounds),
                Duration.ofMillis(Integer.getInteger("fault.seconds", 0) == 0
                        ? shortPause.toMillis()
                        : 1000L * Integer.getInteger("fault.seconds")),
                Boolean.getBoolean("fault.long") ? 0.9 : 0.5);
    }
}
