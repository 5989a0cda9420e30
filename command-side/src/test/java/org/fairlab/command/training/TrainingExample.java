package org.fairlab.command.training;

import static org.fairlab.command.Scenario.TODAY;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Scenario;
import org.fairlab.events.Event;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.TrainingEvent.*;

/** A learner in a course of four sessions: half of them to be attended, 70 % to pass, valid for a year. */
final class TrainingExample {

    static final UUID COURSE = UUID.randomUUID();
    static final UUID OFFERING = UUID.randomUUID();
    static final UUID LEARNER = UUID.randomUUID();
    static final UUID ENROLMENT = DerivedId.of(OFFERING, LEARNER);
    static final UUID CERTIFICATE = UUID.randomUUID();

    static final LocalDate ENROLLED_ON = TODAY.minusDays(30);
    static final LocalDate STARTS = TODAY.minusDays(20);
    static final LocalDate ENDS = TODAY.plusDays(10);
    static final LocalDate COMPLETED_ON = TODAY.minusDays(5);
    static final LocalDate EXPIRES_ON = COMPLETED_ON.plusYears(1);
    static final LocalDate DUE_ON = EXPIRES_ON.minusDays(60);

    static final Event REGISTERED = new ParticipantRegistered(LEARNER, Origin.INVENTED, null, ENROLLED_ON);
    static final Event ENROLLED = new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 2, LEARNER, ENROLLED_ON);
    static final Event WITHDREW = new LearnerWithdrew(ENROLMENT, TODAY);
    static final Event PASSED = new AssessmentScored(ENROLMENT, 70, TODAY);
    static final Event COMPLETED = new TrainingCompleted(ENROLMENT, COMPLETED_ON);
    static final Event VOIDED = new CompletionVoided(ENROLMENT, TODAY);
    static final Event ISSUED = new CertificateIssued(ENROLMENT, CERTIFICATE, DUE_ON, EXPIRES_ON, TODAY);
    static final Event REVOKED = new CertificateRevoked(ENROLMENT, CERTIFICATE, TODAY);

    private TrainingExample() {}

    /** The participant, and an offering of the second version of the course; the first version asked for nothing. */
    static Scenario<Enrolment> enrolment() {
        return Scenario.of(Enrolment.class)
                .knowing(LEARNER, REGISTERED)
                .knowing(
                        COURSE,
                        new CoursePublished(COURSE, content(null, 0, 0, null), ENROLLED_ON),
                        new CourseRevised(COURSE, 2, content(12, 60, 50, 70), ENROLLED_ON))
                .knowing(OFFERING, new OfferingScheduled(OFFERING, COURSE, 2, "site-1", STARTS, ENDS, 4, ENROLLED_ON));
    }

    static Event attended(int session) {
        return new AttendanceRecorded(ENROLMENT, session, true, TODAY);
    }

    static Event missed(int session) {
        return new AttendanceRecorded(ENROLMENT, session, false, TODAY);
    }

    private static Content content(Integer validityMonths, int noticeDays, int minimumAttendance, Integer passMark) {
        return new Content(
                "Lactation support",
                Set.of(Topic.LACTATION_SUPPORT),
                null,
                null,
                validityMonths,
                noticeDays,
                minimumAttendance,
                passMark);
    }
}
