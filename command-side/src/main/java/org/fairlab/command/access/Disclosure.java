package org.fairlab.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.access.AccessRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.access.DisclosureCommand.*;
import org.fairlab.command.people.Participant;
import org.fairlab.events.AccessEvent.*;

/** One request of a party outside, unless it was recorded by mistake. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Disclosure {

    @AggregateIdentifier
    private UUID disclosureId;

    private LocalDate requestedOn;
    private boolean voided;

    Disclosure() {}

    @CommandHandler
    Disclosure(RecordDisclosure command, Acting acting, Histories histories) {
        Participant.takesPart(command.participantId(), histories);
        apply(new DisclosureRecorded(
                command.disclosureId(),
                command.participantId(),
                command.recipient(),
                command.basis(),
                command.interest(),
                command.parts(),
                command.given(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(VoidDisclosure command, Acting acting) {
        VOIDED.brokenIf(voided);
        LocalDate on = acting.on(command.effectiveOn());
        VOIDED_BEFORE.brokenIf(on.isBefore(requestedOn));
        apply(new DisclosureVoided(disclosureId, on));
    }

    @EventSourcingHandler
    void on(DisclosureEvent event) {
        switch (event) {
            case DisclosureRecorded e -> {
                disclosureId = e.disclosureId();
                requestedOn = e.effectiveOn();
            }
            case DisclosureVoided _ -> voided = true;
        }
    }
}
