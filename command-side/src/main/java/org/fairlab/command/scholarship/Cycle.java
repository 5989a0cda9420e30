package org.fairlab.command.scholarship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.scholarship.CycleCommand.*;
import org.fairlab.events.ScholarshipEvent.*;

/** One round of applications to a fund, on terms that are frozen when it opens. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Cycle {

    @AggregateIdentifier
    private UUID cycleId;

    private UUID fundId;
    private Terms terms;
    private LocalDate closesOn;
    private boolean closed;
    private boolean rolledOver;

    Cycle() {}

    @CommandHandler
    Cycle(OpenCycle command, Acting acting, Histories histories) {
        Eligibility.checkTerms(command.terms());
        open(
                new CycleOpened(
                        command.cycleId(),
                        command.fundId(),
                        command.name(),
                        command.closesOn(),
                        command.terms(),
                        null,
                        acting.on(command.effectiveOn())),
                acting,
                histories);
    }

    private Cycle(CycleOpened opened, Acting acting, Histories histories) {
        open(opened, acting, histories);
    }

    private static void open(CycleOpened opened, Acting acting, Histories histories) {
        FUND_CLOSED.brokenIf(
                histories.replay(opened.fundId(), new Fund(), Fund::on).isClosed());
        CLOSES_IN_PAST.brokenIf(opened.closesOn().isBefore(acting.today()));
        apply(opened);
    }

    @CommandHandler
    void handle(CloseCycle command, Acting acting) {
        CYCLE_CLOSED.brokenIf(closed);
        apply(new CycleClosed(cycleId, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(RollCycleOver command, Acting acting, Histories histories) throws Exception {
        ROLLED_OVER.brokenIf(rolledOver);
        LocalDate on = acting.on(command.effectiveOn());
        var next =
                new CycleOpened(command.nextCycleId(), fundId, command.name(), command.closesOn(), terms, cycleId, on);
        createNew(Cycle.class, () -> new Cycle(next, acting, histories));
        apply(new CycleRolledOver(cycleId, command.nextCycleId(), on));
    }

    /** Whether applications can come in on a day. */
    boolean isOpenOn(LocalDate day) {
        return !closed && !day.isAfter(closesOn);
    }

    UUID fundId() {
        return fundId;
    }

    Terms terms() {
        return terms;
    }

    @EventSourcingHandler
    void on(CycleEvent event) {
        switch (event) {
            case CycleOpened e -> {
                cycleId = e.cycleId();
                fundId = e.fundId();
                terms = e.terms();
                closesOn = e.closesOn();
            }
            case CycleClosed e -> closed = true;
            case CycleRolledOver e -> rolledOver = true;
        }
    }
}
