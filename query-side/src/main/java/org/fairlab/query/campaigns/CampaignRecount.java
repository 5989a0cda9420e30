package org.fairlab.query.campaigns;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.projection.RecordedEvent;

/** Follows one campaign. */
final class CampaignRecount implements Recount<Campaign> {

    private final UUID campaignId;
    private final LocalDate limit;
    private final CampaignLog campaign = new CampaignLog();

    CampaignRecount(UUID campaignId, LocalDate limit) {
        this.campaignId = campaignId;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (recorded.event() instanceof AdvocacyEvent event
                && event.campaignId().equals(campaignId)
                && !event.effectiveOn().isAfter(limit)) {
            campaign.take(recorded);
        }
    }

    @Override
    public Campaign figure() {
        return campaign.figure();
    }

    @Override
    public Set<Long> positions() {
        return campaign.behind().map(RecordedEvent::position).collect(Collectors.toSet());
    }
}
