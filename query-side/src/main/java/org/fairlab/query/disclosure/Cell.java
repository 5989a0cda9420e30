package org.fairlab.query.disclosure;

/**
 * One count of a system of tables.
 *
 * @param name says which count it is; tables that have a cell of the same name share it
 */
public record Cell(String name, long count, Standing standing) {

    /** What can become of a cell. */
    public enum Standing {
        /** To be shown or suppressed. */
        OPEN,
        /** Shown by an earlier snapshot: known for good. */
        SHOWN,
        /** Suppressed in an earlier snapshot, and to stay uncertain. */
        SUPPRESSED,
        /** Not published, but whoever subtracts published counts may find it, such as how many left between stages. */
        DERIVED,
        /** A derived count that is known not to be negative because others are not. */
        IMPLIED,
        /** The difference of one count in two snapshots: like a derived one, but it can be negative. */
        CHANGE,
        /**
         * By how much two counts of the same thing differ, which nobody publishes. Where it is nothing, somebody may
         * guess so: it is taken to be known. Otherwise it is unknown, but known not to be negative. Either holds as
         * long as it is what it was in the first snapshot that has it.
         */
        GUESSED
    }

    public Cell {
        if (count < 0 && standing != Standing.CHANGE) {
            throw new IllegalArgumentException("A count cannot be negative: " + name);
        }
    }

    boolean isPublished() {
        return switch (standing) {
            case OPEN, SHOWN, SUPPRESSED -> true;
            case DERIVED, IMPLIED, CHANGE, GUESSED -> false;
        };
    }
}
