package org.fairlab.query.campaigns;

import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What did advocacy reach and change? Campaigns with all that was done in them, and each count of their reach. */
@Component
class Campaigns implements Projection {

    static final String NAME = "campaigns";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case AdvocacyEvent e -> campaign(e, recorded, rows);
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _ -> {}
            case OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void campaign(AdvocacyEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case CampaignDrafted e -> {
                rows.write(
                        "insert into campaign values (?, ?, ?, ?)",
                        e.campaignId(),
                        e.name(),
                        e.level().name(),
                        e.topic().name());
                becomes("DRAFT", e, recorded, rows);
            }
            case CampaignLaunched e -> becomes("ACTIVE", e, recorded, rows);
            case CampaignPaused e -> becomes("PAUSED", e, recorded, rows);
            case CampaignResumed e -> becomes("ACTIVE", e, recorded, rows);
            case CampaignConcluded e -> becomes("CONCLUDED", e, recorded, rows);
            case AdvocacyActionTaken e ->
                rows.write(
                        "insert into action values (?, ?, ?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.actionId(),
                        e.kind().name(),
                        e.effectiveOn(),
                        minutes(e.lobbying()),
                        spend(e.lobbying()),
                        currency(e.lobbying()),
                        recorded.recordedAtUtc());
            case PolicymakerContacted e ->
                rows.write(
                        "insert into contact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.contactId(),
                        e.official(),
                        e.office(),
                        e.outcome().name(),
                        e.effectiveOn(),
                        minutes(e.lobbying()),
                        spend(e.lobbying()),
                        currency(e.lobbying()),
                        recorded.recordedAtUtc());
            case PositionRecorded e ->
                rows.write(
                        "insert into policy_position values (?, ?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.positionId(),
                        e.holder(),
                        e.measure(),
                        e.stance().name(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case MessagePublished e ->
                rows.write(
                        "insert into message values (?, ?, ?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.messageId(),
                        e.channel().name(),
                        e.title(),
                        e.audience(),
                        e.url(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case MessageReachRecorded e ->
                rows.write(
                        "insert into reach values (?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.messageId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.reach());
            case PolicyOutcomeRecorded e ->
                rows.write(
                        "insert into outcome values (?, ?, ?, ?, ?, ?)",
                        e.campaignId(),
                        e.outcomeId(),
                        e.outcome().name(),
                        e.description(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
        }
    }

    private static void becomes(String status, AdvocacyEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into status values (?, ?, ?, ?, ?)",
                event.campaignId(),
                recorded.position(),
                status,
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static @Nullable Integer minutes(@Nullable Lobbying lobbying) {
        return lobbying == null ? null : lobbying.minutes();
    }

    private static @Nullable Long spend(@Nullable Lobbying lobbying) {
        return lobbying == null ? null : lobbying.spend().minor();
    }

    private static @Nullable String currency(@Nullable Lobbying lobbying) {
        return lobbying == null ? null : lobbying.spend().currency();
    }
}
