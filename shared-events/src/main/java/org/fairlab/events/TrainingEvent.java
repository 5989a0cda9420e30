package org.fairlab.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Training: courses in versions, their offerings, who enrolled, completed and was certified. */
public sealed interface TrainingEvent extends Event {

    /** What a course is about. */
    enum Topic {
        CLINICAL_LABORATORY,
        INTERCULTURAL_COMMUNICATION,
        CULTURAL_BELIEFS_AND_HEALTH,
        HEALTH_DISPARITIES,
        IMPLICIT_BIAS,
        INCLUSIVE_LEARNING_ENVIRONMENT,
        LACTATION_SUPPORT
    }

    /**
     * One version of a course.
     *
     * @param cip programme code of the Classification of Instructional Programs, such as {@code 51.1004}, if it has one
     * @param awardLevel IPEDS award level, such as 3 for an associate's degree, if it leads to an award
     * @param validityMonths months for which a certificate is valid, null if for good
     * @param noticeDays days before expiry on which recertification falls due
     * @param minimumAttendance least share of the offering's sessions attended, in percent
     * @param passMark least score of the assessment, in percent, null if there is none
     */
    record Content(
            @NotBlank @Size(max = 200) String title,
            @NotEmpty Set<@NotNull Topic> topics,
            @Nullable @Pattern(regexp = "\\d\\d\\.\\d{4}") String cip,
            @Nullable @Min(1) @Max(99) Integer awardLevel,
            @Nullable @Min(1) @Max(1200) Integer validityMonths,
            @Min(0) @Max(36500) int noticeDays,
            @Min(0) @Max(100) int minimumAttendance,
            @Nullable @Min(0) @Max(100) Integer passMark) {}

    /** One course in all its versions. */
    sealed interface CourseEvent extends TrainingEvent {
        /** The course. */
        UUID courseId();
    }

    /** Publishes version 1. */
    @Revision("1")
    record CoursePublished(UUID courseId, Content content, LocalDate effectiveOn) implements CourseEvent {}

    @Revision("1")
    record CourseRevised(UUID courseId, int version, Content content, LocalDate effectiveOn) implements CourseEvent {}

    /** One offering of a course version. */
    sealed interface OfferingEvent extends TrainingEvent {
        /** The offering. */
        UUID offeringId();
    }

    /**
     * @param site where it is held, such as {@code ipeds:100663}
     * @param sessions number of sessions
     */
    @Revision("1")
    record OfferingScheduled(
            UUID offeringId,
            UUID courseId,
            int courseVersion,
            String site,
            LocalDate startsOn,
            LocalDate endsOn,
            int sessions,
            LocalDate effectiveOn)
            implements OfferingEvent {}

    /** One learner in one offering, up to the certificate and what becomes of it. */
    sealed interface EnrolmentEvent extends TrainingEvent {
        /** The enrolment: derived from offering and participant. */
        UUID enrolmentId();
    }

    @Revision("1")
    record LearnerEnrolled(
            UUID enrolmentId,
            UUID offeringId,
            UUID courseId,
            int courseVersion,
            UUID participantId,
            LocalDate effectiveOn)
            implements EnrolmentEvent {}

    @Revision("1")
    record LearnerWithdrew(UUID enrolmentId, LocalDate effectiveOn) implements EnrolmentEvent {}

    /**
     * The last record of a session counts.
     *
     * @param session number of the session, from 1
     */
    @Revision("1")
    record AttendanceRecorded(UUID enrolmentId, int session, boolean present, LocalDate effectiveOn)
            implements EnrolmentEvent {}

    /**
     * The best score counts.
     *
     * @param score percent
     */
    @Revision("1")
    record AssessmentScored(UUID enrolmentId, int score, LocalDate effectiveOn) implements EnrolmentEvent {}

    @Revision("1")
    record TrainingCompleted(UUID enrolmentId, LocalDate effectiveOn) implements EnrolmentEvent {}

    /** The completion did not hold; the reason is in the metadata. */
    @Revision("1")
    record CompletionVoided(UUID enrolmentId, LocalDate effectiveOn) implements EnrolmentEvent {}

    /** @param expiresOn first day on which it is no longer valid, null if it never expires */
    @Revision("1")
    record CertificateIssued(
            UUID enrolmentId,
            UUID certificateId,
            @Nullable LocalDate recertificationDueOn,
            @Nullable LocalDate expiresOn,
            LocalDate effectiveOn)
            implements EnrolmentEvent {}

    /** The reason is in the metadata. */
    @Revision("1")
    record CertificateRevoked(UUID enrolmentId, UUID certificateId, LocalDate effectiveOn) implements EnrolmentEvent {}

    @Revision("1")
    record CertificateExpired(UUID enrolmentId, UUID certificateId, LocalDate effectiveOn) implements EnrolmentEvent {}

    @Revision("1")
    record RecertificationDue(UUID enrolmentId, UUID certificateId, LocalDate effectiveOn) implements EnrolmentEvent {}

    /** @param renewedBy the later enrolment whose completion renews the certificate */
    @Revision("1")
    record RecertificationCompleted(UUID enrolmentId, UUID certificateId, UUID renewedBy, LocalDate effectiveOn)
            implements EnrolmentEvent {}
}
