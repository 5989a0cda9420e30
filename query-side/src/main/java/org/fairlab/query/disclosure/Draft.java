package org.fairlab.query.disclosure;

import java.util.Set;

/**
 * How far a search for a pattern has come, by the names of cells: enough to go on from there. Nothing rests on it but
 * time and cost: what is released after a search that began with whatever draft has been attacked like any other.
 *
 * @param suppressed beyond what the rule suppresses
 * @param needed those of them that have been tried without and could not be shown
 */
public record Draft(Set<String> suppressed, Set<String> needed) {

    /** Nothing is suppressed yet. */
    public static final Draft EMPTY = new Draft(Set.of(), Set.of());

    /** Copies both. */
    public Draft {
        suppressed = Set.copyOf(suppressed);
        needed = Set.copyOf(needed);
    }
}
