package org.fairlab.command.outreach;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.outreach.OccasionCommand.*;
import org.fairlab.events.OutreachEvent.*;

/** One outreach event: planned, then held or cancelled. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Occasion {

    private enum Status {
        PLANNED,
        HELD,
        CANCELLED
    }

    @AggregateIdentifier
    private UUID outreachEventId;

    private LocalDate day;
    private LocalDate heldOn = LocalDate.MAX;
    private Status status;
    /** Whether each count still stands. */
    private final Map<UUID, Boolean> reach = new HashMap<>();

    Occasion() {}

    @CommandHandler
    Occasion(PlanOutreachEvent command, Acting acting, Histories histories) {
        LocalDate takesPlaceOn = command.slot().startsAt().toLocalDate();
        command.partnershipIds().forEach(partner -> Partnership.standsOn(takesPlaceOn, partner, histories));
        apply(new OutreachEventPlanned(
                command.outreachEventId(),
                command.name(),
                command.kind(),
                command.topic(),
                command.partnershipIds(),
                command.place(),
                command.slot(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(HoldOutreachEvent command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        NOT_PLANNED.brokenIf(status != Status.PLANNED);
        NOT_ITS_DAY.brokenIf(on.isBefore(day));
        apply(new OutreachEventHeld(outreachEventId, on));
    }

    @CommandHandler
    void handle(CancelOutreachEvent command, Acting acting) {
        NOT_PLANNED.brokenIf(status != Status.PLANNED);
        apply(new OutreachEventCancelled(outreachEventId, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(RecordReach command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        wasHeldBy(on);
        REACH_EXISTS.brokenIf(reach.containsKey(command.reachId()));
        REASON_DUE.brokenIf(command.corrects() != null && command.reason() == null);
        NO_SUCH_REACH.brokenIf(command.corrects() != null && !reach.getOrDefault(command.corrects(), false));
        apply(new ReachRecorded(
                outreachEventId, command.reachId(), command.audience(), command.people(), command.corrects(), on));
    }

    /** Refuses what rests on an outreach event that had not been held by a day. */
    static void wasHeldBy(LocalDate day, UUID outreachEventId, Histories histories) {
        histories.replay(outreachEventId, new Occasion(), Occasion::on).wasHeldBy(day);
    }

    private void wasHeldBy(LocalDate on) {
        NOT_HELD.brokenIf(on.isBefore(heldOn));
    }

    @EventSourcingHandler
    void on(OccasionEvent event) {
        switch (event) {
            case OutreachEventPlanned e -> {
                outreachEventId = e.outreachEventId();
                day = e.slot().startsAt().toLocalDate();
                status = Status.PLANNED;
            }
            case OutreachEventHeld e -> {
                heldOn = e.effectiveOn();
                status = Status.HELD;
            }
            case OutreachEventCancelled _ -> status = Status.CANCELLED;
            case ReachRecorded e -> {
                reach.put(e.reachId(), true);
                if (e.corrects() != null) {
                    reach.put(e.corrects(), false);
                }
            }
        }
    }
}
