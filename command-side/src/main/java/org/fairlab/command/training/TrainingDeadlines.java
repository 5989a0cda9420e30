package org.fairlab.command.training;

import java.util.List;
import org.fairlab.command.Deadline;
import org.fairlab.command.training.EnrolmentCommand.ExpireCertificate;
import org.fairlab.command.training.EnrolmentCommand.RequireRecertification;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.CertificateIssued;
import org.springframework.stereotype.Component;

/** A certificate that is not for good has its day of recertification and its day of expiry. */
@Component
final class TrainingDeadlines implements Deadline.Policy {

    @Override
    public List<Deadline> after(Event event) {
        return event instanceof CertificateIssued e && e.recertificationDueOn() != null && e.expiresOn() != null
                ? List.of(
                        new Deadline(
                                new RequireRecertification(e.enrolmentId(), e.certificateId()),
                                e.recertificationDueOn()),
                        new Deadline(new ExpireCertificate(e.enrolmentId(), e.certificateId()), e.expiresOn()))
                : List.of();
    }
}
