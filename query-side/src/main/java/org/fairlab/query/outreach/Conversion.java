package org.fairlab.query.outreach;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What comes of outreach: prospects who applied, enrolled and were hired after they were met. */
@RestController
public class Conversion implements ReadModel {

    /** What tells prospects apart: how they came, or the id of the partner or outreach event that they came from. */
    public enum By {
        CHANNEL("channel"),
        PARTNER("coalesce(partnership_id::text, '')"),
        EVENT("coalesce(outreach_event_id::text, '')");

        private final String key;

        By(String key) {
            this.key = key;
        }
    }

    private final JdbcClient jdbc;

    public Conversion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Outreach.NAME;
    }

    /**
     * What came of the prospects of one channel, partner or outreach event. Who applied and was hired counts in both.
     *
     * @param key the channel, or the id of the partner or outreach event; empty for prospects who have none
     */
    public record Converted(String key, long prospects, long contacted, long applied, long enrolled, long hired) {}

    /** Conversion as it is known now. */
    public List<Converted> conversion(By by) {
        return conversion(by, AsOf.NOW);
    }

    /** Prospects by what they did since they were registered, in the order of their keys. */
    @GetMapping("/api/outreach/conversion")
    @Example("""
            [{"key": "IN_PERSON", "prospects": 12, "contacted": 9, "applied": 5, "enrolled": 4, "hired": 1}]""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    public List<Converted> conversion(@RequestParam(defaultValue = "CHANNEL") By by, @ParameterObject AsOf asOf) {
        return jdbc.sql("""
                        select %s as key, count(*) as prospects, count(*) filter (where contacted) as contacted,
                            count(*) filter (where applied) as applied, count(*) filter (where enrolled) as enrolled,
                            count(*) filter (where hired) as hired
                        from outreach.way(:effective, :recorded) group by 1 order by 1""".formatted(by.key))
                .params(asOf.parameters())
                .query(Converted.class)
                .list();
    }
}
