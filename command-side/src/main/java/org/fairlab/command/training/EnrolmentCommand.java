package org.fairlab.command.training;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.jspecify.annotations.Nullable;

/** What can be asked of an enrolment, its completion and its certificates. */
public sealed interface EnrolmentCommand extends Command {

    /** Enrols a participant in an offering. */
    @Route("PUT /api/offerings/{offeringId}/learners/{participantId}")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record EnrolLearner(
            UUID offeringId, UUID participantId, @Nullable LocalDate effectiveOn) implements EnrolmentCommand {

        /** There is one enrolment for a participant and offering. */
        @TargetAggregateIdentifier
        public UUID enrolmentId() {
            return DerivedId.of(offeringId, participantId);
        }
    }

    /** Ends an enrolment before its completion. */
    @Route("POST /api/enrolments/{enrolmentId}/withdrawal")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record WithdrawLearner(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable LocalDate effectiveOn) implements EnrolmentCommand {}

    /** Records whether the learner was there; the last record of a session counts. */
    @Route(value = "POST /api/enrolments/{enrolmentId}/attendance", example = """
                    {"session": 1, "present": true, "effectiveOn": "2030-02-01"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordAttendance(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Min(1) int session,
            boolean present,
            @Nullable LocalDate effectiveOn)
            implements EnrolmentCommand {}

    /** Records a score in percent; the best one counts. */
    @Route(value = "POST /api/enrolments/{enrolmentId}/assessments", example = """
                    {"score": 85}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ScoreAssessment(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Min(0) @Max(100) int score,
            @Nullable LocalDate effectiveOn) implements EnrolmentCommand {}

    /** Completes the training on the conditions of the course version. */
    @Route("POST /api/enrolments/{enrolmentId}/completion")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CompleteTraining(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable LocalDate effectiveOn) implements EnrolmentCommand {}

    /** Takes a completion back; the training can be completed again. */
    @Route(value = "POST /api/enrolments/{enrolmentId}/completion/void", example = """
                    {"reason": "the score was another learner's"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record VoidCompletion(
            @TargetAggregateIdentifier UUID enrolmentId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements EnrolmentCommand {}

    /** Certifies the completion for as long as the course version says. */
    @Route("PUT /api/enrolments/{enrolmentId}/certificates/{certificateId}")
    @RolesAllowed(PROGRAMME_MANAGER)
    record IssueCertificate(
            @TargetAggregateIdentifier UUID enrolmentId,
            UUID certificateId,
            @Nullable LocalDate effectiveOn) implements EnrolmentCommand {}

    /** Takes a valid certificate back. */
    @Route(value = "POST /api/enrolments/{enrolmentId}/certificates/{certificateId}/revocation", example = """
                    {"reason": "issued in error"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record RevokeCertificate(
            @TargetAggregateIdentifier UUID enrolmentId,
            UUID certificateId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements EnrolmentCommand {}

    /** Records that a later completion of the same course renews the certificate. */
    @Route(value = "POST /api/enrolments/{enrolmentId}/certificates/{certificateId}/recertification", example = """
                    {"renewedBy": "6fa459ea-ee8a-3ca4-894e-db77e160355e"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record CompleteRecertification(
            @TargetAggregateIdentifier UUID enrolmentId,
            UUID certificateId,
            UUID renewedBy,
            @Nullable LocalDate effectiveOn)
            implements EnrolmentCommand {}

    /** Falls due the course's notice before the certificate expires. */
    record RequireRecertification(@TargetAggregateIdentifier UUID enrolmentId, UUID certificateId)
            implements EnrolmentCommand {}

    /** Falls due on the first day on which the certificate is no longer valid. */
    record ExpireCertificate(@TargetAggregateIdentifier UUID enrolmentId, UUID certificateId)
            implements EnrolmentCommand {}
}
