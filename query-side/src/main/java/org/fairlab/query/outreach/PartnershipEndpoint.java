package org.fairlab.query.outreach;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.OutreachEvent.Topic;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Partnerships. */
@RestController
class PartnershipEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    PartnershipEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Outreach.NAME;
    }

    /**
     * One partnership.
     *
     * @param outreachEvents held with this partner
     * @param prospects whom this partner sent
     */
    record Partnership(
            UUID partnershipId,
            String name,
            PartnerKind kind,
            List<Topic> topics,
            LocalDate formedOn,
            @Nullable LocalDate endedOn,
            long outreachEvents,
            long prospects) {

        private static Partnership of(ResultSet row, int n) throws SQLException {
            return new Partnership(
                    row.getObject("partnership_id", UUID.class),
                    row.getString("name"),
                    PartnerKind.valueOf(row.getString("kind")),
                    Stream.of(row.getString("topics").split(","))
                            .map(Topic::valueOf)
                            .toList(),
                    row.getObject("formed_on", LocalDate.class),
                    row.getObject("ended_on", LocalDate.class),
                    row.getLong("outreach_events"),
                    row.getLong("prospects"));
        }
    }

    /**
     * Partnerships, those that ended included.
     *
     * @param kind of partner, null for all
     */
    @GetMapping("/api/partnerships")
    @Example("""
            {"items": [{"partnershipId": "3f0d6a5b-0a63-4a57-9a63-1d7f5a0c6b11", "name": "Springfield Community College",
              "kind": "COMMUNITY_COLLEGE", "topics": ["CAREERS"], "formedOn": "2026-01-10", "endedOn": null,
              "outreachEvents": 2, "prospects": 5}],
              "next": "M2YwZDZhNWItMGE2My00YTU3LTlhNjMtMWQ3ZjVhMGM2YjEx"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR, AUDITOR})
    Page<Partnership> partnerships(
            @RequestParam(required = false) @Nullable PartnerKind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select p.*,
                            (select count(*) from outreach.partner w join outreach.outreach_event o
                                using (outreach_event_id)
                                where w.partnership_id = p.partnership_id and o.held_on is not null)
                                as outreach_events,
                            (select count(*) from outreach.prospect q where q.partnership_id = p.partnership_id)
                                as prospects
                        from outreach.partnership p
                        where p.partnership_id > :after and (:kind::text is null or p.kind = :kind)
                        order by p.partnership_id limit :limit""")
                .param("after", Page.afterId(cursor))
                .param("kind", kind == null ? null : kind.name())
                .param("limit", Page.limit(limit) + 1)
                .query(Partnership::of)
                .list();
        return Page.of(rows, limit, Partnership::partnershipId);
    }
}
