package org.fairlab.query.audittrail;

import org.fairlab.query.projection.Projection;
import org.fairlab.query.testing.GivenEvents;

/** The audit trail for tests of figures that name events in it. */
public final class AuditTrailAtWork {

    private AuditTrailAtWork() {}

    public static Projection on(GivenEvents given) {
        return new AuditTrail(given.jdbc(), given.recorded());
    }
}
