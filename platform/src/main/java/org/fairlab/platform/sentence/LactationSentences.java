package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import org.fairlab.events.AccommodationEvent;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.ParentEvent;
import org.fairlab.events.ParentEvent.*;
import org.fairlab.events.ReferralEvent;
import org.fairlab.events.ReferralEvent.*;

/** What events of lactation support say. */
final class LactationSentences {

    private LactationSentences() {}

    static String of(LactationEvent event) {
        return switch (event) {
            case SpaceEvent e -> ofSpace(e);
            case PathwayEvent e -> ofPathway(e);
            case PolicyEvent e -> ofPolicy(e);
            case ParentEvent e -> ofParent(e);
            case ReferralEvent e -> ofReferral(e);
            case AccommodationEvent e -> ofAccommodation(e);
        };
    }

    private static String ofPathway(PathwayEvent event) {
        String pathway = the("referral pathway", event.pathwayId());
        return switch (event) {
            case ReferralPathwayAgreed e ->
                "agreed " + pathway + " of " + e.site() + " with " + the("partnership", e.partnershipId()) + " ("
                        + words(e.kind()) + ")";
            case ReferralPathwayEnded _ -> "ended " + pathway;
        };
    }

    private static String ofPolicy(PolicyEvent event) {
        String policy = the("lactation policy", event.policyId());
        return switch (event) {
            case LactationPolicyPublished e ->
                "published version " + e.version() + " of " + policy + " of " + e.site()
                        + ", by which a patient's break" + " lasts at least " + count(e.patientMinutes(), "minute");
            case RightsNoticeIssued e ->
                "issued " + the("rights notice", e.noticeId()) + " under version " + e.policyVersion() + " of " + policy
                        + (e.jurisdiction() == null ? "" : " and the law of " + e.jurisdiction())
                        + " in " + e.language() + (e.place() == null ? "" : ", at " + e.place())
                        + (e.parentId() == null ? "" : ", to " + the("parent", e.parentId()));
        };
    }

    private static String ofParent(ParentEvent event) {
        String parent = the("parent", event.parentId());
        return switch (event) {
            case ParentRegistered _ -> "registered " + parent + ", details sealed";
            case ParentDetailsChanged _ -> "changed the sealed details of " + parent;
            case ParentHoldPlaced e -> "placed " + the("legal hold", e.holdId()) + " on " + parent;
            case ParentHoldLifted e -> "lifted " + the("legal hold", e.holdId()) + " from " + parent;
            case ParentErased _ -> "erased " + parent + ": what was sealed cannot be read again";
        };
    }

    private static String ofReferral(ReferralEvent event) {
        String referral = the("referral", event.referralId());
        return switch (event) {
            case ReferralConsentRecorded e ->
                "recorded the consent of " + the("parent", e.parentId()) + " to " + referral + " along "
                        + the("referral pathway", e.pathwayId()) + ", text version " + e.textVersion()
                        + ", what is shared sealed";
            case ReferralConsentWithdrawn _ -> "recorded that the consent to " + referral + " was withdrawn";
            case ReferralCreated _ -> "created " + referral;
            case ReferralAccepted _ -> "recorded that " + referral + " was accepted";
            case ReferralDeclined e -> "recorded that " + referral + " was declined: " + words(e.ground());
            case ReferralScheduled e -> "scheduled a visit for " + referral + " on " + e.visitOn();
            case ReferralAttended _ -> "recorded that the visit of " + referral + " was attended";
            case ReferralMissed _ -> "recorded that the visit of " + referral + " was missed";
            case ReferralCancelled e -> "cancelled " + referral + ": " + words(e.ground());
            case ReferralClosed e -> "closed " + referral + ": " + words(e.outcome());
        };
    }

    private static String ofSpace(SpaceEvent event) {
        String space = the("lactation space", event.spaceId());
        return switch (event) {
            case SpaceRegistered e ->
                "registered " + space + " “" + e.name() + "” at " + e.site() + ", by the clock of " + e.timeZone();
            case SpaceInspected e ->
                "inspected " + space + ", which "
                        + (e.criteria().areMet() ? "meets every criterion" : "does not meet every criterion");
            case SpaceCertified e -> "certified " + space + " on " + the("inspection", e.inspectionId());
            case SpaceDecertified _ -> "decertified " + space;
            case SpaceRetired _ -> "retired " + space;
            case SpaceBooked e ->
                "booked " + space + " (" + the("booking", e.bookingId()) + ") for "
                        + e.slot().startsAt() + " " + e.slot().timeZone() + ", "
                        + count(e.slot().minutes(), "minute");
            case BookingReleased e -> "released " + the("booking", e.bookingId()) + " of " + space;
        };
    }

    private static String ofAccommodation(AccommodationEvent event) {
        String accommodation = the("break accommodation", event.accommodationId());
        return switch (event) {
            case BreakAccommodationRequested e ->
                "requested " + accommodation + " for " + the("parent", e.parentId()) + " (" + words(e.beneficiary())
                        + ") at " + e.site() + " by the rule of "
                        + e.entitlement().rule() + ", version "
                        + e.entitlement().version() + (e.wishes() == null ? "" : ", wishes sealed");
            case BreakAccommodationGranted e -> "granted " + accommodation + ": " + breaks(e.breaks());
            case BreakAccommodationModified e ->
                "modified " + accommodation + ": " + breaks(e.breaks())
                        + (e.legalBasis() == null ? "" : ", denying the rest on " + basis(e.legalBasis()));
            case BreakDenialProposed e ->
                "proposed to deny " + accommodation + " on " + basis(e.legalBasis())
                        + (e.remaining() == null ? "" : " but for " + breaks(e.remaining()));
            case BreakAccommodationDenied e ->
                "denied " + accommodation + " on " + basis(e.legalBasis()) + ", as proposed by " + e.proposedBy();
            case BreakAccommodationEnded e -> "ended " + accommodation + ": " + words(e.ending());
            case BreakTaken e -> "recorded " + the("break", e.breakId()) + " under " + accommodation;
        };
    }

    private static String breaks(Breaks breaks) {
        return count(breaks.minutes(), "minute") + " each, " + (breaks.paid() ? "paid" : "unpaid") + ", about "
                + count(breaks.timesExpected(), "time") + " a day";
    }

    private static String basis(LegalBasis basis) {
        return words(basis.ground()) + " (" + basis.citation() + ")";
    }
}
