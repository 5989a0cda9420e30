package org.fairlab.query.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model. Its tables are created by the SQL file beside the class; statements in {@link #on} name them without a
 * schema, queries with it.
 */
public interface Projection extends ReadModel {

    /** To be raised when the code comes to mean something else, so that the read model is rebuilt. */
    default int version() {
        return 1;
    }

    /** Takes one event, in the order of all events, within the transaction of its batch. */
    void on(RecordedEvent recorded, JdbcClient db);
}
