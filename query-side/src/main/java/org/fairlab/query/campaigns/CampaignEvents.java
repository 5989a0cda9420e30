package org.fairlab.query.campaigns;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.Level;
import org.fairlab.events.AdvocacyEvent.Topic;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.campaigns.LevelEndpoint.LevelStanding;
import org.fairlab.query.campaigns.LobbyingEndpoint.Total;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the figures of advocacy? */
@RestController
class CampaignEvents implements ReadModel {

    private final CampaignEndpoint campaigns;
    private final LevelEndpoint levels;
    private final LobbyingEndpoint lobbying;
    private final Recounts recounts;

    CampaignEvents(CampaignEndpoint campaigns, LevelEndpoint levels, LobbyingEndpoint lobbying, Recounts recounts) {
        this.campaigns = campaigns;
        this.levels = levels;
        this.lobbying = lobbying;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Campaigns.NAME;
    }

    /** A campaign in figures, recounted from the log, and the events that make them. */
    @GetMapping("/api/campaigns/{campaignId}/events")
    @Example("""
            {"upTo": 4720, "figure": {"campaignId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60",
                "name": "A room to express milk in every draw station", "level": "STATE",
                "topic": "LACTATION_SUPPORT_MOTHERS", "status": "DRAFT", "launchedOn": null, "concludedOn": null,
                "actions": 0, "contacts": 0, "positions": 0, "messages": 0, "reach": 0, "outcomes": {}},
              "recomputed": {"campaignId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60",
                "name": "A room to express milk in every draw station", "level": "STATE",
                "topic": "LACTATION_SUPPORT_MOTHERS", "status": "DRAFT", "launchedOn": null, "concludedOn": null,
                "actions": 0, "contacts": 0, "positions": 0, "messages": 0, "reach": 0, "outcomes": {}},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "CampaignDrafted",
                "entityId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60", "recordedAt": "2030-01-02T12:00:00Z",
                "actor": "manager-1",
                "sentence": "drafted campaign 3f2b6a1c “A room to express milk in every draw station” at state level, on lactation support mothers",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Campaign> campaign(
            @PathVariable UUID campaignId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Campaigns.NAME,
                asOf,
                () -> campaigns
                        .campaign(campaignId, asOf)
                        .orElseThrow(
                                () -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such campaign.")),
                new CampaignRecount(campaignId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** The campaigns of one level and topic together, recounted from the log, and the events behind them. */
    @GetMapping("/api/advocacy/levels/events")
    @Example("""
            {"upTo": 4720, "figure": {"level": "STATE", "topic": "LACTATION_SUPPORT_MOTHERS", "campaigns": 1,
                "active": 0, "actions": 0, "contacts": 0, "messages": 0, "reach": 0, "outcomes": {}},
              "recomputed": {"level": "STATE", "topic": "LACTATION_SUPPORT_MOTHERS", "campaigns": 1, "active": 0,
                "actions": 0, "contacts": 0, "messages": 0, "reach": 0, "outcomes": {}},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "CampaignDrafted",
                "entityId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60", "recordedAt": "2030-01-02T12:00:00Z",
                "actor": "manager-1",
                "sentence": "drafted campaign 3f2b6a1c “A room to express milk in every draw station” at state level, on lactation support mothers",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<LevelStanding> level(
            @RequestParam Level level,
            @RequestParam Topic topic,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Campaigns.NAME,
                asOf,
                () -> levels.levels(asOf).stream()
                        .filter(one -> one.level() == level && one.topic() == topic)
                        .findFirst()
                        .orElse(new LevelStanding(level, topic, 0, 0, 0, 0, 0, 0, Map.of())),
                new LevelRecount(level, topic, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /**
     * The lobbying of one month at one level in one currency, recounted from the log, and the events behind it.
     *
     * @param month such as {@code 2030-02}
     * @param from the first day that counts, null for all before {@code until}
     * @param until the last day that counts, null for all since {@code from}
     */
    @GetMapping("/api/advocacy/lobbying/events")
    @Example("""
            {"upTo": 4720, "figure": {"month": "2030-02", "level": "STATE", "currency": "USD", "occasions": 1,
                "minutes": 30, "spend": 1250},
              "recomputed": {"month": "2030-02", "level": "STATE", "currency": "USD", "occasions": 1, "minutes": 30,
                "spend": 1250},
              "agree": true, "events": 2, "items": [{"position": 4711, "type": "PolicymakerContacted",
                "entityId": "3f2b6a1c-58d4-4e0f-9d2a-7c1e5b8f4a60", "recordedAt": "2030-02-03T12:00:00Z",
                "actor": "manager-1", "sentence": "contacted Sen. Example, State senator, district 4, for campaign 3f2b6a1c (contact 5d0c8f7e): support promised",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Total> lobbying(
            @RequestParam String month,
            @RequestParam Level level,
            @RequestParam String currency,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Total none = new Total(month, level, currency, 0, 0, 0);
        return recounts.of(
                Campaigns.NAME,
                AsOf.NOW,
                () -> lobbying.total(none, from, until),
                new LobbyingRecount(none, from, until),
                cursor,
                limit);
    }
}
