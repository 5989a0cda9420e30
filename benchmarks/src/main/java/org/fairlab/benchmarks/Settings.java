package org.fairlab.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param round length of one round of one contender
 * @param rounds rounds that count, each with every contender in turn
 * @param warmUp in total for each measure, shared by its contenders, not counted
 * @param entities funds among which commands are spread
 * @param events size of the history that is replayed and queried
 * @param large whether the history of ten times as many events is measured too
 * @param directory for the databases; removed afterwards
 */
record Settings(
        Duration round, int rounds, Duration warmUp, int entities, long events, boolean large, Path directory) {}
