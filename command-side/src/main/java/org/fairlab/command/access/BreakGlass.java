package org.fairlab.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.access.AccessRules.*;

import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.access.BreakGlassCommand.*;
import org.fairlab.command.lactation.Parent;
import org.fairlab.command.people.Participant;
import org.fairlab.events.AccessEvent.*;

/** One breaking of the glass, by one person for another, until a third has reviewed it. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class BreakGlass {

    /** The longest time for which the glass can be broken. */
    static final int LONGEST_MINUTES = 60;

    @AggregateIdentifier
    private UUID breakGlassId;

    private Scope scope;
    private UUID personId;
    private String brokenBy;
    private boolean reviewed;

    BreakGlass() {}

    @CommandHandler
    BreakGlass(BreakTheGlass command, Acting acting, Histories histories) {
        TOO_LONG.brokenIf(command.minutes() < 1 || command.minutes() > LONGEST_MINUTES);
        switch (command.scope()) {
            case PARTICIPANT -> Participant.takesPart(command.personId(), histories);
            case PARENT -> Parent.isSupported(command.personId(), histories);
        }
        apply(new GlassBroken(
                command.breakGlassId(),
                command.scope(),
                command.personId(),
                acting.actor(),
                command.minutes(),
                acting.today()));
    }

    @CommandHandler
    void handle(ReviewBreakGlass command, Acting acting) {
        OWN_BREAK_GLASS.brokenIf(acting.actor().equals(brokenBy) || acting.is(personId));
        REVIEWED.brokenIf(reviewed);
        apply(new BreakGlassReviewed(breakGlassId, scope, command.outcome(), command.note(), acting.today()));
    }

    @EventSourcingHandler
    void on(BreakGlassEvent event) {
        switch (event) {
            case GlassBroken e -> {
                breakGlassId = e.breakGlassId();
                scope = e.scope();
                personId = e.personId();
                brokenBy = e.brokenBy();
            }
            case BreakGlassReviewed _ -> reviewed = true;
        }
    }
}
