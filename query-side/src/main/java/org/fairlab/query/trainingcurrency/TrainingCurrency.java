package org.fairlab.query.trainingcurrency;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;

/**
 * Who is trained, and until when? Whether a training is current or a certificate has expired follows from their dates
 * and the day asked for.
 */
@Component
class TrainingCurrency implements Projection {

    static final String NAME = "training_currency";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case CoursePublished e -> version(e.courseId(), 1, e.content(), e.effectiveOn(), rows);
            case CourseRevised e -> version(e.courseId(), e.version(), e.content(), e.effectiveOn(), rows);
            case OfferingScheduled e ->
                rows.write(
                        "insert into offering values (?, ?, ?, ?, ?, ?, ?)",
                        e.offeringId(),
                        e.courseId(),
                        e.courseVersion(),
                        e.site(),
                        e.startsOn(),
                        e.endsOn(),
                        e.sessions());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment values (?, ?, ?, ?, ?, ?, ?)",
                        e.enrolmentId(),
                        e.offeringId(),
                        e.courseId(),
                        e.courseVersion(),
                        e.participantId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case LearnerWithdrew e ->
                rows.write(
                        "update enrolment set withdrew_on = ?, withdrew_at = ? where enrolment_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.enrolmentId());
            case AttendanceRecorded e ->
                rows.write(
                        "insert into attendance values (?, ?, ?)"
                                + " on conflict (enrolment_id, session) do update set present = excluded.present",
                        e.enrolmentId(),
                        e.session(),
                        e.present());
            case AssessmentScored e ->
                rows.write("insert into assessment values (?, ?, ?)", e.enrolmentId(), recorded.position(), e.score());
            case TrainingCompleted e ->
                rows.write(
                        "insert into completion values (?, ?, ?, ?)",
                        e.enrolmentId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CompletionVoided e -> {
                superseded("completion", e, recorded, rows);
                superseded("certificate", e, recorded, rows);
            }
            case CertificateIssued e ->
                rows.write(
                        "insert into certificate values (?, ?, ?, ?, ?, ?, ?)",
                        e.enrolmentId(),
                        e.certificateId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.recertificationDueOn(),
                        e.expiresOn());
            case CertificateRevoked e ->
                rows.write(
                        "update certificate set revoked_on = ?, revoked_at = ?"
                                + " where enrolment_id = ? and certificate_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.enrolmentId(),
                        e.certificateId());
            case RecertificationCompleted e ->
                rows.write(
                        "update certificate set renewed_by = ?, renewed_on = ?"
                                + " where enrolment_id = ? and certificate_id = ?",
                        e.renewedBy(),
                        e.effectiveOn(),
                        e.enrolmentId(),
                        e.certificateId());
            case CertificateExpired _, RecertificationDue _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void version(UUID courseId, int version, Content content, LocalDate publishedOn, Rows rows) {
        rows.write(
                "insert into course_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                courseId,
                version,
                content.title(),
                content.cip(),
                content.awardLevel(),
                content.validityMonths(),
                content.noticeDays(),
                content.minimumAttendance(),
                content.passMark(),
                publishedOn);
        content.topics()
                .forEach(topic ->
                        rows.write("insert into course_topic values (?, ?, ?)", courseId, version, topic.name()));
    }

    private static void superseded(String table, CompletionVoided event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update " + table + " set superseded_at = ? where enrolment_id = ? and superseded_at is null",
                recorded.recordedAtUtc(),
                event.enrolmentId());
    }
}
