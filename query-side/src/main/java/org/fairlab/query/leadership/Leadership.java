package org.fairlab.query.leadership;

import java.util.List;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent.*;
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

/** Is there a pipeline of leaders? Tracks, those nominated for them, and the trainings that came before. */
@Component
class Leadership implements Projection {

    static final String NAME = "leadership";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case LeadershipTrackOpened e ->
                rows.write(
                        "insert into track values (?, ?, ?, ?, ?, ?, ?)",
                        e.trackId(),
                        e.name(),
                        texts(e.criteria()),
                        texts(e.milestones()),
                        e.nominationsUntil(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case NominationReceived e ->
                rows.write(
                        "insert into candidacy (candidacy_id, track_id, participant_id, self_nominated, nominated_on,"
                                + " nominated_at) values (?, ?, ?, ?, ?, ?)",
                        e.candidacyId(),
                        e.trackId(),
                        e.participantId(),
                        e.selfNominated(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case ParticipantAdmitted e -> dated("admitted", e, recorded, rows);
            case MilestoneCompleted e ->
                rows.write("insert into milestone values (?, ?, ?)", e.candidacyId(), e.milestone(), e.effectiveOn());
            case TrackCompleted e -> dated("completed", e, recorded, rows);
            case AdvancementRecorded e ->
                rows.write(
                        "insert into advancement values (?, ?, ?, ?, ?)",
                        e.candidacyId(),
                        e.advancementId(),
                        e.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case ParticipantLeftTrack e ->
                rows.write(
                        "update candidacy set left_on = ?, left_at = ?, ending = ? where candidacy_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.ending().name(),
                        e.candidacyId());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment (enrolment_id, participant_id) values (?, ?)",
                        e.enrolmentId(),
                        e.participantId());
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
            case CourseEvent _, OfferingEvent _ -> {}
            case LearnerWithdrew _, AttendanceRecorded _, AssessmentScored _ -> {}
            case CertificateIssued _, CertificateRevoked _, CertificateExpired _ -> {}
            case RecertificationDue _, RecertificationCompleted _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, OutreachEvent _, LactationEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void dated(String what, CandidacyEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update candidacy set " + what + "_on = ?, " + what + "_at = ? where candidacy_id = ?",
                event.effectiveOn(),
                recorded.recordedAtUtc(),
                event.candidacyId());
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
