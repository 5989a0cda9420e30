package org.fairlab.query.audittrail;

import java.util.Optional;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
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
 * What goes on within a programme, such as an application within a cycle, which is within a fund: so that all events of
 * a programme are found, also those that name only what is within it. People are within none.
 */
record Part(UUID id, UUID whole) {

    /** What an event declares to be within something else. */
    static Optional<Part> of(Event event) {
        return switch (event) {
            case CycleOpened e -> Optional.of(new Part(e.cycleId(), e.fundId()));
            case ApplicationSubmitted e -> Optional.of(new Part(e.applicationId(), e.cycleId()));
            case AwardOffered e -> Optional.of(new Part(e.awardId(), e.applicationId()));
            case MenteeEnrolled e -> Optional.of(new Part(e.menteeId(), e.programId()));
            case MentorEnrolled e -> Optional.of(new Part(e.mentorId(), e.programId()));
            case PairingProposed e -> Optional.of(new Part(e.pairingId(), e.programId()));
            case OfferingScheduled e -> Optional.of(new Part(e.offeringId(), e.courseId()));
            case LearnerEnrolled e -> Optional.of(new Part(e.enrolmentId(), e.offeringId()));
            case NominationReceived e -> Optional.of(new Part(e.candidacyId(), e.trackId()));
            case ProspectRegistered e ->
                Optional.ofNullable(e.outreachEventId()).map(met -> new Part(e.prospectId(), met));
            case ReferralConsentRecorded e -> Optional.of(new Part(e.referralId(), e.pathwayId()));
            case FundEvent _, CycleEvent _, ApplicationEvent _ -> Optional.empty();
            case ProgramEvent _, MentorEvent _, CourseEvent _, OfferingEvent _, EnrolmentEvent _ -> Optional.empty();
            case PartnershipEvent _, OccasionEvent _, ProspectEvent _ -> Optional.empty();
            case TrackEvent _, CandidacyEvent _, LactationEvent _ -> Optional.empty();
            case PeopleEvent _, AccessEvent _, AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> Optional.empty();
        };
    }
}
