package org.fairlab.query.lactation;

import java.time.ZoneOffset;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;

/**
 * Spaces, pathways, policies and training for the support of parents, and, under their pseudonyms, who was supported.
 */
@Component
class Lactation implements Projection {

    static final String NAME = "lactation";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case SpaceEvent e -> on(e, recorded, rows);
            case PathwayEvent e -> on(e, rows);
            case PolicyEvent e -> on(e, rows);
            case CareEvent e -> Care.on(e, recorded, rows);
            case TrainingEvent e -> on(e, recorded, rows);
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, OutreachEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void on(SpaceEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case SpaceRegistered e ->
                rows.write(
                        "insert into space values (?, ?, ?, ?, ?, ?)",
                        e.spaceId(),
                        e.site(),
                        e.name(),
                        e.timeZone().getId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case SpaceInspected e ->
                rows.write(
                        "insert into inspection values (?, ?, ?, ?, ?, ?, ?)",
                        e.spaceId(),
                        recorded.position(),
                        e.amenities().seating(),
                        e.amenities().power(),
                        e.amenities().sinkNearby(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case SpaceCertified e -> certified(true, e, recorded, rows);
            case SpaceDecertified e -> certified(false, e, recorded, rows);
            case SpaceRetired e ->
                rows.write(
                        "update space set retired_on = ?, retired_at = ? where space_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.spaceId());
            case SpaceBooked e ->
                rows.write(
                        "insert into booking values (?, ?, ?, ?, ?, ?)",
                        e.spaceId(),
                        e.bookingId(),
                        e.slot().start().atOffset(ZoneOffset.UTC),
                        e.slot().minutes(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case BookingReleased e ->
                rows.write(
                        "update booking set released_on = ?, released_at = ? where space_id = ? and booking_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.spaceId(),
                        e.bookingId());
        }
    }

    private static void certified(boolean certified, SpaceEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into certification values (?, ?, ?, ?, ?)",
                event.spaceId(),
                recorded.position(),
                certified,
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static void on(PathwayEvent event, Rows rows) {
        switch (event) {
            case ReferralPathwayAgreed e ->
                rows.write(
                        "insert into pathway values (?, ?, ?, ?, ?)",
                        e.pathwayId(),
                        e.site(),
                        e.partnershipId(),
                        e.kind().name(),
                        e.effectiveOn());
            case ReferralPathwayEnded e ->
                rows.write("update pathway set ended_on = ? where pathway_id = ?", e.effectiveOn(), e.pathwayId());
        }
    }

    private static void on(PolicyEvent event, Rows rows) {
        switch (event) {
            case LactationPolicyPublished e ->
                rows.write(
                        "insert into policy_version values (?, ?, ?, ?, ?, ?, ?)",
                        e.policyId(),
                        e.version(),
                        e.site(),
                        e.textDigest(),
                        e.textReference(),
                        e.patientMinutes(),
                        e.effectiveOn());
            case RightsNoticeIssued e ->
                rows.write(
                        "insert into notice values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        e.policyId(),
                        e.noticeId(),
                        e.policyVersion(),
                        e.jurisdiction(),
                        e.rulesVersion(),
                        e.place(),
                        e.parentId(),
                        e.language(),
                        e.effectiveOn());
        }
    }

    private static void on(TrainingEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case CoursePublished e -> course(e.courseId(), 1, e.content(), rows);
            case CourseRevised e -> course(e.courseId(), e.version(), e.content(), rows);
            case OfferingScheduled e ->
                rows.write(
                        "insert into offering values (?, ?, ?, ?)",
                        e.offeringId(),
                        e.courseId(),
                        e.courseVersion(),
                        e.site());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment values (?, ?, ?)", e.enrolmentId(), e.offeringId(), e.participantId());
            case TrainingCompleted e ->
                rows.write(
                        "insert into training values (?, ?, ?, ?)",
                        e.enrolmentId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CompletionVoided e ->
                rows.write(
                        "update training set superseded_at = ? where enrolment_id = ? and superseded_at is null",
                        recorded.recordedAtUtc(),
                        e.enrolmentId());
            case LearnerWithdrew _, AttendanceRecorded _, AssessmentScored _ -> {}
            case CertificateIssued _, CertificateRevoked _, CertificateExpired _ -> {}
            case RecertificationDue _, RecertificationCompleted _ -> {}
        }
    }

    private static void course(UUID courseId, int version, Content content, Rows rows) {
        if (content.topics().contains(Topic.LACTATION_SUPPORT)) {
            rows.write("insert into support_course values (?, ?)", courseId, version);
        }
    }
}
