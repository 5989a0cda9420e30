package org.fairlab.command.training;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.training.TrainingRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.training.OfferingCommand.*;
import org.fairlab.events.TrainingEvent.*;

/** One version of a course, taught at a site from one day to another. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Offering {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private UUID offeringId;

    private UUID courseId;
    private int courseVersion;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private int sessions;

    Offering() {}

    @CommandHandler
    Offering(ScheduleOffering command, Acting acting, Histories histories) {
        DATES_REVERSED.brokenIf(command.endsOn().isBefore(command.startsOn()));
        histories.replay(command.courseId(), new Course(), Course::on).version(command.courseVersion());
        apply(new OfferingScheduled(
                command.offeringId(),
                command.courseId(),
                command.courseVersion(),
                command.site(),
                command.startsOn(),
                command.endsOn(),
                command.sessions(),
                acting.on(command.effectiveOn())));
    }

    UUID courseId() {
        return courseId;
    }

    int courseVersion() {
        return courseVersion;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    int sessions() {
        return sessions;
    }

    @EventSourcingHandler
    void on(OfferingEvent event) {
        switch (event) {
            case OfferingScheduled e -> {
                offeringId = e.offeringId();
                courseId = e.courseId();
                courseVersion = e.courseVersion();
                startsOn = e.startsOn();
                endsOn = e.endsOn();
                sessions = e.sessions();
            }
        }
    }
}
