package org.fairlab.command.mentorship;

import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.command.Acting;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.events.MentorshipEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * One pairing of a mentor: decides what does not depend on the mentor's other pairings.
 *
 * @param respondBy the last day on which it can be accepted
 * @param latest the latest day of what has happened to it
 * @param overriddenBy who lets it become active over capacity, until it does
 */
record Pairing(
        UUID menteeId,
        UUID menteeParticipantId,
        LocalDate respondBy,
        Status status,
        LocalDate latest,
        @Nullable String overriddenBy,
        Mentoring mentoring) {

    enum Status {
        PROPOSED,
        ACCEPTED,
        ACTIVE,
        PAUSED,
        OVER
    }

    static Pairing proposed(PairingProposed event) {
        return new Pairing(
                event.menteeId(),
                event.menteeParticipantId(),
                event.respondBy(),
                Status.PROPOSED,
                event.effectiveOn(),
                null,
                Mentoring.NONE);
    }

    PairingAccepted accept(AcceptPairing command, Acting acting) {
        NOT_PROPOSED.brokenIf(status != Status.PROPOSED);
        LocalDate on = next(command.effectiveOn(), acting);
        PROPOSAL_OVER.brokenIf(on.isAfter(respondBy));
        return new PairingAccepted(command.mentorId(), command.pairingId(), on);
    }

    PairingDeclined decline(DeclinePairing command, Acting acting) {
        NOT_PROPOSED.brokenIf(status != Status.PROPOSED);
        return new PairingDeclined(command.mentorId(), command.pairingId(), next(command.effectiveOn(), acting));
    }

    PairingExpired expire(ExpirePairing command, Acting acting) {
        NOT_PROPOSED.brokenIf(status != Status.PROPOSED);
        PROPOSAL_STANDS.brokenIf(!acting.today().isAfter(respondBy));
        return new PairingExpired(command.mentorId(), command.pairingId(), acting.today());
    }

    PairingActivated activate(ActivatePairing command, Acting acting) {
        NOT_ACCEPTED.brokenIf(status != Status.ACCEPTED);
        LocalDate on = next(command.effectiveOn(), acting);
        ENDS_TOO_SOON.brokenIf(!command.endsOn().isAfter(on));
        return new PairingActivated(command.mentorId(), command.pairingId(), command.endsOn(), on);
    }

    CapacityOverridden override(OverrideCapacity command, Acting acting) {
        NOT_WAITING.brokenIf(status != Status.ACCEPTED && status != Status.PAUSED);
        OWN_PAIRING.brokenIf(acting.is(menteeParticipantId));
        return new CapacityOverridden(
                command.mentorId(), command.pairingId(), acting.actor(), next(command.effectiveOn(), acting));
    }

    PairingPaused pause(PausePairing command, Acting acting) {
        NOT_ACTIVE.brokenIf(!isActive());
        return new PairingPaused(command.mentorId(), command.pairingId(), next(command.effectiveOn(), acting));
    }

    PairingResumed resume(ResumePairing command, Acting acting) {
        NOT_PAUSED.brokenIf(status != Status.PAUSED);
        return new PairingResumed(command.mentorId(), command.pairingId(), next(command.effectiveOn(), acting));
    }

    PairingExtended extend(ExtendPairing command, Acting acting) {
        NOT_RUNNING.brokenIf(!isRunning());
        return mentoring.extend(command, acting);
    }

    PairingCompleted complete(CompletePairing command, Acting acting) {
        NOT_RUNNING.brokenIf(!isRunning());
        return new PairingCompleted(command.mentorId(), command.pairingId(), next(command.effectiveOn(), acting));
    }

    PairingEndedEarly endEarly(EndPairingEarly command, Acting acting) {
        NOT_RUNNING.brokenIf(!isRunning() && status != Status.ACCEPTED);
        return new PairingEndedEarly(
                command.mentorId(), command.pairingId(), command.ending(), next(command.effectiveOn(), acting));
    }

    /** Refuses to become active over capacity, unless somebody else has overridden it. */
    void exceedsCapacity(Acting acting) {
        CAPACITY_REACHED.brokenIf(overriddenBy == null);
        OVERRIDER_ACTIVATES.brokenIf(acting.actor().equals(overriddenBy));
    }

    boolean isOpenWith(UUID mentee) {
        return status != Status.OVER && menteeId.equals(mentee);
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    private boolean isRunning() {
        return isActive() || status == Status.PAUSED;
    }

    private LocalDate next(@Nullable LocalDate effectiveOn, Acting acting) {
        LocalDate on = acting.on(effectiveOn);
        OUT_OF_ORDER.brokenIf(on.isBefore(latest));
        return on;
    }

    Pairing on(PairingEvent event) {
        LocalDate on = event.effectiveOn();
        LocalDate last = on.isAfter(latest) ? on : latest;
        return switch (event) {
            case PairingProposed _ -> this;
            case PairingAccepted _ -> with(Status.ACCEPTED, last, null, mentoring);
            case PairingDeclined _ -> with(Status.OVER, last, null, mentoring);
            case PairingExpired _ -> with(Status.OVER, last, null, mentoring);
            case CapacityOverridden e -> with(status, last, e.by(), mentoring);
            case PairingActivated e ->
                with(Status.ACTIVE, last, null, mentoring.due(e.endsOn()).begun(on));
            case PairingPaused _ -> with(Status.PAUSED, last, null, mentoring.paused(on));
            case PairingResumed _ -> with(Status.ACTIVE, last, null, mentoring.begun(on));
            case PairingExtended e -> with(status, last, overriddenBy, mentoring.due(e.endsOn()));
            case PairingCompleted _ -> with(Status.OVER, last, null, mentoring.ended(on));
            case PairingEndedEarly _ -> with(Status.OVER, last, null, mentoring.ended(on));
            case MentoringSessionLogged e -> with(status, last, overriddenBy, mentoring.held(e.sessionId()));
            case GoalSet e -> with(status, last, overriddenBy, mentoring.aiming(e.goalId(), on));
            case GoalAchieved e -> with(status, last, overriddenBy, mentoring.achieved(e.goalId()));
            case CheckInRecorded _ -> with(status, last, overriddenBy, mentoring);
        };
    }

    private Pairing with(Status next, LocalDate last, @Nullable String override, Mentoring since) {
        return new Pairing(menteeId, menteeParticipantId, respondBy, next, last, override, since);
    }
}
