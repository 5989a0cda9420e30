package org.fairlab.query.bundle;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.platform.access.PersonLevel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which events a bundle will show, asked for before it is written, so that the read is recorded first. */
@Component
class BundledEvents {

    private final JdbcClient jdbc;
    private final String table;

    BundledEvents(JdbcClient jdbc, @Value("${axon.axonserver.enabled}") boolean axonServer) {
        this.jdbc = jdbc;
        this.table = axonServer ? "audit_trail.entry" : "events.event";
    }

    /** An event of a bundle. */
    record Bundled(long position) {}

    /**
     * Those of the entity or programme; of a bundle of neither the first and the last one, which stand for all between
     * them.
     */
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    List<Bundled> of(Selection selection, long last) {
        String bundled = "select e.position from " + table + " e where " + selection.condition();
        String recorded = selection.isOfEntity()
                ? bundled
                : "with bundled as (" + bundled + ") select min(position) as position from bundled having count(*) > 0"
                        + " union select max(position) from bundled having count(*) > 0";
        return jdbc.sql(recorded)
                .params(selection.values(last))
                .query((row, n) -> new Bundled(row.getLong("position")))
                .list();
    }
}
