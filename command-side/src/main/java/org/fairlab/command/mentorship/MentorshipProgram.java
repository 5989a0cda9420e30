package org.fairlab.command.mentorship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.mentorship.ProgramCommand.*;
import org.fairlab.events.MentorshipEvent.*;

/** One mentoring programme: always open, or a cohort with dates. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class MentorshipProgram {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private UUID programId;

    private LocalDate firstDay;
    private LocalDate lastDay;
    private int proposalDays;

    MentorshipProgram() {}

    @CommandHandler
    MentorshipProgram(OpenProgram command, Acting acting) {
        LocalDate startsOn = command.startsOn();
        LocalDate endsOn = command.endsOn();
        boolean cohort = startsOn != null && endsOn != null && endsOn.isAfter(startsOn);
        boolean alwaysOpen = startsOn == null && endsOn == null;
        COHORT_DATES.brokenIf(!cohort && !alwaysOpen);
        apply(new MentorshipProgramOpened(
                command.programId(),
                command.name(),
                startsOn,
                endsOn,
                command.proposalDays(),
                acting.on(command.effectiveOn())));
    }

    /**
     * The programme as it stands.
     *
     * @throws org.fairlab.command.Rejected if there is none
     */
    static MentorshipProgram of(UUID programId, Histories histories) {
        return histories.replay(programId, new MentorshipProgram(), MentorshipProgram::on);
    }

    /** Refuses an enrolment in a cohort that is over. */
    void enrolsOn(LocalDate day) {
        COHORT_OVER.brokenIf(day.isAfter(lastDay));
    }

    /** Refuses a day outside the cohort. */
    void lastsOn(LocalDate day) {
        OUTSIDE_COHORT.brokenIf(day.isBefore(firstDay) || day.isAfter(lastDay));
    }

    /** The last day to accept a proposal; one that is recorded late can be accepted on the day it is recorded. */
    LocalDate respondBy(LocalDate proposedOn, LocalDate today) {
        LocalDate due = proposedOn.plusDays(proposalDays);
        return due.isBefore(today) ? today : due;
    }

    @EventSourcingHandler
    void on(ProgramEvent event) {
        switch (event) {
            case MentorshipProgramOpened e -> {
                programId = e.programId();
                firstDay = e.startsOn() == null ? LocalDate.MIN : e.startsOn();
                lastDay = e.endsOn() == null ? LocalDate.MAX : e.endsOn();
                proposalDays = e.proposalDays();
            }
        }
    }
}
