package org.fairlab.events;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/** Access to personal records beyond the usual: in an emergency, and by parties outside. */
public sealed interface AccessEvent extends Event {

    /** Whose record the glass is broken for, which says what is behind it. */
    enum Scope {
        /** Name and contact of a participant. */
        PARTICIPANT,
        /** The case file of a parent who is supported. */
        PARENT
    }

    /** What a review found. */
    enum Outcome {
        JUSTIFIED,
        UNJUSTIFIED
    }

    /** On what ground a party outside may see an education record: the paragraph of 34 CFR 99.31(a), or a consent. */
    enum Basis {
        /** 34 CFR 99.30. */
        CONSENT,
        /** (1). */
        SCHOOL_OFFICIAL,
        /** (2). */
        OTHER_SCHOOL,
        /** (3). */
        AUDIT_OR_EVALUATION,
        /** (4). */
        FINANCIAL_AID,
        /** (6). */
        STUDIES,
        /** (7). */
        ACCREDITATION,
        /** (9). */
        JUDICIAL_ORDER,
        /** (10). */
        HEALTH_OR_SAFETY_EMERGENCY,
        /** (12). */
        THE_STUDENT
    }

    /** Which part of somebody's record. */
    enum Part {
        IDENTITY,
        APPLICATIONS,
        AWARDS,
        MENTORING,
        TRAINING,
        CAREER,
        LEADERSHIP
    }

    /** One breaking of the glass. */
    sealed interface BreakGlassEvent extends AccessEvent {
        /** The breaking of the glass. */
        UUID breakGlassId();

        /** Whose record it is for. */
        Scope scope();
    }

    /**
     * Somebody may see one person's record for so long, from when this was recorded. Why is in the metadata.
     *
     * @param personId the pseudonym
     * @param brokenBy subject of whoever may
     * @param minutes from 1 to 60
     */
    @Revision("1")
    record GlassBroken(
            UUID breakGlassId, Scope scope, UUID personId, String brokenBy, int minutes, LocalDate effectiveOn)
            implements BreakGlassEvent {}

    /** A second person looked at it; what was left of the time is over. */
    @Revision("1")
    record BreakGlassReviewed(UUID breakGlassId, Scope scope, Outcome outcome, String note, LocalDate effectiveOn)
            implements BreakGlassEvent {}

    /** One request of a party outside, as 34 CFR 99.32 wants each recorded. */
    sealed interface DisclosureEvent extends AccessEvent {
        /** The request. */
        UUID disclosureId();
    }

    /**
     * A party outside asked for a participant's record.
     *
     * @param recipient the party, in words; never a participant
     * @param interest its legitimate interest in it, or the threat in an emergency
     * @param parts what was asked for
     * @param given whether it was disclosed, or only asked for
     */
    @Revision("1")
    record DisclosureRecorded(
            UUID disclosureId,
            UUID participantId,
            String recipient,
            Basis basis,
            String interest,
            Set<Part> parts,
            boolean given,
            LocalDate effectiveOn)
            implements DisclosureEvent {}

    /** It was recorded by mistake; why is in the metadata. */
    @Revision("1")
    record DisclosureVoided(UUID disclosureId, LocalDate effectiveOn) implements DisclosureEvent {}
}
