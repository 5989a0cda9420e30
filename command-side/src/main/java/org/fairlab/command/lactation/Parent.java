package org.fairlab.command.lactation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.lactation.LactationRules.*;

import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.LegalHolds;
import org.fairlab.command.lactation.ParentCommand.*;
import org.fairlab.events.ParentEvent;
import org.fairlab.events.ParentEvent.*;
import org.fairlab.platform.privacy.Keyring;

/** One parent who is supported, under a pseudonym of this context; others ask only whether there is one. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
public final class Parent {

    @AggregateIdentifier
    private UUID parentId;

    private boolean erased;
    private LegalHolds holds = LegalHolds.NONE;

    Parent() {}

    @CommandHandler
    Parent(RegisterParent command, Acting acting) {
        apply(new ParentRegistered(command.parentId(), command.details(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ChangeParentDetails command, Acting acting) {
        PARENT_ERASED.brokenIf(erased);
        apply(new ParentDetailsChanged(parentId, command.details(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(PlaceHoldOnParent command, Acting acting) {
        PARENT_ERASED.brokenIf(erased);
        holds.requireNew(command.holdId());
        apply(new ParentHoldPlaced(parentId, command.holdId(), acting.actor(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(LiftHoldFromParent command, Acting acting) {
        PARENT_ERASED.brokenIf(erased);
        holds.requireLiftable(command.holdId(), acting);
        apply(new ParentHoldLifted(parentId, command.holdId(), acting.on(command.effectiveOn())));
    }

    /** The keys go in the transaction that records the erasure. */
    @CommandHandler
    void handle(EraseParent command, Acting acting, Keyring keyring) {
        PARENT_ERASED.brokenIf(erased);
        holds.requireNone();
        apply(new ParentErased(parentId, acting.on(command.effectiveOn())));
        keyring.destroy(parentId);
    }

    /** Whatever holds there are by what this database remembers. */
    @CommandHandler
    void handle(EraseParentAgain command, Acting acting, Keyring keyring) {
        if (!erased) {
            apply(new ParentErased(parentId, acting.today()));
        }
        keyring.destroy(parentId);
    }

    /** Refuses what would involve a parent who is unknown or erased. */
    public static void isSupported(UUID parentId, Histories histories) {
        PARENT_ERASED.brokenIf(histories.replay(parentId, new Parent(), Parent::on).erased);
    }

    @EventSourcingHandler
    void on(ParentEvent event) {
        switch (event) {
            case ParentRegistered e -> parentId = e.parentId();
            case ParentDetailsChanged _ -> {}
            case ParentHoldPlaced e -> holds = holds.placed(e.holdId(), e.placedBy());
            case ParentHoldLifted e -> holds = holds.lifted(e.holdId());
            case ParentErased _ -> erased = true;
        }
    }
}
