package org.fairlab.events;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Mentoring: a programme, those enrolled in it, and the pairings between them. */
public sealed interface MentorshipEvent extends Event {

    /** Names the way in which profiles are matched into suggestions; it changes with every change of that way. */
    String MATCHING_VERSION = "1";

    /** What suggestions are matched on. Demographics are no part of it. */
    record Profile(
            @Size(max = 50) Set<@NotBlank @Size(max = 100) String> interests,
            @Size(max = 50) Set<@NotBlank @Size(max = 100) String> goals,
            @NotBlank @Size(max = 100) String location,
            @NotEmpty @Size(max = 20) Set<@NotBlank @Size(max = 50) String> languages,
            @Size(max = 50) Set<@NotBlank @Size(max = 50) String> availability) {}

    /**
     * What is shown of a mentor to whoever pairs a mentee.
     *
     * @param room active pairings that the mentor could still take
     * @param score number of reasons
     * @param reasons what the two have in common, such as {@code language: Spanish}
     */
    record ShownMatch(
            UUID mentorId,
            UUID menteeId,
            UUID participantId,
            String matchingVersion,
            int room,
            int score,
            List<String> reasons) {}

    /** How a session was held. */
    enum SessionMode {
        IN_PERSON,
        VIDEO,
        PHONE
    }

    /** Why a pairing ended before its time. */
    enum EndingReason {
        MENTOR_UNAVAILABLE,
        MENTEE_UNAVAILABLE,
        GOALS_CHANGED,
        POOR_MATCH,
        LEFT_PROGRAMME,
        OTHER
    }

    /** One mentoring programme. */
    sealed interface ProgramEvent extends MentorshipEvent {
        /** The programme. */
        UUID programId();
    }

    /**
     * @param startsOn first day of a cohort, null if the programme is always open
     * @param endsOn last day of a cohort, null if the programme is always open
     * @param proposalDays days after which an unanswered proposal lapses
     */
    @Revision("1")
    record MentorshipProgramOpened(
            UUID programId,
            String name,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            int proposalDays,
            LocalDate effectiveOn)
            implements ProgramEvent {}

    /** One mentee's enrolment in one programme. */
    sealed interface MenteeEvent extends MentorshipEvent {
        /** The enrolment: derived from programme and participant. */
        UUID menteeId();
    }

    @Revision("1")
    record MenteeEnrolled(UUID menteeId, UUID programId, UUID participantId, Profile profile, LocalDate effectiveOn)
            implements MenteeEvent {}

    /** One mentor's enrolment in one programme, with all pairings of that mentor there. */
    sealed interface MentorEvent extends MentorshipEvent {
        /** The enrolment: derived from programme and participant. */
        UUID mentorId();
    }

    /** @param capacity active pairings at a time */
    @Revision("1")
    record MentorEnrolled(
            UUID mentorId, UUID programId, UUID participantId, int capacity, Profile profile, LocalDate effectiveOn)
            implements MentorEvent {}

    @Revision("1")
    record MentorCapacityChanged(UUID mentorId, int capacity, LocalDate effectiveOn) implements MentorEvent {}

    /** What happens to one pairing. */
    sealed interface PairingEvent extends MentorEvent {
        /** The pairing. */
        UUID pairingId();
    }

    /**
     * @param respondBy the last day on which it can be accepted
     * @param matchingVersion the way in which profiles were matched; null if nothing was shown
     * @param shownDigest SHA-256 of the {@link ShownMatch} that the decider was shown, hexadecimal; that of an empty
     *     object if the pairing was decided elsewhere, so that nothing was shown here; null where it was not recorded
     *     yet
     */
    @Revision("1")
    record PairingProposed(
            UUID mentorId,
            UUID pairingId,
            UUID programId,
            UUID menteeId,
            UUID menteeParticipantId,
            LocalDate respondBy,
            @Nullable String matchingVersion,
            @Nullable String shownDigest,
            LocalDate effectiveOn)
            implements PairingEvent {}

    @Revision("1")
    record PairingAccepted(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    @Revision("1")
    record PairingDeclined(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    /** Nobody answered in time. */
    @Revision("1")
    record PairingExpired(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    /** @param endsOn the day on which it is due to be completed */
    @Revision("1")
    record PairingActivated(UUID mentorId, UUID pairingId, LocalDate endsOn, LocalDate effectiveOn)
            implements PairingEvent {}

    /**
     * A second person allows the pairing to become active over capacity, once; the reason is in the metadata.
     *
     * @param by subject of that person
     */
    @Revision("1")
    record CapacityOverridden(UUID mentorId, UUID pairingId, String by, LocalDate effectiveOn)
            implements PairingEvent {}

    @Revision("1")
    record PairingPaused(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    @Revision("1")
    record PairingResumed(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    /** @param minutes length of the session */
    @Revision("1")
    record MentoringSessionLogged(
            UUID mentorId, UUID pairingId, UUID sessionId, int minutes, SessionMode mode, LocalDate effectiveOn)
            implements PairingEvent {}

    @Revision("1")
    record GoalSet(UUID mentorId, UUID pairingId, UUID goalId, String goal, LocalDate effectiveOn)
            implements PairingEvent {}

    @Revision("1")
    record GoalAchieved(UUID mentorId, UUID pairingId, UUID goalId, LocalDate effectiveOn) implements PairingEvent {}

    /** @param rating how it goes, from 1 (badly) to 5 (well) */
    @Revision("1")
    record CheckInRecorded(UUID mentorId, UUID pairingId, int rating, LocalDate effectiveOn) implements PairingEvent {}

    /** Both sides agreed to a later end. */
    @Revision("1")
    record PairingExtended(
            UUID mentorId,
            UUID pairingId,
            LocalDate endsOn,
            LocalDate mentorAgreedOn,
            LocalDate menteeAgreedOn,
            LocalDate effectiveOn)
            implements PairingEvent {}

    @Revision("1")
    record PairingCompleted(UUID mentorId, UUID pairingId, LocalDate effectiveOn) implements PairingEvent {}

    @Revision("1")
    record PairingEndedEarly(UUID mentorId, UUID pairingId, EndingReason ending, LocalDate effectiveOn)
            implements PairingEvent {}
}
