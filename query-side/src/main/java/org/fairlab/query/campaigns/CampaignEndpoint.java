package org.fairlab.query.campaigns;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairlab.events.AdvocacyEvent.Channel;
import org.fairlab.events.AdvocacyEvent.Level;
import org.fairlab.events.AdvocacyEvent.PolicyOutcome;
import org.fairlab.events.AdvocacyEvent.Topic;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How campaigns stand, and what their messages reached over time. */
@RestController
class CampaignEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    CampaignEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Campaigns.NAME;
    }

    /**
     * A campaign in figures.
     *
     * @param status DRAFT, ACTIVE, PAUSED or CONCLUDED
     * @param reach sum of the latest counts of its messages, which may have reached the same people
     * @param outcomes number of each kind that was recorded
     */
    record Campaign(
            UUID campaignId,
            String name,
            Level level,
            Topic topic,
            String status,
            @Nullable LocalDate launchedOn,
            @Nullable LocalDate concludedOn,
            long actions,
            long contacts,
            long positions,
            long messages,
            long reach,
            Map<PolicyOutcome, Long> outcomes) {}

    @GetMapping("/api/campaigns")
    @Example("""
            {"items": [{"campaignId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60",
              "name": "A room to express milk in every draw station", "level": "STATE",
              "topic": "LACTATION_SUPPORT_MOTHERS", "status": "CONCLUDED", "launchedOn": "2030-01-10",
              "concludedOn": "2030-06-30", "actions": 6, "contacts": 4, "positions": 3, "messages": 5,
              "reach": 12500, "outcomes": {"INTRODUCED": 1, "ADOPTED": 1}}],
              "next": "M2YyYjZhMWMtNThkNC00ZTBmLTlkMmEtN2MxZTViOGY0YTYw"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Campaign> campaigns(
            @RequestParam(required = false) @Nullable Level level,
            @RequestParam(required = false) @Nullable Topic topic,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Map<UUID, Map<PolicyOutcome, Long>> outcomes = outcomes(asOf);
        var rows = jdbc.sql("""
                        select * from campaigns.campaign_standing(:effective, :recorded)
                        where (:level::text is null or level = :level) and (:topic::text is null or topic = :topic)
                            and campaign_id > :after
                        order by campaign_id limit :limit""")
                .params(asOf.parameters())
                .param("level", level == null ? null : level.name())
                .param("topic", topic == null ? null : topic.name())
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> campaign(row, outcomes))
                .list();
        return Page.of(rows, limit, Campaign::campaignId);
    }

    /** One campaign in figures, if it is known of. */
    Optional<Campaign> campaign(UUID campaignId, AsOf asOf) {
        Map<UUID, Map<PolicyOutcome, Long>> outcomes = outcomes(asOf);
        return jdbc.sql(
                        "select * from campaigns.campaign_standing(:effective, :recorded) where campaign_id = :campaign")
                .params(asOf.parameters())
                .param("campaign", campaignId)
                .query((row, n) -> campaign(row, outcomes))
                .optional();
    }

    private Map<UUID, Map<PolicyOutcome, Long>> outcomes(AsOf asOf) {
        Map<UUID, Map<PolicyOutcome, Long>> outcomes = new HashMap<>();
        jdbc.sql("select campaign_id, outcome, count(*) as recorded from campaigns.outcome"
                        + " where outcome_on <= :effective and recorded_at <= :recorded group by campaign_id, outcome")
                .params(asOf.parameters())
                .query(row -> {
                    outcomes.computeIfAbsent(
                                    row.getObject("campaign_id", UUID.class), id -> new EnumMap<>(PolicyOutcome.class))
                            .put(PolicyOutcome.valueOf(row.getString("outcome")), row.getLong("recorded"));
                });
        return outcomes;
    }

    private static Campaign campaign(ResultSet row, Map<UUID, Map<PolicyOutcome, Long>> outcomes) throws SQLException {
        UUID campaignId = row.getObject("campaign_id", UUID.class);
        return new Campaign(
                campaignId,
                row.getString("name"),
                Level.valueOf(row.getString("level")),
                Topic.valueOf(row.getString("topic")),
                row.getString("status"),
                row.getObject("launched_on", LocalDate.class),
                row.getObject("concluded_on", LocalDate.class),
                row.getLong("actions"),
                row.getLong("contacts"),
                row.getLong("positions"),
                row.getLong("messages"),
                row.getLong("reach"),
                outcomes.getOrDefault(campaignId, Map.of()));
    }

    /** How many a message had reached up to a day. */
    record Reach(LocalDate asOf, long reach) {}

    /** @param reach each count in the order of its day */
    record Message(
            UUID messageId,
            Channel channel,
            String title,
            String audience,
            @Nullable String url,
            LocalDate publishedOn,
            List<Reach> reach) {}

    @GetMapping("/api/campaigns/{campaignId}/messages")
    @Example("""
            {"items": [{"messageId": "8e1d2c3b-4a5f-4b6e-8c7d-9f0a1b2c3d4e", "channel": "SOCIAL_MEDIA",
              "title": "What phlebotomists do", "audience": "high school students",
              "url": "https://example.org/what-phlebotomists-do", "publishedOn": "2030-01-20",
              "reach": [{"asOf": "2030-01-21", "reach": 300}, {"asOf": "2030-02-01", "reach": 1250}]}],
              "next": "OGUxZDJjM2ItNGE1Zi00YjZlLThjN2QtOWYwYTFiMmMzZDRl"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Message> messages(
            @PathVariable UUID campaignId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select m.*, r.* from campaigns.message m
                        cross join lateral (
                            select coalesce(array_agg(effective_on order by effective_on), '{}') as days,
                                coalesce(array_agg(reach order by effective_on), '{}') as counts
                            from (select distinct on (effective_on) effective_on, reach from campaigns.reach r
                                where r.campaign_id = m.campaign_id and r.message_id = m.message_id
                                order by effective_on, position desc) r) r
                        where m.campaign_id = ? and m.message_id > ? order by m.message_id limit ?""")
                .params(campaignId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(CampaignEndpoint::message)
                .list();
        return Page.of(rows, limit, Message::messageId);
    }

    private static Message message(ResultSet row, int n) throws SQLException {
        var days = (Date[]) row.getArray("days").getArray();
        var counts = (Long[]) row.getArray("counts").getArray();
        return new Message(
                row.getObject("message_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("title"),
                row.getString("audience"),
                row.getString("url"),
                row.getObject("published_on", LocalDate.class),
                IntStream.range(0, days.length)
                        .mapToObj(i -> new Reach(days[i].toLocalDate(), counts[i]))
                        .toList());
    }
}
