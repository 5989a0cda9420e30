package org.fairlab.query.publication;

import java.util.List;
import java.util.Set;

/** What one question publishes: fixed tables on people, without any filters but their headings. */
public interface Publication {

    /** The name of its tables in addresses and views, in lower case with underscores. */
    String name();

    /** The version of what is counted, and how; to be raised when that changes. */
    int definition();

    /** The names of the read models that it counts from. */
    Set<String> readModels();

    /** What there is to count now, in the transaction at hand; no table if that is nothing. */
    List<Table> count();
}
