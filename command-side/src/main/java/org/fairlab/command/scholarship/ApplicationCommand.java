package org.fairlab.command.scholarship;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** What can be asked of an application and its reviews. */
public sealed interface ApplicationCommand extends Command {

    /** Applies in an open cycle. */
    @Route(value = "PUT /api/cycles/{cycleId}/applications/{participantId}", example = """
                    {"answers": {"credits": "9"}, "nominator": null}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record SubmitApplication(
            UUID cycleId,
            UUID participantId,
            @Nullable @Size(max = 100) String nominator,
            @Size(max = 50) Map<@Size(max = 100) String, @NotBlank @Size(max = 200) String> answers,
            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {

        /** There is one application for a participant and cycle. */
        @TargetAggregateIdentifier
        public UUID applicationId() {
            return DerivedId.of(cycleId, participantId);
        }
    }

    /** Takes an application back. */
    @Route("POST /api/applications/{applicationId}/withdrawal")
    @RolesAllowed(PROGRAMME_MANAGER)
    record WithdrawApplication(
            @TargetAggregateIdentifier UUID applicationId,
            @Nullable LocalDate effectiveOn) implements ApplicationCommand {}

    /** Applies the cycle's rules to the answers. */
    @Route(value = "POST /api/applications/{applicationId}/eligibility", example = """
                    {"shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record DetermineEligibility(
            @TargetAggregateIdentifier UUID applicationId,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {}

    /** Asks a reviewer of the cycle's pool for a review. */
    @Route("PUT /api/applications/{applicationId}/reviewers/{reviewer}")
    @RolesAllowed(PROGRAMME_MANAGER)
    record AssignReviewer(
            @TargetAggregateIdentifier UUID applicationId,
            @NotBlank @Size(max = 100) String reviewer,
            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {}

    /** The reviewer who sends it has a conflict of interest. */
    @Route(value = "POST /api/applications/{applicationId}/conflicts", example = """
                    {"reason": "same laboratory"}""")
    @RolesAllowed(REVIEWER)
    record DeclareConflict(
            @TargetAggregateIdentifier UUID applicationId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {}

    /** The reviewer who sends it steps back. */
    @Route(value = "POST /api/applications/{applicationId}/recusals", example = """
                    {"reason": "no time this term"}""")
    @RolesAllowed(REVIEWER)
    record RecuseReviewer(
            @TargetAggregateIdentifier UUID applicationId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {}

    /** The reviewer who sends it scores the application. */
    @Route(value = "POST /api/applications/{applicationId}/reviews", example = """
                    {"scores": {"motivation": 8, "plan": 7},
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(REVIEWER)
    record ScoreReview(
            @TargetAggregateIdentifier UUID applicationId,
            @NotEmpty @Size(max = 50) Map<String, Integer> scores,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements ApplicationCommand {}
}
