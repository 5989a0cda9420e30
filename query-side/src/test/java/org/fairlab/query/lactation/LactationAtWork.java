package org.fairlab.query.lactation;

import org.fairlab.query.projection.Projection;

/** The read model of lactation support for tests of reports that read it. */
public final class LactationAtWork {

    private LactationAtWork() {}

    public static Projection anew() {
        return new Lactation();
    }
}
