package org.fairlab.events;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Reaching people: partnerships, outreach events, and prospects on their way from a first contact to work. */
public sealed interface OutreachEvent extends Event {

    /** What outreach is about. */
    enum Topic {
        CAREERS,
        LACTATION_SUPPORT
    }

    /** Who partners with the programmes. */
    enum PartnerKind {
        COMMUNITY_COLLEGE,
        UNIVERSITY,
        HIGH_SCHOOL,
        PROFESSIONAL_ORGANISATION,
        HOSPITAL,
        PAEDIATRIC_PRACTICE,
        OBSTETRIC_PRACTICE,
        LACTATION_CONSULTANT,
        NONPROFIT,
        COMMUNITY_GROUP
    }

    /** What an outreach event is. */
    enum OccasionKind {
        JOB_FAIR,
        RECRUITMENT_EVENT,
        CAMPUS_VISIT,
        WORKSHOP,
        SUPPORT_GROUP
    }

    /** How somebody came to know of a programme. */
    enum Channel {
        IN_PERSON,
        PARTNER_REFERRAL,
        SOCIAL_MEDIA,
        E_MAIL,
        WEBSITE,
        PRINT,
        WORD_OF_MOUTH
    }

    /** How a prospect was contacted. */
    enum ContactMode {
        IN_PERSON,
        PHONE,
        E_MAIL,
        TEXT_MESSAGE,
        VIDEO
    }

    /** Whom an outreach event reached. */
    enum Audience {
        STUDENTS,
        CAREER_CHANGERS,
        FAMILIES,
        PROVIDERS,
        PUBLIC
    }

    /** The stages of a prospect, in their order. */
    enum Stage {
        PROSPECT,
        APPLICANT,
        STUDENT,
        CERTIFIED,
        EMPLOYED
    }

    /** What happens to one partnership. */
    sealed interface PartnershipEvent extends OutreachEvent {
        /** The partnership. */
        UUID partnershipId();
    }

    /** @param name of the organisation, or under which a consultant practises */
    @Revision("1")
    record PartnershipFormed(
            UUID partnershipId, String name, PartnerKind kind, Set<Topic> topics, LocalDate effectiveOn)
            implements PartnershipEvent {}

    @Revision("1")
    record PartnershipEnded(UUID partnershipId, LocalDate effectiveOn) implements PartnershipEvent {}

    /** What happens to one outreach event. */
    sealed interface OccasionEvent extends OutreachEvent {
        /** The outreach event. */
        UUID outreachEventId();
    }

    /**
     * @param partnershipIds the partners it is held with
     * @param place where it is held, such as a campus
     */
    @Revision("1")
    record OutreachEventPlanned(
            UUID outreachEventId,
            String name,
            OccasionKind kind,
            Topic topic,
            Set<UUID> partnershipIds,
            String place,
            TimeSlot slot,
            LocalDate effectiveOn)
            implements OccasionEvent {}

    @Revision("1")
    record OutreachEventHeld(UUID outreachEventId, LocalDate effectiveOn) implements OccasionEvent {}

    @Revision("1")
    record OutreachEventCancelled(UUID outreachEventId, LocalDate effectiveOn) implements OccasionEvent {}

    /**
     * How many were reached. It is a count of heads and is never turned into people.
     *
     * @param corrects the earlier count that this one replaces, if any; the reason is in the metadata
     */
    @Revision("1")
    record ReachRecorded(
            UUID outreachEventId,
            UUID reachId,
            Audience audience,
            int people,
            @Nullable UUID corrects,
            LocalDate effectiveOn)
            implements OccasionEvent {}

    /** What happens to one prospect: a participant who agreed to be contacted. */
    sealed interface ProspectEvent extends OutreachEvent {
        /** The prospect: derived from the participant. */
        UUID prospectId();
    }

    /**
     * @param outreachEventId where the prospect was met, if at an outreach event
     * @param partnershipId the partner who sent the prospect, if any
     */
    @Revision("1")
    record ProspectRegistered(
            UUID prospectId,
            UUID participantId,
            Channel channel,
            @Nullable UUID outreachEventId,
            @Nullable UUID partnershipId,
            LocalDate effectiveOn)
            implements ProspectEvent {}

    @Revision("1")
    record ContactMade(UUID prospectId, UUID contactId, ContactMode mode, LocalDate effectiveOn)
            implements ProspectEvent {}

    /** @param evidence what shows it, such as an application's number */
    @Revision("1")
    record StageAdvanced(UUID prospectId, Stage stage, String evidence, LocalDate effectiveOn)
            implements ProspectEvent {}

    /**
     * The prospect never reached the stage; the reason is in the metadata.
     *
     * @param stage the latest stage, which is taken back
     */
    @Revision("1")
    record StageCorrected(UUID prospectId, Stage stage, LocalDate effectiveOn) implements ProspectEvent {}
}
