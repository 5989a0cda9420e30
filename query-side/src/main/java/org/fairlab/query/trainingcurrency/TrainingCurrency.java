package org.fairlab.query.trainingcurrency;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    public void on(RecordedEvent recorded, JdbcClient db) {
        switch (recorded.event()) {
            case CoursePublished e -> version(e.courseId(), 1, e.content(), e.effectiveOn(), db);
            case CourseRevised e -> version(e.courseId(), e.version(), e.content(), e.effectiveOn(), db);
            case OfferingScheduled e ->
                db.sql("insert into offering values (?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                e.offeringId(),
                                e.courseId(),
                                e.courseVersion(),
                                e.site(),
                                e.startsOn(),
                                e.endsOn(),
                                e.sessions())
                        .update();
            case LearnerEnrolled e ->
                db.sql("insert into enrolment values (?, ?, ?, ?, ?, ?)")
                        .params(
                                e.enrolmentId(),
                                e.offeringId(),
                                e.courseId(),
                                e.courseVersion(),
                                e.participantId(),
                                e.effectiveOn())
                        .update();
            case LearnerWithdrew e ->
                db.sql("update enrolment set withdrew_on = ? where enrolment_id = ?")
                        .params(e.effectiveOn(), e.enrolmentId())
                        .update();
            case AttendanceRecorded e ->
                db.sql("insert into attendance values (?, ?, ?)"
                                + " on conflict (enrolment_id, session) do update set present = excluded.present")
                        .params(e.enrolmentId(), e.session(), e.present())
                        .update();
            case AssessmentScored e ->
                db.sql("insert into assessment values (?, ?, ?)")
                        .params(e.enrolmentId(), recorded.position(), e.score())
                        .update();
            case TrainingCompleted e ->
                db.sql("insert into completion values (?, ?, ?)")
                        .params(e.enrolmentId(), recorded.position(), e.effectiveOn())
                        .update();
            case CompletionVoided e -> voided(e, db);
            case CertificateIssued e ->
                db.sql("insert into certificate values (?, ?, ?, ?, ?, ?)")
                        .params(e.enrolmentId(), e.certificateId(), recorded.position(), e.effectiveOn())
                        .param(e.recertificationDueOn())
                        .param(e.expiresOn())
                        .update();
            case CertificateRevoked e ->
                db.sql("update certificate set revoked_on = ? where enrolment_id = ? and certificate_id = ?")
                        .params(e.effectiveOn(), e.enrolmentId(), e.certificateId())
                        .update();
            case RecertificationCompleted e ->
                db.sql("update certificate set renewed_by = ?, renewed_on = ?"
                                + " where enrolment_id = ? and certificate_id = ?")
                        .params(e.renewedBy(), e.effectiveOn(), e.enrolmentId(), e.certificateId())
                        .update();
            case CertificateExpired _, RecertificationDue _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _ -> {}
        }
    }

    private static void version(UUID courseId, int version, Content content, LocalDate publishedOn, JdbcClient db) {
        db.sql("insert into course_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(courseId, version, content.title())
                .param(content.cip())
                .param(content.awardLevel())
                .param(content.validityMonths())
                .params(content.noticeDays(), content.minimumAttendance())
                .param(content.passMark())
                .param(publishedOn)
                .update();
        content.topics()
                .forEach(topic -> db.sql("insert into course_topic values (?, ?, ?)")
                        .params(courseId, version, topic.name())
                        .update());
    }

    private static void voided(CompletionVoided event, JdbcClient db) {
        db.sql("update completion set voided_on = ? where enrolment_id = ? and voided_on is null")
                .params(event.effectiveOn(), event.enrolmentId())
                .update();
        db.sql("update certificate set voided = true where enrolment_id = ?")
                .param(event.enrolmentId())
                .update();
    }
}
