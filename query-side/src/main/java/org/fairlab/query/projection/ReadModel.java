package org.fairlab.query.projection;

/** What answers from the tables of a read model: its projection, and the endpoints and pages that were split off it. */
public interface ReadModel {

    /** The name of the read model and of its schema. */
    String name();
}
