package org.fairlab.command.leadership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.leadership.LeadershipRules.*;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.ProtectedTraits;
import org.fairlab.command.leadership.TrackCommand.*;
import org.fairlab.events.LeadershipEvent.*;

/** One leadership track: its published criteria and milestones stay as they were when it opened. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class LeadershipTrack {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private UUID trackId;

    private LocalDate openedOn;
    private LocalDate lastDay;
    private List<String> criteria;
    private List<String> milestones;

    LeadershipTrack() {}

    @CommandHandler
    LeadershipTrack(OpenTrack command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        LISTED_TWICE.brokenIf(repeats(command.criteria()) || repeats(command.milestones()));
        TRAIT_NAMED.brokenIf(command.criteria().stream().anyMatch(ProtectedTraits::areNamedIn));
        LocalDate until = command.nominationsUntil();
        NOMINATIONS_REVERSED.brokenIf(until != null && until.isBefore(on));
        apply(new LeadershipTrackOpened(
                command.trackId(), command.name(), command.criteria(), command.milestones(), until, on));
    }

    /**
     * The track as it stands.
     *
     * @throws org.fairlab.command.Rejected if there is none
     */
    static LeadershipTrack of(UUID trackId, Histories histories) {
        return histories.replay(trackId, new LeadershipTrack(), LeadershipTrack::on);
    }

    /** Refuses a nomination before the track opens, and any that comes in after the last day however it is dated. */
    void takesNominationsOn(LocalDate day, LocalDate today) {
        OUT_OF_ORDER.brokenIf(day.isBefore(openedOn));
        NOMINATIONS_OVER.brokenIf(today.isAfter(lastDay));
    }

    List<String> criteria() {
        return criteria;
    }

    List<String> milestones() {
        return milestones;
    }

    private static boolean repeats(List<String> items) {
        return new HashSet<>(items).size() < items.size();
    }

    @EventSourcingHandler
    void on(TrackEvent event) {
        switch (event) {
            case LeadershipTrackOpened e -> {
                trackId = e.trackId();
                openedOn = e.effectiveOn();
                lastDay = e.nominationsUntil() == null ? LocalDate.MAX : e.nominationsUntil();
                criteria = e.criteria();
                milestones = e.milestones();
            }
        }
    }
}
