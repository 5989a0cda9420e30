package org.fairlab.query.outreach;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.fairlab.events.OutreachEvent.OccasionKind;
import org.fairlab.events.OutreachEvent.Topic;
import org.fairlab.events.TimeSlot;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outreach events with those whom they reached. */
@RestController
class OutreachEventEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    OutreachEventEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Outreach.NAME;
    }

    /** Whether it took place. */
    enum Status {
        PLANNED,
        HELD,
        CANCELLED
    }

    /**
     * One outreach event.
     *
     * @param start the instant at which it begins, by the rules of its time zone as they are today
     * @param partners how many it is held with
     * @param reach heads that were counted, of all audiences; never people
     * @param prospects participants who were met there
     */
    record Occasion(
            UUID outreachEventId,
            String name,
            OccasionKind kind,
            Topic topic,
            String place,
            TimeSlot slot,
            Instant start,
            Status status,
            @Nullable LocalDate heldOn,
            long partners,
            long reach,
            long prospects) {

        private static Occasion of(ResultSet row, int n) throws SQLException {
            TimeSlot slot = new TimeSlot(
                    row.getObject("starts_at", LocalDateTime.class),
                    ZoneId.of(row.getString("time_zone")),
                    row.getInt("minutes"));
            return new Occasion(
                    row.getObject("outreach_event_id", UUID.class),
                    row.getString("name"),
                    OccasionKind.valueOf(row.getString("kind")),
                    Topic.valueOf(row.getString("topic")),
                    row.getString("place"),
                    slot,
                    slot.start(),
                    Status.valueOf(row.getString("status")),
                    row.getObject("held_on", LocalDate.class),
                    row.getLong("partners"),
                    row.getLong("reach"),
                    row.getLong("prospects"));
        }
    }

    /**
     * Outreach events, those that were cancelled included.
     *
     * @param topic what they are about, null for all
     */
    @GetMapping("/api/outreach-events")
    @Example("""
            {"items": [{"outreachEventId": "5a0e3f74-8a5c-4a3b-8f0a-6a55c7a0c2d1", "name": "Spring job fair",
              "kind": "JOB_FAIR", "topic": "CAREERS", "place": "Springfield Community College",
              "slot": {"startsAt": "2026-03-15T10:00:00", "timeZone": "America/Chicago", "minutes": 240},
              "start": "2026-03-15T15:00:00Z", "status": "HELD", "heldOn": "2026-03-15", "partners": 1,
              "reach": 180, "prospects": 1}],
              "next": "NWEwZTNmNzQtOGE1Yy00YTNiLThmMGEtNmE1NWM3YTBjMmQx"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR, AUDITOR})
    Page<Occasion> outreachEvents(
            @RequestParam(required = false) @Nullable Topic topic,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select o.*,
                            case when held_on is not null then 'HELD' when cancelled_on is not null then 'CANCELLED'
                                else 'PLANNED' end as status,
                            (select count(*) from outreach.partner w
                                where w.outreach_event_id = o.outreach_event_id) as partners,
                            (select coalesce(sum(people), 0) from outreach.reach r
                                where r.outreach_event_id = o.outreach_event_id and not r.replaced) as reach,
                            (select count(*) from outreach.prospect q
                                where q.outreach_event_id = o.outreach_event_id) as prospects
                        from outreach.outreach_event o
                        where o.outreach_event_id > :after and (:topic::text is null or o.topic = :topic)
                        order by o.outreach_event_id limit :limit""")
                .param("after", Page.afterId(cursor))
                .param("topic", topic == null ? null : topic.name())
                .param("limit", Page.limit(limit) + 1)
                .query(Occasion::of)
                .list();
        return Page.of(rows, limit, Occasion::outreachEventId);
    }
}
