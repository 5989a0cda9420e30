package org.fairlab.command.mentorship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.mentorship.MenteeCommand.*;
import org.fairlab.command.people.Participant;
import org.fairlab.events.MentorshipEvent.*;

/** One participant's enrolment as mentee of one programme. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Mentee {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private UUID menteeId;

    private UUID programId;
    private UUID participantId;
    private LocalDate enrolledOn;

    Mentee() {}

    @CommandHandler
    Mentee(EnrolMentee command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        Participant.takesPart(command.participantId(), histories);
        MentorshipProgram.of(command.programId(), histories).enrolsOn(on);
        apply(new MenteeEnrolled(
                command.menteeId(), command.programId(), command.participantId(), command.profile(), on));
    }

    boolean isEnrolledIn(UUID program, LocalDate day) {
        return programId.equals(program) && !day.isBefore(enrolledOn);
    }

    UUID participantId() {
        return participantId;
    }

    @EventSourcingHandler
    void on(MenteeEvent event) {
        switch (event) {
            case MenteeEnrolled e -> {
                menteeId = e.menteeId();
                programId = e.programId();
                participantId = e.participantId();
                enrolledOn = e.effectiveOn();
            }
        }
    }
}
