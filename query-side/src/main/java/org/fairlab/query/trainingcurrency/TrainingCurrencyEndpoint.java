package org.fairlab.query.trainingcurrency;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import org.fairlab.events.TrainingEvent.Topic;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many are trained at each site in each topic, as of a day. */
@RestController
public class TrainingCurrencyEndpoint implements ReadModel {

    /**
     * Somebody is trained in a topic as long as any completion of a course in it lasts, wherever it was; they count at
     * each site at which they are enrolled in the topic. Only the sites of the page are counted.
     */
    private static final String STANDING = """
            with page as (
                select distinct o.site, t.topic
                from training_currency.offering o
                join training_currency.course_topic t using (course_id, version)
                where (:site::text is null or o.site = :site) and (:topic::text is null or t.topic = :topic)
                    and (o.site, t.topic) > (:afterSite, :afterTopic)
                order by o.site, t.topic limit :limit
            )
            select p.site, p.topic, count(enrolled.participant_id) as enrolled,
                count(*) filter (where until > :on) as current,
                count(*) filter (where until > :on and until <= :on::date + 90) as expiring_within90_days,
                count(*) filter (where until <= :on) as expired
            from page p
            left join lateral (
                select distinct e.participant_id
                from training_currency.offering o
                join training_currency.course_topic t using (course_id, version)
                join training_currency.enrolment e using (offering_id)
                where o.site = p.site and t.topic = p.topic
                    and e.enrolled_on <= :on and e.enrolled_at <= :recorded
                    and (e.withdrew_on is null or e.withdrew_on > :on or e.withdrew_at > :recorded)) enrolled on true
            left join lateral (
                select max(coalesce(c.until, 'infinity')) as until
                from training_currency.training(:on, :recorded) c
                join training_currency.course_topic t using (course_id, version)
                where c.participant_id = enrolled.participant_id and t.topic = p.topic) trained on true
            group by p.site, p.topic order by p.site, p.topic
            """;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    TrainingCurrencyEndpoint(JdbcClient jdbc, @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public String name() {
        return TrainingCurrency.NAME;
    }

    /**
     * The training of those enrolled at one site in one topic.
     *
     * @param enrolled persons who are enrolled and did not withdraw
     * @param current of these, trained and still valid on the day
     * @param expiringWithin90Days of the current, those with no training that lasts longer
     * @param expired trained once, and not valid any more
     * @param share current as a part of enrolled, from 0 to 1; null if nobody is enrolled
     */
    public record SiteStanding(
            String site,
            Topic topic,
            long enrolled,
            long current,
            long expiringWithin90Days,
            long expired,
            @Nullable Double share) {

        private String key() {
            return topic + " " + site;
        }
    }

    /** Sites in the order of their names, each with its topics. */
    @GetMapping("/api/training-currency")
    @Example("""
            {"items": [{"site": "ipeds:100663", "topic": "LACTATION_SUPPORT", "enrolled": 2, "current": 2,
              "expiringWithin90Days": 0, "expired": 0, "share": 1.0}],
              "next": "TEFDVEFUSU9OX1NVUFBPUlQgaXBlZHM6MTAwNjYz"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    public Page<SiteStanding> standings(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable Topic topic,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String[] after = Page.after(cursor, " ").split(" ", 2);
        if (after.length < 2) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
        var rows = jdbc.sql(STANDING)
                .param("on", asOf.day(zone))
                .param("recorded", asOf.parameters().get("recorded"))
                .param("site", site)
                .param("topic", topic == null ? null : topic.name())
                .param("afterTopic", after[0])
                .param("afterSite", after[1])
                .param("limit", Page.limit(limit) + 1)
                .query(TrainingCurrencyEndpoint::standing)
                .list();
        return Page.of(rows, limit, SiteStanding::key);
    }

    private static SiteStanding standing(ResultSet row, int n) throws SQLException {
        long enrolled = row.getLong("enrolled");
        long current = row.getLong("current");
        return new SiteStanding(
                row.getString("site"),
                Topic.valueOf(row.getString("topic")),
                enrolled,
                current,
                row.getLong("expiring_within90_days"),
                row.getLong("expired"),
                enrolled == 0 ? null : (double) current / enrolled);
    }
}
