package org.fairlab.command.outreach;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.outreach.ProspectCommand.*;
import org.fairlab.command.people.Participant;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.Purpose;

/** One participant on the way from a first contact to work. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Prospect {

    @AggregateIdentifier
    private UUID prospectId;

    private UUID participantId;
    private LocalDate registeredOn;
    private final Set<UUID> contacts = new HashSet<>();
    /** The day on which each stage was reached. */
    private final NavigableMap<Stage, LocalDate> stages = new TreeMap<>();

    Prospect() {}

    @CommandHandler
    Prospect(RegisterProspect command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        consents(command.participantId(), on, histories);
        if (command.outreachEventId() != null) {
            Occasion.wasHeldBy(on, command.outreachEventId(), histories);
        }
        if (command.partnershipId() != null) {
            Partnership.standsOn(on, command.partnershipId(), histories);
        }
        apply(new ProspectRegistered(
                command.prospectId(),
                command.participantId(),
                command.channel(),
                command.outreachEventId(),
                command.partnershipId(),
                on));
    }

    @CommandHandler
    void handle(MakeContact command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        consents(participantId, on, histories);
        CONTACT_EXISTS.brokenIf(contacts.contains(command.contactId()));
        STAGE_OUT_OF_ORDER.brokenIf(on.isBefore(registeredOn));
        apply(new ContactMade(prospectId, command.contactId(), command.mode(), on));
    }

    /** Stages may be passed over; whoever is employed without having been a student was never counted as one. */
    @CommandHandler
    void handle(AdvanceStage command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        Participant.takesPart(participantId, histories);
        NOT_LATER.brokenIf(command.stage().compareTo(stages.lastKey()) <= 0);
        STAGE_OUT_OF_ORDER.brokenIf(on.isBefore(stages.lastEntry().getValue()));
        apply(new StageAdvanced(prospectId, command.stage(), command.evidence(), on));
    }

    @CommandHandler
    void handle(CorrectStage command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        Participant.takesPart(participantId, histories);
        NOT_LATEST.brokenIf(command.stage() == Stage.PROSPECT || command.stage() != stages.lastKey());
        apply(new StageCorrected(prospectId, command.stage(), on));
    }

    private static void consents(UUID participant, LocalDate day, Histories histories) {
        NO_CONSENT.brokenIf(!Participant.consentsTo(Purpose.CONTACT, day, participant, histories));
    }

    @EventSourcingHandler
    void on(ProspectEvent event) {
        switch (event) {
            case ProspectRegistered e -> {
                prospectId = e.prospectId();
                participantId = e.participantId();
                registeredOn = e.effectiveOn();
                stages.put(Stage.PROSPECT, e.effectiveOn());
            }
            case ContactMade e -> contacts.add(e.contactId());
            case StageAdvanced e -> stages.put(e.stage(), e.effectiveOn());
            case StageCorrected e -> stages.remove(e.stage());
        }
    }
}
