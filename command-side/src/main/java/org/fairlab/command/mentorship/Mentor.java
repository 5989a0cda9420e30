package org.fairlab.command.mentorship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.mentorship.MentorshipRules.*;
import static org.fairlab.events.MentorshipEvent.MATCHING_VERSION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.Rejected;
import org.fairlab.command.mentorship.MentorCommand.*;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.command.people.Participant;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.platform.Shown;

/**
 * One mentor in one programme with all pairings there. They are decided one after the other, which is what keeps active
 * pairings within capacity and a pair to one open pairing, however many commands race.
 */
@Aggregate(cache = "entities", snapshotTriggerDefinition = "snapshots")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Mentor {

    @AggregateIdentifier
    private UUID mentorId;

    private UUID programId;
    private UUID participantId;
    private LocalDate enrolledOn;
    private int capacity;
    private final Map<UUID, Pairing> pairings = new HashMap<>();

    Mentor() {}

    @CommandHandler
    Mentor(EnrolMentor command, Acting acting, Histories histories) {
        CAPACITY_BELOW_ONE.brokenIf(command.capacity() < 1);
        LocalDate on = acting.on(command.effectiveOn());
        Participant.takesPart(command.participantId(), histories);
        MentorshipProgram.of(command.programId(), histories).enrolsOn(on);
        apply(new MentorEnrolled(
                command.mentorId(),
                command.programId(),
                command.participantId(),
                command.capacity(),
                command.profile(),
                on));
    }

    @CommandHandler
    void handle(ChangeCapacity command, Acting acting, Histories histories) {
        CAPACITY_BELOW_ONE.brokenIf(command.capacity() < 1);
        Participant.takesPart(participantId, histories);
        apply(new MentorCapacityChanged(mentorId, command.capacity(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ProposePairing command, Acting acting, Histories histories) {
        LocalDate on = acting.on(command.effectiveOn());
        Mentee mentee = histories.replay(command.menteeId(), new Mentee(), Mentee::on);
        SELF_PAIRING.brokenIf(mentee.participantId().equals(participantId));
        NOT_ENROLLED.brokenIf(on.isBefore(enrolledOn) || !mentee.isEnrolledIn(programId, on));
        PAIRING_EXISTS.brokenIf(pairings.containsKey(command.pairingId()));
        PAIR_OPEN.brokenIf(pairings.values().stream().anyMatch(pairing -> pairing.isOpenWith(command.menteeId())));
        Participant.takesPart(participantId, histories);
        Participant.takesPart(mentee.participantId(), histories);
        MentorshipProgram program = MentorshipProgram.of(programId, histories);
        program.lastsOn(on);
        apply(new PairingProposed(
                mentorId,
                command.pairingId(),
                programId,
                command.menteeId(),
                mentee.participantId(),
                program.respondBy(on, acting.today()),
                command.shownDigest().equals(Shown.NOTHING) ? null : MATCHING_VERSION,
                command.shownDigest(),
                on));
    }

    @CommandHandler
    void handle(AcceptPairing command, Acting acting, Histories histories) {
        apply(goingOn(command.pairingId(), histories).accept(command, acting));
    }

    @CommandHandler
    void handle(DeclinePairing command, Acting acting) {
        apply(pairing(command.pairingId()).decline(command, acting));
    }

    @CommandHandler
    void handle(ExpirePairing command, Acting acting) {
        apply(pairing(command.pairingId()).expire(command, acting));
    }

    @CommandHandler
    void handle(ActivatePairing command, Acting acting, Histories histories) {
        Pairing pairing = goingOn(command.pairingId(), histories);
        PairingActivated activated = pairing.activate(command, acting);
        MentorshipProgram.of(programId, histories).lastsOn(command.endsOn());
        hasRoomFor(pairing, acting);
        apply(activated);
    }

    @CommandHandler
    void handle(OverrideCapacity command, Acting acting, Histories histories) {
        OWN_PAIRING.brokenIf(acting.is(participantId));
        CAPACITY_FREE.brokenIf(hasRoom());
        apply(goingOn(command.pairingId(), histories).override(command, acting));
    }

    @CommandHandler
    void handle(PausePairing command, Acting acting) {
        apply(pairing(command.pairingId()).pause(command, acting));
    }

    @CommandHandler
    void handle(ResumePairing command, Acting acting, Histories histories) {
        Pairing pairing = goingOn(command.pairingId(), histories);
        PairingResumed resumed = pairing.resume(command, acting);
        hasRoomFor(pairing, acting);
        apply(resumed);
    }

    @CommandHandler
    void handle(LogSession command, Acting acting, Histories histories) {
        apply(goingOn(command.pairingId(), histories).mentoring().log(command, acting));
    }

    @CommandHandler
    void handle(SetGoal command, Acting acting, Histories histories) {
        apply(goingOn(command.pairingId(), histories).mentoring().set(command, acting));
    }

    @CommandHandler
    void handle(AchieveGoal command, Acting acting, Histories histories) {
        apply(goingOn(command.pairingId(), histories).mentoring().achieve(command, acting));
    }

    @CommandHandler
    void handle(RecordCheckIn command, Acting acting, Histories histories) {
        apply(goingOn(command.pairingId(), histories).mentoring().checkIn(command, acting));
    }

    @CommandHandler
    void handle(ExtendPairing command, Acting acting, Histories histories) {
        PairingExtended extended = goingOn(command.pairingId(), histories).extend(command, acting);
        MentorshipProgram.of(programId, histories).lastsOn(command.endsOn());
        apply(extended);
    }

    @CommandHandler
    void handle(CompletePairing command, Acting acting) {
        apply(pairing(command.pairingId()).complete(command, acting));
    }

    @CommandHandler
    void handle(EndPairingEarly command, Acting acting) {
        apply(pairing(command.pairingId()).endEarly(command, acting));
    }

    private void hasRoomFor(Pairing pairing, Acting acting) {
        if (!hasRoom()) {
            pairing.exceedsCapacity(acting);
        }
    }

    private boolean hasRoom() {
        return pairings.values().stream().filter(Pairing::isActive).count() < capacity;
    }

    private Pairing pairing(UUID pairingId) {
        return Optional.ofNullable(pairings.get(pairingId)).orElseThrow(() -> new Rejected(NO_SUCH_PAIRING));
    }

    /** A pairing in which something new can happen, because both of its sides still take part. */
    private Pairing goingOn(UUID pairingId, Histories histories) {
        Pairing pairing = pairing(pairingId);
        Participant.takesPart(participantId, histories);
        Participant.takesPart(pairing.menteeParticipantId(), histories);
        return pairing;
    }

    @EventSourcingHandler
    void on(MentorEvent event) {
        switch (event) {
            case MentorEnrolled e -> {
                mentorId = e.mentorId();
                programId = e.programId();
                participantId = e.participantId();
                enrolledOn = e.effectiveOn();
                capacity = e.capacity();
            }
            case MentorCapacityChanged e -> capacity = e.capacity();
            case PairingProposed e -> pairings.put(e.pairingId(), Pairing.proposed(e));
            case PairingEvent e -> pairings.computeIfPresent(e.pairingId(), (id, pairing) -> pairing.on(e));
        }
    }
}
