package org.fairlab.events;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to a participant, who is known everywhere by a pseudonymous id only. */
public sealed interface PeopleEvent extends Event {

    /** The participant's pseudonym. */
    UUID participantId();

    /** What stands behind a participant: a person, one award in a public statistic, or an invented example. */
    enum Origin {
        PERSON,
        PUBLIC_STATISTIC,
        INVENTED
    }

    /** What a participant may consent to. */
    enum Purpose {
        CONTACT,
        DATA_SHARING,
        RESEARCH
    }

    /** The steps of a career that the equity funnel counts. */
    enum Milestone {
        ENROLLED_IN_PROGRAMME,
        CREDENTIAL_EARNED,
        HIRED,
        RETAINED_90_DAYS,
        RETAINED_1_YEAR,
        PROMOTED,
        MOVED_INTO_LEADERSHIP,
        LEFT
    }

    /** @param identity name and contact, if the person gave them */
    @Revision("1")
    record ParticipantRegistered(
            UUID participantId, Origin origin, @Nullable Sealed identity, LocalDate effectiveOn)
            implements PeopleEvent {}

    @Revision("1")
    record ContactChanged(UUID participantId, Sealed identity, LocalDate effectiveOn) implements PeopleEvent {}

    /** @param answers a {@link SelfIdentification} */
    @Revision("1")
    record SelfIdentified(UUID participantId, Sealed answers, LocalDate effectiveOn) implements PeopleEvent {}

    @Revision("1")
    record SelfIdentificationWithdrawn(UUID participantId, LocalDate effectiveOn) implements PeopleEvent {}

    /** @param textVersion the version of the text that was agreed to */
    @Revision("1")
    record ConsentGranted(UUID participantId, Purpose purpose, String textVersion, LocalDate effectiveOn)
            implements PeopleEvent {}

    @Revision("1")
    record ConsentWithdrawn(UUID participantId, Purpose purpose, LocalDate effectiveOn) implements PeopleEvent {}

    /** @param evidence what shows it, such as a certificate number or a payroll month */
    @Revision("1")
    record CareerMilestoneReached(
            UUID participantId, UUID milestoneId, Milestone milestone, String evidence, LocalDate effectiveOn)
            implements PeopleEvent {}

    /**
     * Corrects an earlier milestone; the reason is in the metadata.
     *
     * @param milestoneId the milestone that it corrects
     * @param milestone what was reached in truth, or null if nothing was
     */
    @Revision("1")
    record MilestoneCorrected(
            UUID participantId, UUID milestoneId, @Nullable Milestone milestone, LocalDate effectiveOn)
            implements PeopleEvent {}

    /**
     * From now on nothing of the person is erased, for a reason that is in the metadata.
     *
     * @param placedBy who placed the hold, and is not to lift it
     */
    @Revision("1")
    record LegalHoldPlaced(UUID participantId, UUID holdId, String placedBy, LocalDate effectiveOn)
            implements PeopleEvent {}

    @Revision("1")
    record LegalHoldLifted(UUID participantId, UUID holdId, LocalDate effectiveOn) implements PeopleEvent {}

    /** The person's keys were destroyed: nothing sealed under them can be read again. */
    @Revision("1")
    record ParticipantErased(UUID participantId, LocalDate effectiveOn) implements PeopleEvent {}
}
