package org.fairlab.command.advocacy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.advocacy.AdvocacyRules.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.ActiveDays;
import org.fairlab.command.advocacy.CampaignCommand.*;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.jspecify.annotations.Nullable;

/** One campaign with all that is done in it, each of which is dated on a day on which it was active. */
@Aggregate(cache = "entities", snapshotTriggerDefinition = "snapshots")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Campaign {

    @AggregateIdentifier
    private UUID campaignId;

    private Status status;
    private ActiveDays active = ActiveDays.NONE;

    /** The latest day of its life and of what was done in it. */
    private LocalDate latest = LocalDate.MIN;

    private final Set<UUID> actions = new HashSet<>();
    private final Set<UUID> contacts = new HashSet<>();
    private final Set<UUID> positions = new HashSet<>();
    private final Set<UUID> outcomes = new HashSet<>();

    /** The day on which each message was published. */
    private final Map<UUID, LocalDate> messages = new HashMap<>();

    enum Status {
        DRAFT,
        ACTIVE,
        PAUSED,
        CONCLUDED
    }

    Campaign() {}

    @CommandHandler
    Campaign(DraftCampaign command, Acting acting) {
        apply(new CampaignDrafted(
                command.campaignId(),
                command.name(),
                command.level(),
                command.topic(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(LaunchCampaign command, Acting acting) {
        NOT_DRAFT.brokenIf(status != Status.DRAFT);
        apply(new CampaignLaunched(campaignId, next(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(PauseCampaign command, Acting acting) {
        NOT_ACTIVE.brokenIf(status != Status.ACTIVE);
        apply(new CampaignPaused(campaignId, next(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(ResumeCampaign command, Acting acting) {
        NOT_PAUSED.brokenIf(status != Status.PAUSED);
        apply(new CampaignResumed(campaignId, next(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(ConcludeCampaign command, Acting acting) {
        NOT_RUNNING.brokenIf(status != Status.ACTIVE && status != Status.PAUSED);
        apply(new CampaignConcluded(campaignId, next(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(TakeAction command, Acting acting) {
        ACTION_EXISTS.brokenIf(actions.contains(command.actionId()));
        apply(new AdvocacyActionTaken(
                campaignId,
                command.actionId(),
                command.kind(),
                command.description(),
                command.lobbying(),
                whileActive(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(ContactPolicymaker command, Acting acting) {
        CONTACT_EXISTS.brokenIf(contacts.contains(command.contactId()));
        apply(new PolicymakerContacted(
                campaignId,
                command.contactId(),
                command.official(),
                command.office(),
                command.outcome(),
                command.lobbying(),
                whileActive(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(RecordPosition command, Acting acting) {
        POSITION_EXISTS.brokenIf(positions.contains(command.positionId()));
        apply(new PositionRecorded(
                campaignId,
                command.positionId(),
                command.holder(),
                command.measure(),
                command.stance(),
                whileActive(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(PublishMessage command, Acting acting) {
        MESSAGE_EXISTS.brokenIf(messages.containsKey(command.messageId()));
        apply(new MessagePublished(
                campaignId,
                command.messageId(),
                command.channel(),
                command.title(),
                command.audience(),
                command.url(),
                whileActive(command.effectiveOn(), acting)));
    }

    @CommandHandler
    void handle(RecordReach command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        LocalDate publishedOn = messages.get(command.messageId());
        NO_SUCH_MESSAGE.brokenIf(publishedOn == null || on.isBefore(publishedOn));
        apply(new MessageReachRecorded(campaignId, command.messageId(), command.reach(), on));
    }

    @CommandHandler
    void handle(RecordOutcome command, Acting acting) {
        OUTCOME_EXISTS.brokenIf(outcomes.contains(command.outcomeId()));
        LocalDate on = acting.on(command.effectiveOn());
        NOT_LAUNCHED.brokenIf(!active.haveBegunBy(on));
        apply(new PolicyOutcomeRecorded(campaignId, command.outcomeId(), command.outcome(), command.description(), on));
    }

    private LocalDate next(@Nullable LocalDate effectiveOn, Acting acting) {
        LocalDate on = acting.on(effectiveOn);
        OUT_OF_ORDER.brokenIf(on.isBefore(latest));
        return on;
    }

    private LocalDate whileActive(@Nullable LocalDate effectiveOn, Acting acting) {
        LocalDate on = acting.on(effectiveOn);
        OUTSIDE_CAMPAIGN.brokenIf(!active.contain(on));
        return on;
    }

    @EventSourcingHandler
    void on(AdvocacyEvent event) {
        LocalDate on = event.effectiveOn();
        switch (event) {
            case CampaignDrafted e -> {
                campaignId = e.campaignId();
                becomes(Status.DRAFT, active, on);
            }
            case CampaignLaunched _, CampaignResumed _ -> becomes(Status.ACTIVE, active.begun(on), on);
            case CampaignPaused _ -> becomes(Status.PAUSED, active.ended(on), on);
            case CampaignConcluded _ -> becomes(Status.CONCLUDED, active.ended(on), on);
            case AdvocacyActionTaken e -> done(e.actionId(), actions, on);
            case PolicymakerContacted e -> done(e.contactId(), contacts, on);
            case PositionRecorded e -> done(e.positionId(), positions, on);
            case MessagePublished e -> {
                messages.put(e.messageId(), on);
                latest = later(on);
            }
            case MessageReachRecorded _ -> {}
            case PolicyOutcomeRecorded e -> outcomes.add(e.outcomeId());
        }
    }

    private void becomes(Status next, ActiveDays days, LocalDate on) {
        status = next;
        active = days;
        latest = later(on);
    }

    private void done(UUID id, Set<UUID> ids, LocalDate on) {
        ids.add(id);
        latest = later(on);
    }

    private LocalDate later(LocalDate on) {
        return on.isAfter(latest) ? on : latest;
    }
}
