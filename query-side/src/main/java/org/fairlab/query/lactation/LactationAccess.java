package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where there is a space to go to. */
@RestController
public class LactationAccess implements ReadModel {

    private final JdbcClient jdbc;

    public LactationAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Lactation.NAME;
    }

    /**
     * One site. How often its spaces are booked is told with the counts of support, where it tells of nobody.
     *
     * @param spaces that are not retired
     */
    public record Site(String site, long spaces, long certified, long withSink) {}

    /** Sites in the order of their names. */
    @GetMapping("/api/lactation/access")
    @Example("""
            [{"site": "Springfield draw station", "spaces": 2, "certified": 1, "withSink": 1}]""")
    @RolesAllowed({PROGRAMME_MANAGER, LACTATION_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    public List<Site> access(@ParameterObject AsOf asOf) {
        return jdbc.sql("""
                        select site, count(*) as spaces, count(*) filter (where status = 'CERTIFIED') as certified,
                            count(*) filter (where status = 'CERTIFIED' and sink_nearby) as with_sink
                        from lactation.space_standing(:effective, :recorded)
                        where status <> 'RETIRED' group by site order by site""").params(asOf.parameters()).query(Site.class).list();
    }
}
