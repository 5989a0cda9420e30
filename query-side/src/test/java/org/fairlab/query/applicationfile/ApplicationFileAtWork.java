package org.fairlab.query.applicationfile;

import org.fairlab.query.projection.Projection;
import tools.jackson.databind.json.JsonMapper;

/** The application file for tests of reports that read it. */
public final class ApplicationFileAtWork {

    private ApplicationFileAtWork() {}

    public static Projection anew() {
        return new ApplicationFile(new JsonMapper());
    }
}
