package org.fairlab.command.training;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.training.TrainingRules.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.Rejected;
import org.fairlab.command.people.Participant;
import org.fairlab.command.training.Certificate.Status;
import org.fairlab.command.training.EnrolmentCommand.*;
import org.fairlab.events.TrainingEvent.*;
import org.jspecify.annotations.Nullable;

/** One learner in one offering: completes on the conditions of the course version, and is certified for completing. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Enrolment {

    @AggregateIdentifier
    private UUID enrolmentId;

    private UUID offeringId;
    private UUID courseId;
    private int courseVersion;
    private UUID participantId;
    private LocalDate enrolledOn;
    private boolean withdrawn;
    private final Set<Integer> attended = new HashSet<>();
    private final List<Integer> scores = new ArrayList<>();
    private @Nullable LocalDate completedOn;
    private final Map<UUID, Certificate> certificates = new HashMap<>();

    Enrolment() {}

    @CommandHandler
    Enrolment(EnrolLearner command, Acting acting, Histories histories) {
        Participant.takesPart(command.participantId(), histories);
        Offering offering = histories.replay(command.offeringId(), new Offering(), Offering::on);
        LocalDate on = acting.on(command.effectiveOn());
        OFFERING_OVER.brokenIf(on.isAfter(offering.endsOn()));
        apply(new LearnerEnrolled(
                command.enrolmentId(),
                command.offeringId(),
                offering.courseId(),
                offering.courseVersion(),
                command.participantId(),
                on));
    }

    @CommandHandler
    void handle(WithdrawLearner command, Acting acting) {
        isUnderWay();
        apply(new LearnerWithdrew(enrolmentId, day(command.effectiveOn(), enrolledOn, acting)));
    }

    @CommandHandler
    void handle(RecordAttendance command, Acting acting, Histories histories) {
        isAssessedBy(acting);
        isUnderWay();
        Offering offering = histories.replay(offeringId, new Offering(), Offering::on);
        NO_SUCH_SESSION.brokenIf(command.session() < 1 || command.session() > offering.sessions());
        LocalDate on = day(command.effectiveOn(), later(enrolledOn, offering.startsOn()), acting);
        apply(new AttendanceRecorded(enrolmentId, command.session(), command.present(), on));
    }

    @CommandHandler
    void handle(ScoreAssessment command, Acting acting) {
        isAssessedBy(acting);
        isUnderWay();
        apply(new AssessmentScored(enrolmentId, command.score(), day(command.effectiveOn(), enrolledOn, acting)));
    }

    @CommandHandler
    void handle(CompleteTraining command, Acting acting, Histories histories) {
        isAssessedBy(acting);
        isUnderWay();
        Offering offering = histories.replay(offeringId, new Offering(), Offering::on);
        Content course = course(histories);
        NOT_ATTENDED.brokenIf(attended.size() * 100 < course.minimumAttendance() * offering.sessions());
        Integer passMark = course.passMark();
        NOT_PASSED.brokenIf(passMark != null && scores.stream().noneMatch(score -> score >= passMark));
        LocalDate on = day(command.effectiveOn(), later(enrolledOn, offering.startsOn()), acting);
        apply(new TrainingCompleted(enrolmentId, on));
    }

    @CommandHandler
    void handle(VoidCompletion command, Acting acting) {
        isAssessedBy(acting);
        LocalDate completed = completedOn();
        CERTIFICATE_VALID.brokenIf(
                certificates.values().stream().anyMatch(certificate -> certificate.isValidOn(acting.today())));
        apply(new CompletionVoided(enrolmentId, day(command.effectiveOn(), completed, acting)));
    }

    @CommandHandler
    void handle(IssueCertificate command, Acting acting, Histories histories) {
        isAssessedBy(acting);
        LocalDate completed = completedOn();
        CERTIFIED.brokenIf(certificates.containsKey(command.certificateId())
                || certificates.values().stream().anyMatch(Certificate::counts));
        Content course = course(histories);
        Integer months = course.validityMonths();
        LocalDate expiresOn = months == null ? null : completed.plusMonths(months);
        LocalDate dueOn = expiresOn == null ? null : expiresOn.minusDays(course.noticeDays());
        LocalDate on = day(command.effectiveOn(), completed, acting);
        VALIDITY_OVER.brokenIf(expiresOn != null && !on.isBefore(expiresOn));
        apply(new CertificateIssued(enrolmentId, command.certificateId(), dueOn, expiresOn, on));
    }

    @CommandHandler
    void handle(RevokeCertificate command, Acting acting) {
        isAssessedBy(acting);
        Certificate certificate = certificate(command.certificateId());
        certificate.mayBeRevoked(acting.today());
        LocalDate on = day(command.effectiveOn(), certificate.issuedOn(), acting);
        apply(new CertificateRevoked(enrolmentId, command.certificateId(), on));
    }

    @CommandHandler
    void handle(RequireRecertification command, Acting acting) {
        LocalDate on = certificate(command.certificateId()).fallsDue(acting.today());
        apply(new RecertificationDue(enrolmentId, command.certificateId(), on));
    }

    @CommandHandler
    void handle(ExpireCertificate command, Acting acting) {
        LocalDate on = certificate(command.certificateId()).expires(acting.today());
        apply(new CertificateExpired(enrolmentId, command.certificateId(), on));
    }

    /** A renewal that was voided since leaves the certificate to be renewed by another. */
    @CommandHandler
    void handle(CompleteRecertification command, Acting acting, Histories histories) {
        isAssessedBy(acting);
        Certificate certificate = certificate(command.certificateId());
        REVOKED.brokenIf(!certificate.counts());
        UUID earlier = certificate.renewedBy();
        RECERTIFIED.brokenIf(earlier != null && enrolment(earlier, histories).completedOn != null);
        Enrolment renewal = enrolment(command.renewedBy(), histories);
        NO_RENEWAL.brokenIf(!renewal.renews(this));
        LocalDate on = day(command.effectiveOn(), renewal.completedOn(), acting);
        apply(new RecertificationCompleted(enrolmentId, command.certificateId(), command.renewedBy(), on));
    }

    private void isAssessedBy(Acting acting) {
        OWN_TRAINING.brokenIf(acting.is(participantId));
    }

    private void isUnderWay() {
        LEARNER_WITHDREW.brokenIf(withdrawn);
        COMPLETED.brokenIf(completedOn != null);
    }

    private LocalDate completedOn() {
        return Optional.ofNullable(completedOn).orElseThrow(() -> new Rejected(NOT_COMPLETED));
    }

    private Certificate certificate(UUID certificateId) {
        return Optional.ofNullable(certificates.get(certificateId))
                .orElseThrow(() -> new Rejected(NO_SUCH_CERTIFICATE));
    }

    private Content course(Histories histories) {
        return histories.replay(courseId, new Course(), Course::on).version(courseVersion);
    }

    private static Enrolment enrolment(UUID enrolmentId, Histories histories) {
        return histories.replay(enrolmentId, new Enrolment(), Enrolment::on);
    }

    private boolean renews(Enrolment earlier) {
        return participantId.equals(earlier.participantId)
                && courseId.equals(earlier.courseId)
                && completedOn != null
                && completedOn.isAfter(earlier.completedOn());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @EventSourcingHandler
    void on(EnrolmentEvent event) {
        switch (event) {
            case LearnerEnrolled e -> {
                enrolmentId = e.enrolmentId();
                offeringId = e.offeringId();
                courseId = e.courseId();
                courseVersion = e.courseVersion();
                participantId = e.participantId();
                enrolledOn = e.effectiveOn();
            }
            case LearnerWithdrew _ -> withdrawn = true;
            case AttendanceRecorded e -> {
                if (e.present()) {
                    attended.add(e.session());
                } else {
                    attended.remove(e.session());
                }
            }
            case AssessmentScored e -> scores.add(e.score());
            case TrainingCompleted e -> completedOn = e.effectiveOn();
            case CompletionVoided _ -> {
                completedOn = null;
                certificates.replaceAll((id, certificate) -> certificate.with(Status.OVER));
            }
            case CertificateIssued e -> certificates.put(e.certificateId(), Certificate.issued(e));
            case CertificateRevoked e -> becomes(e.certificateId(), certificate -> certificate.with(Status.OVER));
            case CertificateExpired e -> becomes(e.certificateId(), certificate -> certificate.with(Status.EXPIRED));
            case RecertificationDue e -> becomes(e.certificateId(), Certificate::fallenDue);
            case RecertificationCompleted e ->
                becomes(e.certificateId(), certificate -> certificate.renewed(e.renewedBy()));
        }
    }

    private void becomes(UUID certificateId, UnaryOperator<Certificate> change) {
        certificates.computeIfPresent(certificateId, (id, certificate) -> change.apply(certificate));
    }
}
