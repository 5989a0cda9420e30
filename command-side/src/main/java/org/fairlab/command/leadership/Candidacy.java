package org.fairlab.command.leadership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.Rule.SHOWN_OTHERWISE;
import static org.fairlab.command.leadership.LeadershipRules.*;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.Rejected;
import org.fairlab.command.leadership.CandidacyCommand.*;
import org.fairlab.command.people.Participant;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** One participant in one track: admitted on published criteria, by somebody with no part in the nomination. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Candidacy {

    @AggregateIdentifier
    private UUID candidacyId;

    private UUID trackId;
    private UUID participantId;
    private String nominator;
    private boolean selfNominated;
    private LocalDate nominatedOn;
    private @Nullable LocalDate admittedOn;
    private final Set<String> milestones = new HashSet<>();
    private final Set<UUID> advancements = new HashSet<>();
    private boolean completed;
    private boolean left;

    private LocalDate lastMilestoneOn = LocalDate.MIN;
    private LocalDate latest = LocalDate.MIN;

    Candidacy() {}

    @CommandHandler
    Candidacy(NominateParticipant command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        nominate(command.candidacyId(), command.trackId(), command.participantId(), on, acting, histories);
    }

    @CommandHandler
    Candidacy(NominateOneself command, Acting acting, Histories histories) {
        NOT_ONESELF.brokenIf(!acting.is(command.participantId()));
        LocalDate on = acting.on(command.effectiveOn());
        nominate(command.candidacyId(), command.trackId(), command.participantId(), on, acting, histories);
    }

    private static void nominate(
            UUID candidacy, UUID track, UUID participant, LocalDate on, Acting acting, Histories histories) {
        Participant.takesPart(participant, histories);
        LeadershipTrack.of(track, histories).takesNominationsOn(on, acting.today());
        apply(new NominationReceived(candidacy, track, participant, acting.actor(), acting.is(participant), on));
    }

    @CommandHandler
    void handle(AdmitParticipant command, Acting acting, Histories histories) {
        goesOn(acting, histories);
        NOMINATOR_ADMITS.brokenIf(acting.actor().equals(nominator));
        ADMITTED.brokenIf(admittedOn != null);
        List<String> criteria = LeadershipTrack.of(trackId, histories).criteria();
        List<Finding> findings = command.findings();
        CRITERIA_DIFFER.brokenIf(findings.size() != criteria.size()
                || !findings.stream().map(Finding::criterion).toList().containsAll(criteria));
        LocalDate on = day(command.effectiveOn(), nominatedOn, acting);
        SHOWN_OTHERWISE.brokenIf(!command.shownDigest()
                .equals(Shown.digest(new ShownCandidacy(
                        candidacyId, trackId, participantId, criteria, selfNominated, nominatedOn))));
        apply(new ParticipantAdmitted(candidacyId, findings, command.shownDigest(), on));
    }

    @CommandHandler
    void handle(CompleteMilestone command, Acting acting, Histories histories) {
        goesOn(acting, histories);
        LocalDate on = day(command.effectiveOn(), admittedOn(), acting);
        String milestone = command.milestone();
        NO_SUCH_MILESTONE.brokenIf(
                !LeadershipTrack.of(trackId, histories).milestones().contains(milestone));
        MILESTONE_COMPLETED.brokenIf(milestones.contains(milestone));
        apply(new MilestoneCompleted(candidacyId, milestone, command.evidence(), on));
    }

    @CommandHandler
    void handle(CompleteTrack command, Acting acting, Histories histories) {
        goesOn(acting, histories);
        LocalDate earliest = later(admittedOn(), lastMilestoneOn);
        TRACK_COMPLETED.brokenIf(completed);
        MILESTONES_MISSING.brokenIf(
                !milestones.containsAll(LeadershipTrack.of(trackId, histories).milestones()));
        apply(new TrackCompleted(candidacyId, day(command.effectiveOn(), earliest, acting)));
    }

    @CommandHandler
    void handle(RecordAdvancement command, Acting acting, Histories histories) {
        goesOn(acting, histories);
        LocalDate on = day(command.effectiveOn(), admittedOn(), acting);
        ADVANCEMENT_EXISTS.brokenIf(advancements.contains(command.advancementId()));
        apply(new AdvancementRecorded(
                candidacyId, command.advancementId(), command.position(), command.evidence(), on));
    }

    /** Who was erased can still be recorded as gone, and somebody may record that they themselves leave. */
    @CommandHandler
    void handle(LeaveTrack command, Acting acting) {
        LEFT_TRACK.brokenIf(left);
        TRACK_COMPLETED.brokenIf(completed);
        apply(new ParticipantLeftTrack(candidacyId, command.ending(), day(command.effectiveOn(), latest, acting)));
    }

    /** Refuses what a candidate would decide on themselves, and whatever would follow a departure or an erasure. */
    private void goesOn(Acting acting, Histories histories) {
        OWN_CANDIDACY.brokenIf(acting.is(participantId));
        LEFT_TRACK.brokenIf(left);
        Participant.takesPart(participantId, histories);
    }

    private LocalDate admittedOn() {
        return Optional.ofNullable(admittedOn).orElseThrow(() -> new Rejected(NOT_ADMITTED));
    }

    @EventSourcingHandler
    void on(CandidacyEvent event) {
        LocalDate on = event.effectiveOn();
        latest = later(latest, on);
        switch (event) {
            case NominationReceived e -> {
                candidacyId = e.candidacyId();
                trackId = e.trackId();
                participantId = e.participantId();
                nominator = e.nominator();
                selfNominated = e.selfNominated();
                nominatedOn = on;
            }
            case ParticipantAdmitted _ -> admittedOn = on;
            case MilestoneCompleted e -> {
                milestones.add(e.milestone());
                lastMilestoneOn = later(lastMilestoneOn, on);
            }
            case TrackCompleted _ -> completed = true;
            case AdvancementRecorded e -> advancements.add(e.advancementId());
            case ParticipantLeftTrack _ -> left = true;
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
