package org.fairlab.command.training;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.training.TrainingExample.*;
import static org.fairlab.command.training.TrainingRules.CERTIFICATE_VALID;
import static org.fairlab.command.training.TrainingRules.CERTIFIED;
import static org.fairlab.command.training.TrainingRules.DATED_TOO_EARLY;
import static org.fairlab.command.training.TrainingRules.EXPIRED;
import static org.fairlab.command.training.TrainingRules.NOT_COMPLETED;
import static org.fairlab.command.training.TrainingRules.NOT_DUE;
import static org.fairlab.command.training.TrainingRules.NOT_EXPIRED;
import static org.fairlab.command.training.TrainingRules.NO_RENEWAL;
import static org.fairlab.command.training.TrainingRules.NO_SUCH_CERTIFICATE;
import static org.fairlab.command.training.TrainingRules.OWN_TRAINING;
import static org.fairlab.command.training.TrainingRules.RECERTIFIED;
import static org.fairlab.command.training.TrainingRules.VALIDITY_OVER;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.training.EnrolmentCommand.*;
import org.fairlab.events.TrainingEvent.*;
import org.junit.jupiter.api.Test;

class CertificateTest {

    private static final UUID OTHER = UUID.randomUUID();
    private static final LocalDate RENEWED_ON = COMPLETED_ON.plusMonths(11);
    private static final CertificateExpired EXPIRY = new CertificateExpired(ENROLMENT, CERTIFICATE, EXPIRES_ON);
    private static final RecertificationDue DUE = new RecertificationDue(ENROLMENT, CERTIFICATE, DUE_ON);
    private static final RecertificationCompleted RENEWAL =
            new RecertificationCompleted(ENROLMENT, CERTIFICATE, OTHER, RENEWED_ON);

    private final Scenario<Enrolment> enrolment = enrolment();

    @Test
    void validity_counts_from_the_completion_and_recertification_falls_due_ahead_of_its_end() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(issue(CERTIFICATE))
                .then(new CertificateIssued(
                        ENROLMENT, CERTIFICATE, LocalDate.of(2030, 11, 11), LocalDate.of(2031, 1, 10), TODAY));
    }

    @Test
    void a_certificate_without_validity_is_for_good() {
        enrolment
                .given(new LearnerEnrolled(ENROLMENT, OFFERING, COURSE, 1, LEARNER, ENROLLED_ON), COMPLETED)
                .when(issue(CERTIFICATE))
                .then(new CertificateIssued(ENROLMENT, CERTIFICATE, null, null, TODAY));
    }

    @Test
    void only_a_completion_is_certified() {
        enrolment.given(ENROLLED).when(issue(CERTIFICATE)).thenRefused(NOT_COMPLETED);
    }

    @Test
    void a_voided_completion_is_not_certified() {
        enrolment.given(ENROLLED, COMPLETED, VOIDED).when(issue(CERTIFICATE)).thenRefused(NOT_COMPLETED);
    }

    @Test
    void nobody_issues_their_own_certificate() {
        enrolment
                .by(LEARNER)
                .given(ENROLLED, COMPLETED)
                .when(issue(CERTIFICATE))
                .thenRefused(OWN_TRAINING);
    }

    @Test
    void a_completion_has_one_certificate() {
        enrolment.given(ENROLLED, COMPLETED, ISSUED).when(issue(OTHER)).thenRefused(CERTIFIED);
    }

    @Test
    void an_expired_certificate_is_not_issued_again() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, EXPIRY)
                .when(issue(OTHER))
                .thenRefused(CERTIFIED);
    }

    @Test
    void a_revoked_certificate_can_be_replaced() {
        enrolment
                .given(ENROLLED, COMPLETED, ISSUED, REVOKED)
                .when(issue(OTHER))
                .then(new CertificateIssued(ENROLMENT, OTHER, DUE_ON, EXPIRES_ON, TODAY));
    }

    @Test
    void a_revoked_certificate_is_not_replaced_under_its_own_id() {
        enrolment
                .given(ENROLLED, COMPLETED, ISSUED, REVOKED)
                .when(issue(CERTIFICATE))
                .thenRefused(CERTIFIED);
    }

    @Test
    void a_later_completion_of_the_same_enrolment_is_certified_anew() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, EXPIRY, VOIDED, new TrainingCompleted(ENROLMENT, EXPIRES_ON))
                .when(issue(OTHER))
                .then(new CertificateIssued(
                        ENROLMENT, OTHER, EXPIRES_ON.plusYears(1).minusDays(60), EXPIRES_ON.plusYears(1), EXPIRES_ON));
    }

    @Test
    void no_certificate_is_issued_once_the_validity_is_over() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED)
                .when(issue(CERTIFICATE))
                .thenRefused(VALIDITY_OVER);
    }

    @Test
    void a_certificate_is_not_dated_before_the_completion() {
        enrolment
                .given(ENROLLED, COMPLETED)
                .when(new IssueCertificate(ENROLMENT, CERTIFICATE, COMPLETED_ON.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void a_completion_is_not_voided_while_its_certificate_is_valid() {
        enrolment.given(ENROLLED, COMPLETED, ISSUED).when(voiding()).thenRefused(CERTIFICATE_VALID);
    }

    @Test
    void a_completion_is_voided_once_its_certificate_is_revoked() {
        enrolment.given(ENROLLED, COMPLETED, ISSUED, REVOKED).when(voiding()).then(VOIDED);
    }

    @Test
    void a_completion_can_be_voided_after_its_certificate_expired() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(voiding())
                .then(new CompletionVoided(ENROLMENT, EXPIRES_ON));
    }

    @Test
    void a_valid_certificate_can_be_revoked() {
        enrolment.given(ENROLLED, COMPLETED, ISSUED).when(revoke()).then(REVOKED);
    }

    @Test
    void nobody_revokes_their_own_certificate() {
        enrolment.by(LEARNER).given(ENROLLED, COMPLETED, ISSUED).when(revoke()).thenRefused(OWN_TRAINING);
    }

    @Test
    void only_a_certificate_that_was_issued_is_revoked() {
        enrolment.given(ENROLLED, COMPLETED).when(revoke()).thenRefused(NO_SUCH_CERTIFICATE);
    }

    @Test
    void a_certificate_is_revoked_once() {
        enrolment.given(ENROLLED, COMPLETED, ISSUED, REVOKED).when(revoke()).thenRefused(TrainingRules.REVOKED);
    }

    @Test
    void an_expired_certificate_is_not_revoked() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, EXPIRY)
                .when(revoke())
                .thenRefused(EXPIRED);
    }

    @Test
    void a_certificate_past_its_validity_is_not_revoked_even_before_its_expiry_is_recorded() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(revoke())
                .thenRefused(EXPIRED);
    }

    @Test
    void a_certificate_is_not_revoked_before_it_was_issued() {
        enrolment
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new RevokeCertificate(ENROLMENT, CERTIFICATE, "misprint", TODAY.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void a_certificate_expires_as_of_its_day_however_late_that_is_recorded() {
        enrolment
                .on(EXPIRES_ON.plusDays(3))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new ExpireCertificate(ENROLMENT, CERTIFICATE))
                .then(EXPIRY);
    }

    @Test
    void a_certificate_does_not_expire_before_its_day() {
        enrolment
                .on(EXPIRES_ON.minusDays(1))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new ExpireCertificate(ENROLMENT, CERTIFICATE))
                .thenRefused(NOT_EXPIRED);
    }

    @Test
    void a_certificate_expires_once() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, EXPIRY)
                .when(new ExpireCertificate(ENROLMENT, CERTIFICATE))
                .thenRefused(EXPIRED);
    }

    @Test
    void a_revoked_certificate_does_not_expire() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, REVOKED)
                .when(new ExpireCertificate(ENROLMENT, CERTIFICATE))
                .thenRefused(TrainingRules.REVOKED);
    }

    @Test
    void recertification_falls_due_ahead_of_expiry() {
        enrolment
                .on(DUE_ON)
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new RequireRecertification(ENROLMENT, CERTIFICATE))
                .then(DUE);
    }

    @Test
    void recertification_does_not_fall_due_before_its_day() {
        enrolment
                .on(DUE_ON.minusDays(1))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new RequireRecertification(ENROLMENT, CERTIFICATE))
                .thenRefused(NOT_DUE);
    }

    @Test
    void recertification_falls_due_once() {
        enrolment
                .on(DUE_ON)
                .given(ENROLLED, COMPLETED, ISSUED, DUE)
                .when(new RequireRecertification(ENROLMENT, CERTIFICATE))
                .thenRefused(NOT_DUE);
    }

    @Test
    void recertification_of_a_revoked_certificate_does_not_fall_due() {
        enrolment
                .on(DUE_ON)
                .given(ENROLLED, COMPLETED, ISSUED, REVOKED)
                .when(new RequireRecertification(ENROLMENT, CERTIFICATE))
                .thenRefused(TrainingRules.REVOKED);
    }

    @Test
    void recertification_does_not_fall_due_once_it_is_completed() {
        enrolment
                .on(EXPIRES_ON)
                .given(ENROLLED, COMPLETED, ISSUED, RENEWAL)
                .when(new RequireRecertification(ENROLMENT, CERTIFICATE))
                .thenRefused(RECERTIFIED);
    }

    @Test
    void a_later_completion_of_the_same_course_renews_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED, DUE)
                .when(recertify())
                .then(RENEWAL);
    }

    @Test
    void an_expired_certificate_can_still_be_renewed() {
        enrolment
                .on(EXPIRES_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(EXPIRES_ON))
                .given(ENROLLED, COMPLETED, ISSUED, EXPIRY)
                .when(recertify())
                .then(new RecertificationCompleted(ENROLMENT, CERTIFICATE, OTHER, EXPIRES_ON));
    }

    @Test
    void a_revoked_certificate_is_not_renewed() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED, REVOKED)
                .when(recertify())
                .thenRefused(TrainingRules.REVOKED);
    }

    @Test
    void another_course_does_not_renew_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(UUID.randomUUID(), LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(NO_RENEWAL);
    }

    @Test
    void another_participant_does_not_renew_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, UUID.randomUUID()), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(NO_RENEWAL);
    }

    @Test
    void an_enrolment_that_is_not_completed_does_not_renew_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(NO_RENEWAL);
    }

    @Test
    void a_completion_that_is_not_later_does_not_renew_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(COMPLETED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(NO_RENEWAL);
    }

    @Test
    void a_recertification_is_not_dated_before_the_completion_that_renews() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(new CompleteRecertification(ENROLMENT, CERTIFICATE, OTHER, RENEWED_ON.minusDays(1)))
                .thenRefused(DATED_TOO_EARLY);
    }

    @Test
    void an_unknown_enrolment_does_not_renew_a_certificate() {
        enrolment
                .on(RENEWED_ON)
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_certificate_is_renewed_once() {
        enrolment
                .on(RENEWED_ON)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED, RENEWAL)
                .when(recertify())
                .thenRefused(RECERTIFIED);
    }

    @Test
    void a_certificate_is_renewed_again_when_the_renewing_completion_was_voided() {
        UUID voided = UUID.randomUUID();
        enrolment
                .on(RENEWED_ON)
                .knowing(
                        voided,
                        enrolled(COURSE, LEARNER),
                        completed(RENEWED_ON),
                        new CompletionVoided(voided, RENEWED_ON))
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .given(new RecertificationCompleted(ENROLMENT, CERTIFICATE, voided, RENEWED_ON))
                .when(recertify())
                .then(RENEWAL);
    }

    @Test
    void nobody_recertifies_themselves() {
        enrolment
                .on(RENEWED_ON)
                .by(LEARNER)
                .knowing(OTHER, enrolled(COURSE, LEARNER), completed(RENEWED_ON))
                .given(ENROLLED, COMPLETED, ISSUED)
                .when(recertify())
                .thenRefused(OWN_TRAINING);
    }

    private static IssueCertificate issue(UUID certificate) {
        return new IssueCertificate(ENROLMENT, certificate, null);
    }

    private static RevokeCertificate revoke() {
        return new RevokeCertificate(ENROLMENT, CERTIFICATE, "misprint", null);
    }

    private static VoidCompletion voiding() {
        return new VoidCompletion(ENROLMENT, "scored in error", null);
    }

    private static CompleteRecertification recertify() {
        return new CompleteRecertification(ENROLMENT, CERTIFICATE, OTHER, null);
    }

    private static LearnerEnrolled enrolled(UUID course, UUID learner) {
        return new LearnerEnrolled(OTHER, UUID.randomUUID(), course, 2, learner, ENROLLED_ON);
    }

    private static TrainingCompleted completed(LocalDate on) {
        return new TrainingCompleted(OTHER, on);
    }
}
