package org.fairlab.query.participantrecord;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is on record about one participant? Registration, consents, and a timeline of facts from all contexts. What
 * people say of themselves in self-identification never comes here.
 */
@Component
class ParticipantRecord implements Projection {

    static final String NAME = "participant_record";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        var timeline = new Timeline(recorded, rows);
        switch (recorded.event()) {
            case ParticipantRegistered e -> registered(e, timeline, rows);
            case ContactChanged e -> identified(e.participantId(), e.identity(), rows);
            case ParticipantErased e ->
                rows.write(
                        "update participant set identity = null, erased_on = ? where participant_id = ?",
                        e.effectiveOn(),
                        e.participantId());
            case ConsentGranted e ->
                rows.write(
                        "insert into consent (participant_id, granted_at, purpose, text_version, granted_on)"
                                + " values (?, ?, ?, ?, ?)",
                        e.participantId(),
                        recorded.position(),
                        e.purpose().name(),
                        e.textVersion(),
                        e.effectiveOn());
            case ConsentWithdrawn e ->
                rows.write(
                        "update consent set withdrawn_on = ?"
                                + " where participant_id = ? and purpose = ? and withdrawn_on is null",
                        e.effectiveOn(),
                        e.participantId(),
                        e.purpose().name());
            case CareerMilestoneReached e ->
                milestone(e.participantId(), e.milestoneId(), e.milestone(), e.evidence(), timeline);
            case MilestoneCorrected e -> {
                timeline.correct(e.participantId(), e.participantId(), e.milestoneId());
                milestone(e.participantId(), e.milestoneId(), e.milestone(), null, timeline);
            }
            case SelfIdentified _, SelfIdentificationWithdrawn _, LegalHoldPlaced _, LegalHoldLifted _ -> {}
            case FundEvent e -> award(e, timeline);
            case CycleOpened e -> timeline.named(e.cycleId(), e.name());
            case ProxyRulesProposed _, ProxyRulesConfirmed _, CycleClosed _, CycleRolledOver _ -> {}
            case ApplicationEvent e -> application(e, timeline);
            case MentorshipProgramOpened e -> timeline.named(e.programId(), e.name());
            case MenteeEnrolled e -> {
                timeline.concerns(e.menteeId(), e.menteeId(), e.participantId());
                timeline.addNaming(e.programId(), e.menteeId(), e.menteeId(), null);
            }
            case MentorEnrolled e -> {
                timeline.concerns(e.mentorId(), e.mentorId(), e.participantId());
                timeline.addNaming(e.programId(), e.mentorId(), e.mentorId(), null);
            }
            case MentorCapacityChanged _ -> {}
            case PairingEvent e -> pairing(e, timeline);
            case CoursePublished e -> timeline.named(e.courseId(), e.content().title());
            case CourseRevised e -> timeline.named(e.courseId(), e.content().title());
            case OfferingScheduled _ -> {}
            case EnrolmentEvent e -> training(e, timeline);
            case PartnershipFormed e -> timeline.named(e.partnershipId(), e.name());
            case PartnershipEnded _ -> {}
            case OutreachEventPlanned e -> timeline.named(e.outreachEventId(), e.name());
            case OutreachEventHeld _, OutreachEventCancelled _, ReachRecorded _ -> {}
            case ProspectEvent e -> prospect(e, timeline);
            case LactationEvent _ -> {}
            case LeadershipTrackOpened e -> timeline.named(e.trackId(), e.name());
            case CandidacyEvent e -> leadership(e, timeline);
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void registered(ParticipantRegistered event, Timeline timeline, Rows rows) {
        UUID id = event.participantId();
        rows.write(
                "insert into participant (participant_id, origin, registered_on) values (?, ?, ?)",
                id,
                event.origin().name(),
                event.effectiveOn());
        timeline.concerns(id, id, id);
        Sealed identity = event.identity();
        if (identity != null) {
            identified(id, identity, rows);
        }
    }

    private static void identified(UUID participantId, Sealed identity, Rows rows) {
        rows.write(
                "update participant set identity = ? where participant_id = ?", identity.ciphertext(), participantId);
    }

    /** @param milestone null where nothing was reached in truth */
    private static void milestone(
            UUID participantId,
            UUID milestoneId,
            @Nullable Milestone milestone,
            @Nullable String evidence,
            Timeline timeline) {
        timeline.add(
                participantId, participantId, milestoneId, milestone == null ? null : milestone.name(), evidence, null);
    }

    private static void application(ApplicationEvent event, Timeline timeline) {
        UUID id = event.applicationId();
        switch (event) {
            case ApplicationSubmitted e -> {
                timeline.concerns(id, id, e.participantId());
                timeline.addNaming(e.cycleId(), id, id, null);
            }
            case ApplicationWithdrawn _ -> timeline.add(id, id, null);
            case EligibilityDetermined e -> timeline.add(id, id, e.eligible() ? "ELIGIBLE" : "INELIGIBLE");
            case ConflictDeclared _, ReviewerAssigned _, ReviewerRecused _, ReviewScored _ -> {}
        }
    }

    private static void award(FundEvent event, Timeline timeline) {
        UUID fund = event.fundId();
        switch (event) {
            case FundEstablished e -> timeline.named(fund, e.name());
            case FundReplenished _, FundClosed _ -> {}
            case AwardOffered e -> {
                timeline.concerns(fund, e.awardId(), e.participantId());
                timeline.addNaming(fund, fund, e.awardId(), e.amount());
            }
            case AwardAccepted e -> timeline.add(fund, e.awardId(), null);
            case AwardDeclined e -> timeline.add(fund, e.awardId(), null);
            case AwardLapsed e -> timeline.add(fund, e.awardId(), null);
            case AwardRevoked e -> timeline.add(fund, e.awardId(), null);
            case AwardRenewed e -> timeline.add(fund, e.awardId(), e.awardId(), e.term(), null, e.amount());
            case DisbursementIssued e ->
                timeline.add(fund, e.awardId(), e.disbursementId(), null, e.enrolmentEvidence(), e.amount());
            case DisbursementReturned e -> timeline.add(fund, e.awardId(), e.disbursementId(), null, null, e.amount());
        }
    }

    private static void pairing(PairingEvent event, Timeline timeline) {
        UUID mentor = event.mentorId();
        UUID id = event.pairingId();
        switch (event) {
            case PairingProposed e -> {
                timeline.concerns(mentor, id, e.menteeParticipantId());
                timeline.concernsToo(mentor, id);
                timeline.addNaming(e.programId(), mentor, id, null);
            }
            case PairingEndedEarly e -> timeline.add(mentor, id, e.ending().name());
            case PairingAccepted _, PairingDeclined _, PairingExpired _, PairingActivated _ ->
                timeline.add(mentor, id, null);
            case PairingPaused _, PairingResumed _, PairingExtended _, PairingCompleted _ ->
                timeline.add(mentor, id, null);
            case CapacityOverridden _, MentoringSessionLogged _, GoalSet _, GoalAchieved _, CheckInRecorded _ -> {}
        }
    }

    private static void training(EnrolmentEvent event, Timeline timeline) {
        UUID id = event.enrolmentId();
        switch (event) {
            case LearnerEnrolled e -> {
                timeline.concerns(id, id, e.participantId());
                timeline.addNaming(e.courseId(), id, id, null);
            }
            case LearnerWithdrew _, TrainingCompleted _ -> timeline.add(id, id, null);
            case CompletionVoided _ -> {
                timeline.correct(id, id, id);
                timeline.add(id, id, null);
            }
            case CertificateIssued e -> certificate(id, e.certificateId(), timeline);
            case CertificateRevoked e -> certificate(id, e.certificateId(), timeline);
            case CertificateExpired e -> certificate(id, e.certificateId(), timeline);
            case RecertificationDue e -> certificate(id, e.certificateId(), timeline);
            case RecertificationCompleted e -> certificate(id, e.certificateId(), timeline);
            case AttendanceRecorded _, AssessmentScored _ -> {}
        }
    }

    private static void prospect(ProspectEvent event, Timeline timeline) {
        UUID id = event.prospectId();
        switch (event) {
            case ProspectRegistered e -> {
                timeline.concerns(id, id, e.participantId());
                UUID met = e.outreachEventId() == null ? e.partnershipId() : e.outreachEventId();
                if (met == null) {
                    timeline.add(id, id, null);
                } else {
                    timeline.addNaming(met, id, id, null);
                }
            }
            case ContactMade e -> timeline.add(id, id, e.mode().name());
            case StageAdvanced e ->
                timeline.add(id, id, stage(id, e.stage()), e.stage().name(), e.evidence(), null);
            case StageCorrected e -> {
                timeline.correct(id, id, stage(id, e.stage()));
                timeline.add(id, id, stage(id, e.stage()), e.stage().name(), null, null);
            }
        }
    }

    /** A stage of a prospect, told from the others by an id. */
    private static UUID stage(UUID prospectId, Stage stage) {
        return UUID.nameUUIDFromBytes((prospectId + "/" + stage).getBytes(StandardCharsets.UTF_8));
    }

    private static void certificate(UUID enrolmentId, UUID certificateId, Timeline timeline) {
        timeline.add(enrolmentId, enrolmentId, certificateId, null, null, null);
    }

    private static void leadership(CandidacyEvent event, Timeline timeline) {
        UUID id = event.candidacyId();
        switch (event) {
            case NominationReceived e -> {
                timeline.concerns(id, id, e.participantId());
                timeline.addNaming(e.trackId(), id, id, null);
            }
            case ParticipantAdmitted _, TrackCompleted _ -> timeline.add(id, id, null);
            case MilestoneCompleted e -> timeline.add(id, id, id, e.milestone(), e.evidence(), null);
            case AdvancementRecorded e -> timeline.add(id, id, e.advancementId(), e.position(), e.evidence(), null);
            case ParticipantLeftTrack e -> timeline.add(id, id, e.ending().name());
        }
    }
}
