package org.fairlab.command.outreach;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.outreach.PartnershipCommand.*;
import org.fairlab.events.OutreachEvent.*;

/** One partnership, from the day it was formed to the day it ends. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Partnership {

    @AggregateIdentifier
    private UUID partnershipId;

    private LocalDate formedOn;
    private LocalDate endedOn = LocalDate.MAX;

    Partnership() {}

    @CommandHandler
    Partnership(FormPartnership command, Acting acting) {
        apply(new PartnershipFormed(
                command.partnershipId(),
                command.name(),
                command.kind(),
                command.topics(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(EndPartnership command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        PARTNERSHIP_OVER.brokenIf(!endedOn.equals(LocalDate.MAX));
        ENDED_BEFORE_FORMED.brokenIf(on.isBefore(formedOn));
        apply(new PartnershipEnded(partnershipId, on));
    }

    /**
     * Refuses what involves a partner on a day after the end of the partnership. What a partner did before it was put
     * in writing counts.
     */
    static void standsOn(LocalDate day, UUID partnershipId, Histories histories) {
        Partnership partnership = histories.replay(partnershipId, new Partnership(), Partnership::on);
        PARTNERSHIP_OVER.brokenIf(day.isAfter(partnership.endedOn));
    }

    @EventSourcingHandler
    void on(PartnershipEvent event) {
        switch (event) {
            case PartnershipFormed e -> {
                partnershipId = e.partnershipId();
                formedOn = e.effectiveOn();
            }
            case PartnershipEnded e -> endedOn = e.effectiveOn();
        }
    }
}
