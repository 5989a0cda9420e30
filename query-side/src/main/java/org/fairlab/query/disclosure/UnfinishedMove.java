package org.fairlab.query.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A move of which not every relation holds yet: one more changed unknown than the one before it.
 *
 * @param cost of what it suppresses so far
 * @param score what orders unfinished moves, the most promising first
 * @param hash the same for the same changes in whatever order
 */
record UnfinishedMove(@Nullable UnfinishedMove before, int unknown, int change, long cost, long score, long hash) {

    static UnfinishedMove of(@Nullable UnfinishedMove before, int unknown, int change, long cost, long score) {
        long own = (unknown * 2L + (change > 0 ? 2 : 1)) * 0x9E3779B97F4A7C15L;
        long hash = (before == null ? 0 : before.hash) + (own ^ own >>> 29) * 0xBF58476D1CE4E5B9L;
        return new UnfinishedMove(before, unknown, change, cost, score, hash);
    }
}
