package org.fairlab.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.training.TrainingExample.*;

import org.fairlab.command.Deadline;
import org.fairlab.command.training.EnrolmentCommand.*;
import org.fairlab.events.TrainingEvent.CertificateIssued;
import org.junit.jupiter.api.Test;

class TrainingDeadlinesTest {

    private final TrainingDeadlines deadlines = new TrainingDeadlines();

    @Test
    void a_certificate_has_a_day_of_recertification_and_a_day_of_expiry() {
        assertThat(deadlines.after(ISSUED))
                .containsExactly(
                        new Deadline(new RequireRecertification(ENROLMENT, CERTIFICATE), DUE_ON),
                        new Deadline(new ExpireCertificate(ENROLMENT, CERTIFICATE), EXPIRES_ON));
    }

    @Test
    void a_certificate_for_good_has_no_deadlines() {
        assertThat(deadlines.after(new CertificateIssued(ENROLMENT, CERTIFICATE, null, null, TODAY)))
                .isEmpty();
    }

    @Test
    void a_completion_alone_has_no_deadlines() {
        assertThat(deadlines.after(COMPLETED)).isEmpty();
    }
}
