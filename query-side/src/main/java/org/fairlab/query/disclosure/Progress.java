package org.fairlab.query.disclosure;

import java.util.function.Supplier;

/**
 * Told how far a search for a pattern has come. What it throws ends the search, which can be begun again at any time,
 * from the last {@link Draft} that was kept.
 */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void protecting(int left, int atFirst) {}

        @Override
        public void improving(int left, int atFirst) {}
    };

    /** Suppressed cells are being protected; as others join them, what is left can grow. */
    void protecting(int left, int atFirst);

    /** All is protected; each further suppressed cell is tried without. */
    void improving(int left, int atFirst);

    /** Comes after each of the others; a draft takes time only if it is asked for. */
    default void reached(Supplier<Draft> draft) {}
}
