package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.the;

import java.util.UUID;
import org.fairlab.events.TrainingEvent;
import org.fairlab.events.TrainingEvent.*;

/** What events of training say. */
final class TrainingSentences {

    private TrainingSentences() {}

    static String of(TrainingEvent event) {
        return switch (event) {
            case CoursePublished e -> "published " + course(e.courseId()) + " " + content(e.content());
            case CourseRevised e ->
                "revised " + course(e.courseId()) + " as version " + e.version() + " " + content(e.content());
            case OfferingScheduled e ->
                "scheduled " + offering(e.offeringId()) + " of " + course(e.courseId()) + ", version "
                        + e.courseVersion() + ", at " + e.site() + " from " + e.startsOn() + " to " + e.endsOn()
                        + " in "
                        + count(e.sessions(), "session");
            case EnrolmentEvent e -> ofEnrolment(e);
        };
    }

    private static String ofEnrolment(EnrolmentEvent event) {
        String enrolment = the("enrolment", event.enrolmentId());
        return switch (event) {
            case LearnerEnrolled e ->
                "enrolled " + the("participant", e.participantId()) + " in " + offering(e.offeringId()) + " of "
                        + course(e.courseId()) + ", version " + e.courseVersion() + " (" + enrolment + ")";
            case LearnerWithdrew _ -> "withdrew " + enrolment;
            case AttendanceRecorded e ->
                "recorded " + enrolment + " as " + (e.present() ? "present" : "absent") + " in session " + e.session();
            case AssessmentScored e -> "scored the assessment of " + enrolment + ": " + e.score() + " %";
            case TrainingCompleted e -> "recorded the completion of " + enrolment + " on " + e.effectiveOn();
            case CompletionVoided _ -> "voided the completion of " + enrolment;
            case CertificateIssued e ->
                "issued " + certificate(e.certificateId()) + " for " + enrolment + ", "
                        + (e.expiresOn() == null ? "valid for good" : "expiring on " + e.expiresOn())
                        + (e.recertificationDueOn() == null
                                ? ""
                                : ", recertification due on " + e.recertificationDueOn());
            case CertificateRevoked e -> "revoked " + certificate(e.certificateId()) + " of " + enrolment;
            case CertificateExpired e -> "let " + certificate(e.certificateId()) + " of " + enrolment + " expire";
            case RecertificationDue e ->
                "noted that recertification of " + certificate(e.certificateId()) + " of " + enrolment + " is due";
            case RecertificationCompleted e ->
                "renewed " + certificate(e.certificateId()) + " of " + enrolment + " by "
                        + the("enrolment", e.renewedBy());
        };
    }

    private static String content(Content content) {
        return "“" + content.title() + "” on "
                + list(content.topics().stream().map(Sentences::words).toList(), "no topic");
    }

    private static String course(UUID id) {
        return the("course", id);
    }

    private static String offering(UUID id) {
        return the("offering", id);
    }

    private static String certificate(UUID id) {
        return the("certificate", id);
    }
}
