package org.fairlab.command.scholarship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.scholarship.CycleCommand.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.jspecify.annotations.Nullable;

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
    /** Until somebody else confirms it. */
    private @Nullable ProxyRulesProposed proposal;

    Cycle() {}

    @CommandHandler
    Cycle(OpenCycle command, Acting acting, Histories histories) {
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
        Eligibility.checkTerms(opened.terms());
        apply(opened);
        List<String> proxies = Eligibility.proxies(opened.terms());
        if (!proxies.isEmpty()) {
            apply(new ProxyRulesProposed(opened.cycleId(), proxies, acting.actor(), opened.effectiveOn()));
        }
    }

    @CommandHandler
    void handle(ConfirmProxyRules command, Acting acting) {
        CYCLE_CLOSED.brokenIf(closed);
        NO_PROXIES.brokenIf(proposal == null);
        ProxyRulesProposed proposed = Objects.requireNonNull(proposal);
        OPENER_CONFIRMS.brokenIf(acting.actor().equals(proposed.by()));
        apply(new ProxyRulesConfirmed(cycleId, proposed.fields(), acting.actor(), acting.on(command.effectiveOn())));
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

    /** Refuses an application on a day after the last, or before rules on likely proxies are confirmed. */
    void takesApplicationsOn(LocalDate day) {
        CYCLE_CLOSED.brokenIf(closed || day.isAfter(closesOn));
        PROXIES_UNCONFIRMED.brokenIf(proposal != null);
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
            case ProxyRulesProposed e -> proposal = e;
            case ProxyRulesConfirmed _ -> proposal = null;
            case CycleClosed e -> closed = true;
            case CycleRolledOver e -> rolledOver = true;
        }
    }
}
