package org.fairlab.command.people;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.people.PeopleRules.*;

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
import org.fairlab.command.Histories;
import org.fairlab.command.LegalHolds;
import org.fairlab.command.people.ParticipantCommand.*;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.platform.privacy.Keyring;

/** One participant under a pseudonym; other contexts ask it only whether it takes part and consents to something. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
public final class Participant {

    @AggregateIdentifier
    private UUID participantId;

    private boolean erased;
    private boolean selfIdentified;
    /** The day on which each consent that stands was given. */
    private final Map<Purpose, LocalDate> consents = new HashMap<>();

    private final Set<UUID> milestones = new HashSet<>();
    private LegalHolds holds = LegalHolds.NONE;

    Participant() {}

    @CommandHandler
    Participant(RegisterParticipant command, Acting acting) {
        apply(new ParticipantRegistered(
                command.participantId(), command.origin(), command.identity(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ChangeContact command, Acting acting) {
        takesPart();
        apply(new ContactChanged(participantId, command.identity(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(SelfIdentify command, Acting acting) {
        takesPart();
        apply(new SelfIdentified(participantId, command.answers(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(WithdrawSelfIdentification command, Acting acting) {
        takesPart();
        NOT_SELF_IDENTIFIED.brokenIf(!selfIdentified);
        apply(new SelfIdentificationWithdrawn(participantId, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(GrantConsent command, Acting acting) {
        takesPart();
        CONSENTED.brokenIf(consents.containsKey(command.purpose()));
        apply(new ConsentGranted(
                participantId, command.purpose(), command.textVersion(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(WithdrawConsent command, Acting acting) {
        takesPart();
        NOT_CONSENTED.brokenIf(!consents.containsKey(command.purpose()));
        apply(new ConsentWithdrawn(participantId, command.purpose(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ReachMilestone command, Acting acting) {
        takesPart();
        MILESTONE_EXISTS.brokenIf(milestones.contains(command.milestoneId()));
        apply(new CareerMilestoneReached(
                participantId,
                command.milestoneId(),
                command.milestone(),
                command.evidence(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(CorrectMilestone command, Acting acting) {
        takesPart();
        NO_SUCH_MILESTONE.brokenIf(!milestones.contains(command.milestoneId()));
        apply(new MilestoneCorrected(
                participantId, command.milestoneId(), command.milestone(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(PlaceLegalHold command, Acting acting) {
        takesPart();
        holds.requireNew(command.holdId());
        apply(new LegalHoldPlaced(participantId, command.holdId(), acting.actor(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(LiftLegalHold command, Acting acting) {
        takesPart();
        holds.requireLiftable(command.holdId(), acting);
        apply(new LegalHoldLifted(participantId, command.holdId(), acting.on(command.effectiveOn())));
    }

    /** The keys go in the transaction that records the erasure. */
    @CommandHandler
    void handle(EraseParticipant command, Acting acting, Keyring keyring) {
        takesPart();
        holds.requireNone();
        apply(new ParticipantErased(participantId, acting.on(command.effectiveOn())));
        keyring.destroy(participantId);
    }

    /** Whatever holds there are by what this database remembers. */
    @CommandHandler
    void handle(EraseParticipantAgain command, Acting acting, Keyring keyring) {
        if (!erased) {
            apply(new ParticipantErased(participantId, acting.today()));
        }
        keyring.destroy(participantId);
    }

    /** Refuses what would involve a participant who is unknown or erased. */
    public static void takesPart(UUID participantId, Histories histories) {
        histories.replay(participantId, new Participant(), Participant::on).takesPart();
    }

    /**
     * Whether a participant has consented, on a day or before, and has not withdrawn it since.
     *
     * @throws org.fairlab.command.Rejected for a participant who is unknown or erased
     */
    public static boolean consentsTo(Purpose purpose, LocalDate day, UUID participantId, Histories histories) {
        Participant participant = histories.replay(participantId, new Participant(), Participant::on);
        participant.takesPart();
        LocalDate given = participant.consents.get(purpose);
        return given != null && !given.isAfter(day);
    }

    private void takesPart() {
        ERASED.brokenIf(erased);
    }

    @EventSourcingHandler
    void on(PeopleEvent event) {
        switch (event) {
            case ParticipantRegistered e -> participantId = e.participantId();
            case ContactChanged _ -> {}
            case SelfIdentified _ -> selfIdentified = true;
            case SelfIdentificationWithdrawn _ -> selfIdentified = false;
            case ConsentGranted e -> consents.put(e.purpose(), e.effectiveOn());
            case ConsentWithdrawn e -> consents.remove(e.purpose());
            case CareerMilestoneReached e -> milestones.add(e.milestoneId());
            case MilestoneCorrected _ -> {}
            case LegalHoldPlaced e -> holds = holds.placed(e.holdId(), e.placedBy());
            case LegalHoldLifted e -> holds = holds.lifted(e.holdId());
            case ParticipantErased _ -> erased = true;
        }
    }
}
