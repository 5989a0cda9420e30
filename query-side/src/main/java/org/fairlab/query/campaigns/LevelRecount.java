package org.fairlab.query.campaigns;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.campaigns.LevelEndpoint.LevelStanding;
import org.fairlab.query.projection.RecordedEvent;

/** Follows each campaign of one level and topic. */
final class LevelRecount implements Recount<LevelStanding> {

    private final Level level;
    private final Topic topic;
    private final LocalDate limit;
    private final Map<UUID, CampaignLog> campaigns = new HashMap<>();

    LevelRecount(Level level, Topic topic, LocalDate limit) {
        this.level = level;
        this.topic = topic;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (!(recorded.event() instanceof AdvocacyEvent event)
                || event.effectiveOn().isAfter(limit)) {
            return;
        }
        if (event instanceof CampaignDrafted drafted && drafted.level() == level && drafted.topic() == topic) {
            campaigns.put(drafted.campaignId(), new CampaignLog());
        }
        CampaignLog campaign = campaigns.get(event.campaignId());
        if (campaign != null) {
            campaign.take(recorded);
        }
    }

    @Override
    public LevelStanding figure() {
        List<Campaign> all =
                campaigns.values().stream().map(CampaignLog::figure).toList();
        Map<PolicyOutcome, Long> outcomes = new EnumMap<>(PolicyOutcome.class);
        all.forEach(one -> one.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum)));
        return new LevelStanding(
                level,
                topic,
                all.size(),
                all.stream().filter(one -> one.status().equals("ACTIVE")).count(),
                sum(all, Campaign::actions),
                sum(all, Campaign::contacts),
                sum(all, Campaign::messages),
                sum(all, Campaign::reach),
                outcomes);
    }

    private static long sum(List<Campaign> campaigns, ToLongFunction<Campaign> of) {
        return campaigns.stream().mapToLong(of).sum();
    }

    /** Without the positions of officials and bodies, which are not counted here. */
    @Override
    public Set<Long> positions() {
        return campaigns.values().stream()
                .flatMap(CampaignLog::behind)
                .filter(one -> !(one.event() instanceof PositionRecorded))
                .map(RecordedEvent::position)
                .collect(Collectors.toSet());
    }
}
