package org.fairlab.query.lactation;

import org.fairlab.events.AccommodationEvent;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.LactationEvent.CareEvent;
import org.fairlab.events.ParentEvent;
import org.fairlab.events.ParentEvent.*;
import org.fairlab.events.ReferralEvent;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.query.lactation.CaseFile.AccommodationStatus;
import org.fairlab.query.lactation.CaseFile.ReferralStatus;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;

/** What events of single parents write. */
final class Care {

    private Care() {}

    static void on(CareEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case ParentEvent e -> on(e, rows);
            case ReferralEvent e -> on(e, recorded, rows);
            case AccommodationEvent e -> on(e, recorded, rows);
        }
    }

    private static void on(ParentEvent event, Rows rows) {
        switch (event) {
            case ParentRegistered e ->
                rows.write(
                        "insert into parent (parent_id, details, registered_on) values (?, ?, ?)",
                        e.parentId(),
                        e.details().ciphertext(),
                        e.effectiveOn());
            case ParentDetailsChanged e ->
                rows.write(
                        "update parent set details = ? where parent_id = ?",
                        e.details().ciphertext(),
                        e.parentId());
            case ParentHoldPlaced _, ParentHoldLifted _ -> {}
            case ParentErased e -> {
                rows.write(
                        "update parent set details = null, erased_on = ? where parent_id = ?",
                        e.effectiveOn(),
                        e.parentId());
                rows.writeInOrder("update referral set shared = null where parent_id = ?", e.parentId());
                rows.writeInOrder("update accommodation set wishes = null where parent_id = ?", e.parentId());
            }
        }
    }

    private static void on(ReferralEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case ReferralConsentRecorded e ->
                rows.write(
                        "insert into referral (referral_id, parent_id, pathway_id, shared, status, consented_on)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        e.referralId(),
                        e.parentId(),
                        e.pathwayId(),
                        e.shared().ciphertext(),
                        ReferralStatus.CONSENTED.name(),
                        e.effectiveOn());
            case ReferralConsentWithdrawn e ->
                rows.write(
                        "update referral set shared = null, status = case when status in ('DECLINED', 'CANCELLED', 'CLOSED')"
                                + " then status else 'WITHDRAWN' end where referral_id = ?",
                        e.referralId());
            case ReferralCreated e -> reached("created", ReferralStatus.CREATED, e, recorded, rows);
            case ReferralAccepted e -> became(ReferralStatus.ACCEPTED, e, rows);
            case ReferralDeclined e ->
                over(ReferralStatus.DECLINED, e, e.ground().name(), rows);
            case ReferralScheduled e ->
                rows.write(
                        "update referral set status = ?, visit_on = ? where referral_id = ?",
                        ReferralStatus.SCHEDULED.name(),
                        e.visitOn(),
                        e.referralId());
            case ReferralAttended e -> reached("first_visit", ReferralStatus.ATTENDED, e, recorded, rows);
            case ReferralMissed e -> became(ReferralStatus.MISSED, e, rows);
            case ReferralCancelled e ->
                over(ReferralStatus.CANCELLED, e, e.ground().name(), rows);
            case ReferralClosed e -> {
                reached("closed", ReferralStatus.CLOSED, e, recorded, rows);
                rows.write(
                        "update referral set outcome = ? where referral_id = ?",
                        e.outcome().name(),
                        e.referralId());
            }
        }
    }

    private static void became(ReferralStatus status, ReferralEvent event, Rows rows) {
        rows.write("update referral set status = ? where referral_id = ?", status.name(), event.referralId());
    }

    private static void reached(
            String what, ReferralStatus status, ReferralEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update referral set status = ?, " + what + "_on = ?, " + what + "_at = ? where referral_id = ?",
                status.name(),
                event.effectiveOn(),
                recorded.recordedAtUtc(),
                event.referralId());
    }

    private static void over(ReferralStatus status, ReferralEvent event, String ground, Rows rows) {
        rows.write(
                "update referral set status = ?, ground = ? where referral_id = ?",
                status.name(),
                ground,
                event.referralId());
    }

    private static void on(AccommodationEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case BreakAccommodationRequested e -> requested(e, e.entitlement(), e.wishes(), recorded, rows);
            case BreakAccommodationGranted e -> granted("GRANTED", e, e.breaks(), null, recorded, rows);
            case BreakAccommodationModified e -> granted("MODIFIED", e, e.breaks(), e.legalBasis(), recorded, rows);
            case BreakDenialProposed e ->
                rows.write(
                        "update accommodation set denial_id = ?, proposed_by = ? where accommodation_id = ?",
                        e.denialId(),
                        e.by(),
                        e.accommodationId());
            case BreakAccommodationDenied e -> {
                rows.write(
                        "update accommodation set status = 'DENIED', legal_basis = ?, times_expected = null,"
                                + " minutes = null, paid = null, denial_id = null, proposed_by = null"
                                + " where accommodation_id = ?",
                        basis(e.legalBasis()),
                        e.accommodationId());
                decided("DENIED", e, recorded, rows);
            }
            case BreakAccommodationEnded e ->
                rows.write(
                        "update accommodation set status = 'ENDED', ended_on = ?, denial_id = null, proposed_by = null"
                                + " where accommodation_id = ?",
                        e.effectiveOn(),
                        e.accommodationId());
            case BreakTaken e ->
                rows.write(
                        "insert into break_taken values (?, ?, ?)", e.accommodationId(), e.breakId(), e.effectiveOn());
        }
    }

    private static void requested(
            BreakAccommodationRequested event,
            Entitlement entitlement,
            @Nullable Sealed wishes,
            RecordedEvent recorded,
            Rows rows) {
        rows.write(
                "insert into accommodation (accommodation_id, parent_id, beneficiary, site, rule, rule_version, citation,"
                        + " months_after_birth, least_minutes, least_paid, wishes, requested_by, requested_on,"
                        + " requested_at, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.accommodationId(),
                event.parentId(),
                event.beneficiary().name(),
                event.site(),
                entitlement.rule(),
                entitlement.version(),
                entitlement.citation(),
                entitlement.monthsAfterBirth(),
                entitlement.minutes(),
                entitlement.paid(),
                wishes == null ? null : wishes.ciphertext(),
                event.by(),
                event.effectiveOn(),
                recorded.recordedAtUtc(),
                AccommodationStatus.REQUESTED.name());
    }

    private static void granted(
            String decision,
            AccommodationEvent event,
            Breaks breaks,
            @Nullable LegalBasis basis,
            RecordedEvent recorded,
            Rows rows) {
        rows.write(
                "update accommodation set status = 'GRANTED', times_expected = ?, minutes = ?,"
                        + " paid = ?, legal_basis = ?, denial_id = null, proposed_by = null where accommodation_id = ?",
                breaks.timesExpected(),
                breaks.minutes(),
                breaks.paid(),
                basis == null ? null : basis(basis),
                event.accommodationId());
        decided(decision, event, recorded, rows);
    }

    private static void decided(String decision, AccommodationEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into decision values (?, ?, ?, ?, ?)",
                event.accommodationId(),
                recorded.position(),
                decision,
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static String basis(LegalBasis basis) {
        return basis.ground() + ", " + basis.citation();
    }
}
