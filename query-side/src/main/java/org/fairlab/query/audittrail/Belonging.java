package org.fairlab.query.audittrail;

import java.util.Optional;
import java.util.UUID;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.AccommodationEvent.BreakAccommodationRequested;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ReferralEvent.ReferralConsentRecorded;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent.*;

/**
 * What is one participant's own, so that later events which name only the award or the enrolment are found by the
 * participant's pseudonym too; and, under the pseudonym that a parent has in lactation support alone, the parent's own.
 */
record Belonging(UUID id, UUID participantId) {

    /** What an event declares to be a participant's. */
    static Optional<Belonging> of(Event event) {
        return switch (event) {
            case ApplicationSubmitted e -> Optional.of(new Belonging(e.applicationId(), e.participantId()));
            case AwardOffered e -> Optional.of(new Belonging(e.awardId(), e.participantId()));
            case MenteeEnrolled e -> Optional.of(new Belonging(e.menteeId(), e.participantId()));
            case MentorEnrolled e -> Optional.of(new Belonging(e.mentorId(), e.participantId()));
            case PairingProposed e -> Optional.of(new Belonging(e.pairingId(), e.menteeParticipantId()));
            case LearnerEnrolled e -> Optional.of(new Belonging(e.enrolmentId(), e.participantId()));
            case ProspectRegistered e -> Optional.of(new Belonging(e.prospectId(), e.participantId()));
            case NominationReceived e -> Optional.of(new Belonging(e.candidacyId(), e.participantId()));
            case ReferralConsentRecorded e -> Optional.of(new Belonging(e.referralId(), e.parentId()));
            case BreakAccommodationRequested e -> Optional.of(new Belonging(e.accommodationId(), e.parentId()));
            case GlassBroken e -> Optional.of(new Belonging(e.breakGlassId(), e.personId()));
            case DisclosureRecorded e -> Optional.of(new Belonging(e.disclosureId(), e.participantId()));
            case BreakGlassReviewed _, DisclosureVoided _ -> Optional.empty();
            case PeopleEvent _, FundEvent _, CycleEvent _, ApplicationEvent _ -> Optional.empty();
            case ProgramEvent _, MentorEvent _, CourseEvent _, OfferingEvent _, EnrolmentEvent _ -> Optional.empty();
            case PartnershipEvent _, OccasionEvent _, ProspectEvent _, LactationEvent _ -> Optional.empty();
            case TrackEvent _, CandidacyEvent _ -> Optional.empty();
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> Optional.empty();
        };
    }
}
