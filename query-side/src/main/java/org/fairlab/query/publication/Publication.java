package org.fairlab.query.publication;

import java.util.List;
import java.util.Set;

/** What one question publishes: fixed tables on people, without any filters but their headings. */
public interface Publication {

    /** The name of its tables in addresses and views, in lower case with underscores. */
    String name();

    /** The version of what is counted, and how; to be raised when that changes. */
    default int definition() {
        return 1;
    }

    /** The names of the read models that it counts from: its own, and that of the groups. */
    default Set<String> readModels() {
        return Set.of(name(), "demographics");
    }

    /** What there is to count now, in the transaction at hand; no table if that is nothing. */
    List<Table> count();
}
