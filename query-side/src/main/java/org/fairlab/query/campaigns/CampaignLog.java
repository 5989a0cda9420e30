package org.fairlab.query.campaigns;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.Event;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** One campaign by its own events, as far as they are given to it. */
final class CampaignLog {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<UUID, RecordedEvent> reach = new HashMap<>();

    /** Takes the next event of the campaign. */
    void take(RecordedEvent recorded) {
        if (recorded.event() instanceof MessageReachRecorded e) {
            // The count of the last day holds, of several on that day the one recorded last.
            reach.merge(e.messageId(), recorded, (before, now) -> on(now).isBefore(on(before)) ? before : now);
        } else {
            events.add(recorded);
        }
    }

    /** The campaign in figures; it was drafted first of all. */
    Campaign figure() {
        CampaignDrafted drafted = all(CampaignDrafted.class).findFirst().orElseThrow();
        return new Campaign(
                drafted.campaignId(),
                drafted.name(),
                drafted.level(),
                drafted.topic(),
                events.stream()
                        .map(one -> status(one.event()))
                        .filter(Objects::nonNull)
                        .reduce("", (before, now) -> now),
                days("ACTIVE").min(LocalDate::compareTo).orElse(null),
                days("CONCLUDED").max(LocalDate::compareTo).orElse(null),
                all(AdvocacyActionTaken.class).count(),
                all(PolicymakerContacted.class).count(),
                all(PositionRecorded.class).count(),
                all(MessagePublished.class).count(),
                reach.values().stream()
                        .mapToLong(one -> ((MessageReachRecorded) one.event()).reach())
                        .sum(),
                all(PolicyOutcomeRecorded.class)
                        .collect(groupingBy(
                                PolicyOutcomeRecorded::outcome, () -> new EnumMap<>(PolicyOutcome.class), counting())));
    }

    /** The events that make the figures: of the counts of a message's reach, the one that holds. */
    Stream<RecordedEvent> behind() {
        return Stream.concat(events.stream(), reach.values().stream());
    }

    private Stream<LocalDate> days(String status) {
        return events.stream().filter(one -> status.equals(status(one.event()))).map(CampaignLog::on);
    }

    private <E extends AdvocacyEvent> Stream<E> all(Class<E> type) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static LocalDate on(RecordedEvent recorded) {
        return recorded.event().effectiveOn();
    }

    /** What a campaign is from this event on, null if the event says nothing of that. */
    private static @Nullable String status(Event event) {
        return switch (event) {
            case CampaignDrafted _ -> "DRAFT";
            case CampaignLaunched _, CampaignResumed _ -> "ACTIVE";
            case CampaignPaused _ -> "PAUSED";
            case CampaignConcluded _ -> "CONCLUDED";
            default -> null;
        };
    }
}
