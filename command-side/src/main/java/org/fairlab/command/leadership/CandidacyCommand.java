package org.fairlab.command.leadership;

import static org.fairlab.platform.security.Roles.PARTICIPANT;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.fairlab.events.LeadershipEvent.Finding;
import org.fairlab.events.LeadershipEvent.LeavingReason;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** What can be asked of a candidacy: one participant in one track. */
public sealed interface CandidacyCommand extends Command {

    /** Nominates a participant; it is a self-nomination if whoever sends it is that participant. */
    @Route("PUT /api/leadership/tracks/{trackId}/nominations/{participantId}")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record NominateParticipant(
            UUID trackId, UUID participantId, @Nullable LocalDate effectiveOn) implements CandidacyCommand {

        /** There is one candidacy for a participant and track. */
        @TargetAggregateIdentifier
        public UUID candidacyId() {
            return DerivedId.of(trackId, participantId);
        }
    }

    /** Nominates the participant who sends it, who needs no other role. */
    @Route("PUT /api/leadership/tracks/{trackId}/self-nominations/{participantId}")
    @RolesAllowed(PARTICIPANT)
    record NominateOneself(
            UUID trackId, UUID participantId, @Nullable LocalDate effectiveOn) implements CandidacyCommand {

        /** The same candidacy as if somebody else had nominated the participant. */
        @TargetAggregateIdentifier
        public UUID candidacyId() {
            return DerivedId.of(trackId, participantId);
        }
    }

    /** Admits a nominee on evidence for each published criterion. */
    @Route(value = "POST /api/leadership/candidacies/{candidacyId}/admission", example = """
                    {"findings": [{"criterion": "one year at a draw station", "evidence": "roster of 2029"}],
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record AdmitParticipant(
            @TargetAggregateIdentifier UUID candidacyId,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Finding> findings,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements CandidacyCommand {}

    /** Records one of the track's milestones. */
    @Route(value = "POST /api/leadership/candidacies/{candidacyId}/milestones", example = """
                    {"milestone": "leads a shift", "evidence": "shift plan of May"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CompleteMilestone(
            @TargetAggregateIdentifier UUID candidacyId,
            @NotBlank @Size(max = 200) String milestone,
            @NotBlank @Size(max = 200) String evidence,
            @Nullable LocalDate effectiveOn)
            implements CandidacyCommand {}

    /** Completes the track after its last milestone. */
    @Route("POST /api/leadership/candidacies/{candidacyId}/completion")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CompleteTrack(
            @TargetAggregateIdentifier UUID candidacyId,
            @Nullable LocalDate effectiveOn) implements CandidacyCommand {}

    /** Records a step up of somebody who was admitted, on the way or after it. */
    @Route(value = "PUT /api/leadership/candidacies/{candidacyId}/advancements/{advancementId}", example = """
                    {"position": "lead phlebotomist", "evidence": "appointment of 2030-09-01"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordAdvancement(
            @TargetAggregateIdentifier UUID candidacyId,
            UUID advancementId,
            @NotBlank @Size(max = 200) String position,
            @NotBlank @Size(max = 200) String evidence,
            @Nullable LocalDate effectiveOn)
            implements CandidacyCommand {}

    /** Records that the participant left the track, admitted or not. */
    @Route(value = "POST /api/leadership/candidacies/{candidacyId}/departure", example = """
                    {"ending": "GOALS_CHANGED", "reason": "prefers to stay at the bench"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record LeaveTrack(
            @TargetAggregateIdentifier UUID candidacyId,
            LeavingReason ending,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements CandidacyCommand {}
}
