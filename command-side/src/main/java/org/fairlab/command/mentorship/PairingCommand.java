package org.fairlab.command.mentorship;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.MentorshipEvent.EndingReason;
import org.fairlab.events.MentorshipEvent.SessionMode;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** What can be asked of a pairing; all of it is decided by its mentor's enrolment. */
public sealed interface PairingCommand extends Command {

    /** Proposes a pairing; the programme says how many days there are to accept it. */
    @Route(value = "PUT /api/mentors/{mentorId}/pairings/{pairingId}", example = """
                    {"menteeId": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ProposePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            UUID menteeId,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Records that both sides accepted. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/acceptance")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record AcceptPairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Records that one side declined. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/refusal")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record DeclinePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Falls due the day after a proposal's last day. */
    record ExpirePairing(@TargetAggregateIdentifier UUID mentorId, UUID pairingId) implements PairingCommand {}

    /** Starts an accepted pairing within the mentor's capacity. */
    @Route(value = "POST /api/mentors/{mentorId}/pairings/{pairingId}/activation", example = """
                    {"endsOn": "2030-12-31"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ActivatePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            LocalDate endsOn,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Lets somebody else activate or resume the pairing over capacity, once. */
    @Route(value = "PUT /api/mentors/{mentorId}/pairings/{pairingId}/capacity-override", example = """
                    {"reason": "mentor agreed to a fourth mentee"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record OverrideCapacity(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Pauses a pairing, which then takes no capacity. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/pause")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record PausePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Goes on after a pause, within the mentor's capacity. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/resumption")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ResumePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Records a session that was held. */
    @Route(value = "PUT /api/mentors/{mentorId}/pairings/{pairingId}/sessions/{sessionId}", example = """
                    {"minutes": 45, "mode": "VIDEO"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record LogSession(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            UUID sessionId,
            @Min(1) @Max(1440) int minutes,
            SessionMode mode,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Sets a goal. */
    @Route(value = "PUT /api/mentors/{mentorId}/pairings/{pairingId}/goals/{goalId}", example = """
                    {"goal": "sit the certification examination"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record SetGoal(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            UUID goalId,
            @NotBlank @Size(max = 200) String goal,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Records that a goal was achieved. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/goals/{goalId}/achievement")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record AchieveGoal(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            UUID goalId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Records how it goes, from 1 (badly) to 5 (well). */
    @Route(value = "POST /api/mentors/{mentorId}/pairings/{pairingId}/check-ins", example = """
                    {"rating": 4}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordCheckIn(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Min(1) @Max(5) int rating,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Moves the end to a later day that both sides agreed to. */
    @Route(value = "POST /api/mentors/{mentorId}/pairings/{pairingId}/extension", example = """
                    {"endsOn": "2031-06-30", "mentorAgreedOn": "2030-11-02", "menteeAgreedOn": "2030-11-05"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ExtendPairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            LocalDate endsOn,
            LocalDate mentorAgreedOn,
            LocalDate menteeAgreedOn,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}

    /** Completes a pairing. */
    @Route("POST /api/mentors/{mentorId}/pairings/{pairingId}/completion")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CompletePairing(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            @Nullable LocalDate effectiveOn) implements PairingCommand {}

    /** Ends a pairing before its time. */
    @Route(value = "POST /api/mentors/{mentorId}/pairings/{pairingId}/early-end", example = """
                    {"ending": "MENTOR_UNAVAILABLE", "reason": "moved to another site"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record EndPairingEarly(
            @TargetAggregateIdentifier UUID mentorId,
            UUID pairingId,
            EndingReason ending,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements PairingCommand {}
}
