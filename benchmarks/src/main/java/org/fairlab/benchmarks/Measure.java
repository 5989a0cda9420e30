package org.fairlab.benchmarks;

/** One or several rows of the table that are measured together. */
interface Measure {

    /** By which {@code --only} names it. */
    String name();

    void run(Rig rig, Settings settings, Report report) throws Exception;
}
