package org.fairlab.events;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Leadership: a track that is open to all, those nominated for it, and how far each of them comes. */
public sealed interface LeadershipEvent extends Event {

    /**
     * A criterion that was found met.
     *
     * @param criterion as it was published
     * @param evidence what shows it
     */
    record Finding(
            @NotBlank @Size(max = 200) String criterion,
            @NotBlank @Size(max = 200) String evidence) {}

    /**
     * What is shown of a nominee to whoever decides on the admission. The criteria are the track's own, which never
     * change, and are found met one by one in {@link ParticipantAdmitted}; so they need no version.
     */
    record ShownCandidacy(
            UUID candidacyId,
            UUID trackId,
            UUID participantId,
            List<String> criteria,
            boolean selfNominated,
            LocalDate nominatedOn) {}

    /** Why somebody left a track before completing it. */
    enum LeavingReason {
        WITHDREW,
        UNAVAILABLE,
        GOALS_CHANGED,
        LEFT_EMPLOYER,
        OTHER
    }

    /** One leadership track. */
    sealed interface TrackEvent extends LeadershipEvent {
        /** The track. */
        UUID trackId();
    }

    /**
     * @param criteria what admission needs, all of it, published for everybody
     * @param milestones what is completed on the way
     * @param nominationsUntil the last day for nominations, null if they are always open
     */
    @Revision("1")
    record LeadershipTrackOpened(
            UUID trackId,
            String name,
            List<String> criteria,
            List<String> milestones,
            @Nullable LocalDate nominationsUntil,
            LocalDate effectiveOn)
            implements TrackEvent {}

    /** One participant in one track, from the nomination on. */
    sealed interface CandidacyEvent extends LeadershipEvent {
        /** The candidacy: derived from track and participant, so that there can be one only. */
        UUID candidacyId();
    }

    /**
     * @param nominator subject of the person who nominated the participant, who may be the participant
     * @param selfNominated whether the participant did it themselves, as the nominator's token says
     */
    @Revision("1")
    record NominationReceived(
            UUID candidacyId,
            UUID trackId,
            UUID participantId,
            String nominator,
            boolean selfNominated,
            LocalDate effectiveOn)
            implements CandidacyEvent {}

    /**
     * @param findings one for each criterion that the track was opened with
     * @param shownDigest SHA-256 of the {@link ShownCandidacy} that the decider was shown, hexadecimal
     */
    @Revision("1")
    record ParticipantAdmitted(UUID candidacyId, List<Finding> findings, String shownDigest, LocalDate effectiveOn)
            implements CandidacyEvent {}

    /**
     * @param milestone one of the track's
     * @param evidence what shows it
     */
    @Revision("1")
    record MilestoneCompleted(UUID candidacyId, String milestone, String evidence, LocalDate effectiveOn)
            implements CandidacyEvent {}

    @Revision("1")
    record TrackCompleted(UUID candidacyId, LocalDate effectiveOn) implements CandidacyEvent {}

    /**
     * A step up, on the way or after it.
     *
     * @param position the post or title, such as {@code lead phlebotomist}
     * @param evidence what shows it
     */
    @Revision("1")
    record AdvancementRecorded(
            UUID candidacyId, UUID advancementId, String position, String evidence, LocalDate effectiveOn)
            implements CandidacyEvent {}

    /** The reason in words is in the metadata. */
    @Revision("1")
    record ParticipantLeftTrack(UUID candidacyId, LeavingReason ending, LocalDate effectiveOn)
            implements CandidacyEvent {}
}
