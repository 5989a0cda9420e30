package org.fairlab.benchmarks;

/** Something that is done over and over. */
@FunctionalInterface
interface Work {

    /** Does it once and waits until it is done; {@code caller} counts from 0. */
    void once(int caller) throws Exception;
}
