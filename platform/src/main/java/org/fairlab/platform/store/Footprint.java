package org.fairlab.platform.store;

/**
 * About how much memory an entity takes. It is measured again only when the history has grown by a quarter, so that
 * measuring costs each event the same however large the entity becomes.
 *
 * @param bytes the length of its state as JSON, times what objects take over text
 * @param version the sequence number at which it was measured
 */
record Footprint(int bytes, long version) {

    private static final int OBJECTS_OVER_TEXT = 4;
    private static final int ENTRY = 1024;

    static Footprint of(Object root, long version) {
        return new Footprint(ENTRY + OBJECTS_OVER_TEXT * Snapshots.length(root), version);
    }

    /** The footprint of the same entity at a later version. */
    Footprint at(Object root, long later) {
        return later > version + version / 4 + 8 ? of(root, later) : this;
    }
}
