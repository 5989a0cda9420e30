package org.fairlab.query.campaigns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.campaigns.LobbyingEndpoint.Total;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Adds up the lobbying of one month at one level in one currency, whichever campaign it was for. */
final class LobbyingRecount implements Recount<Total> {

    private final Total none;
    private final LocalDate from;
    private final LocalDate until;
    private final Map<UUID, RecordedEvent> campaigns = new HashMap<>();
    private final Set<Long> positions = new HashSet<>();
    private long occasions;
    private long minutes;
    private long spend;

    /** @param none the total before anything is added to it */
    LobbyingRecount(Total none, @Nullable LocalDate from, @Nullable LocalDate until) {
        this.none = none;
        this.from = from == null ? LocalDate.MIN : from;
        this.until = until == null ? LocalDate.MAX : until;
    }

    @Override
    public void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case CampaignDrafted e when e.level() == none.level() -> campaigns.put(e.campaignId(), recorded);
            case AdvocacyActionTaken e -> add(recorded, campaigns.get(e.campaignId()), e.lobbying());
            case PolicymakerContacted e -> add(recorded, campaigns.get(e.campaignId()), e.lobbying());
            default -> {}
        }
    }

    private void add(RecordedEvent recorded, @Nullable RecordedEvent campaign, @Nullable Lobbying lobbying) {
        LocalDate on = recorded.event().effectiveOn();
        if (campaign == null || lobbying == null || on.isBefore(from) || on.isAfter(until)) {
            return;
        }
        if (YearMonth.from(on).toString().equals(none.month())
                && lobbying.spend().currency().equals(none.currency())) {
            occasions++;
            minutes += lobbying.minutes();
            spend += lobbying.spend().minor();
            positions.add(campaign.position());
            positions.add(recorded.position());
        }
    }

    @Override
    public Total figure() {
        return new Total(none.month(), none.level(), none.currency(), occasions, minutes, spend);
    }

    @Override
    public Set<Long> positions() {
        return positions;
    }
}
