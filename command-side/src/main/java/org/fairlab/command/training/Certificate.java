package org.fairlab.command.training;

import static org.fairlab.command.training.TrainingRules.*;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.command.Rejected;
import org.fairlab.command.Rule;
import org.fairlab.events.TrainingEvent.CertificateIssued;
import org.jspecify.annotations.Nullable;

/**
 * One certificate of a completion.
 *
 * @param dueOn day on which recertification falls due, null if it never does
 * @param expiresOn first day on which it is no longer valid, null if it never expires
 * @param due whether recertification has fallen due
 * @param renewedBy the enrolment that renewed it, if any
 */
record Certificate(
        Status status,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate expiresOn,
        boolean due,
        @Nullable UUID renewedBy) {

    enum Status {
        ISSUED,
        EXPIRED,
        /** Revoked, or its completion was voided. */
        OVER
    }

    static Certificate issued(CertificateIssued event) {
        return new Certificate(
                Status.ISSUED, event.effectiveOn(), event.recertificationDueOn(), event.expiresOn(), false, null);
    }

    Certificate with(Status next) {
        return new Certificate(next, issuedOn, dueOn, expiresOn, due, renewedBy);
    }

    Certificate fallenDue() {
        return new Certificate(status, issuedOn, dueOn, expiresOn, true, renewedBy);
    }

    Certificate renewed(UUID by) {
        return new Certificate(status, issuedOn, dueOn, expiresOn, due, by);
    }

    /** Whether it says on a day that its holder is trained. */
    boolean isValidOn(LocalDate day) {
        return status == Status.ISSUED && (expiresOn == null || day.isBefore(expiresOn));
    }

    /** Whether there can be no other of the same completion. */
    boolean counts() {
        return status != Status.OVER;
    }

    void mayBeRevoked(LocalDate today) {
        REVOKED.brokenIf(!counts());
        EXPIRED.brokenIf(!isValidOn(today));
    }

    /** The day of its expiry, refused before that day has come. */
    LocalDate expires(LocalDate today) {
        REVOKED.brokenIf(!counts());
        EXPIRED.brokenIf(status == Status.EXPIRED);
        return reached(expiresOn, today, NOT_EXPIRED);
    }

    /** The day of its recertification, refused before that day has come. */
    LocalDate fallsDue(LocalDate today) {
        REVOKED.brokenIf(!counts());
        RECERTIFIED.brokenIf(renewedBy != null);
        NOT_DUE.brokenIf(due);
        return reached(dueOn, today, NOT_DUE);
    }

    private static LocalDate reached(@Nullable LocalDate day, LocalDate today, Rule rule) {
        if (day == null || today.isBefore(day)) {
            throw new Rejected(rule);
        }
        return day;
    }
}
