package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.money;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.Locale;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.jspecify.annotations.Nullable;

/** What events of advocacy say. */
final class AdvocacySentences {

    private AdvocacySentences() {}

    static String of(AdvocacyEvent event) {
        String campaign = the("campaign", event.campaignId());
        return switch (event) {
            case CampaignDrafted e ->
                "drafted " + campaign + " “" + e.name() + "” at " + words(e.level()) + " level, on " + words(e.topic());
            case CampaignLaunched _ -> "launched " + campaign;
            case CampaignPaused _ -> "paused " + campaign;
            case CampaignResumed _ -> "resumed " + campaign;
            case CampaignConcluded _ -> "concluded " + campaign;
            case AdvocacyActionTaken e ->
                "took " + the("action", e.actionId()) + " of " + campaign + " (" + words(e.kind()) + "): "
                        + e.description() + lobbying(e.lobbying());
            case PolicymakerContacted e ->
                "contacted " + e.official() + ", " + e.office() + ", for " + campaign + " ("
                        + the("contact", e.contactId()) + "): " + words(e.outcome()) + lobbying(e.lobbying());
            case PositionRecorded e ->
                "recorded " + the("position", e.positionId()) + " of " + e.holder() + " on " + e.measure() + " for "
                        + campaign + ": " + words(e.stance());
            case MessagePublished e ->
                "published " + message(e.messageId()) + " “" + e.title() + "” of " + campaign + " for " + e.audience()
                        + " by " + words(e.channel())
                        + (e.url() == null ? "" : " at " + e.url());
            case MessageReachRecorded e ->
                "recorded that " + message(e.messageId()) + " of " + campaign + " had reached "
                        + String.format(Locale.ROOT, "%,d", e.reach()) + " by " + e.effectiveOn();
            case PolicyOutcomeRecorded e ->
                "recorded " + the("outcome", e.outcomeId()) + " of " + campaign + " (" + words(e.outcome()) + "): "
                        + e.description();
        };
    }

    private static String lobbying(@Nullable Lobbying lobbying) {
        return lobbying == null
                ? ""
                : "; lobbying: " + count(lobbying.minutes(), "minute") + " and " + money(lobbying.spend());
    }

    private static String message(UUID id) {
        return the("message", id);
    }
}
