package org.fairlab.query.publication;

import java.util.Optional;

/** Where the import of the public data stands, told by the program that runs it. */
public interface ImportProgress {

    /** Nothing if there is no import. */
    Optional<Progress> current();

    /**
     * @param done rows that were taken or refused
     * @param total rows there are
     * @param errors rows that were refused
     */
    record Progress(long done, long total, long errors, boolean finished) {}
}
