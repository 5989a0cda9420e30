package org.fairlab.query.projection;

/**
 * A read model. Its tables are created by the SQL file beside the class; statements in {@link #on} name them without a
 * schema, queries with it.
 */
public interface Projection extends ReadModel {

    /** To be raised when the code comes to mean something else, so that the read model is rebuilt. */
    default int version() {
        return 1;
    }

    /** Whether auditors may be shown its rows; if not, replays of it tell counts and checksums alone. */
    default boolean isShownByRow() {
        return true;
    }

    /**
     * Whether sums are kept of its facts, for {@link PastFigures}; then it has {@code fact} and {@code as_of_change}.
     */
    default boolean keepsSums() {
        return false;
    }

    /**
     * Says what one event writes. It reads nothing from the read model, whose rows may still be on their way: what
     * depends on other rows is up to the statement. Several threads may ask at a time.
     */
    void on(RecordedEvent recorded, Rows rows);
}
