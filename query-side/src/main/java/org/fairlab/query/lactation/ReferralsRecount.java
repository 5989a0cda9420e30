package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairlab.events.LactationEvent.ReferralPathwayAgreed;
import org.fairlab.events.ReferralEvent;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Follows the referrals along the pathways of one site. */
final class ReferralsRecount {

    private final String site;
    private final LocalDate limit;
    private final Map<UUID, RecordedEvent> pathways = new HashMap<>();
    private final Map<UUID, Referral> referrals = new HashMap<>();

    /** One referral, by what has come of it. */
    private static final class Referral {

        private final RecordedEvent pathway;
        private final RecordedEvent consent;
        private @Nullable RecordedEvent created;
        private @Nullable RecordedEvent visit;
        private @Nullable RecordedEvent closure;

        private Referral(RecordedEvent pathway, RecordedEvent consent) {
            this.pathway = pathway;
            this.consent = consent;
        }

        private LocalDate createdOn() {
            return Objects.requireNonNull(created).event().effectiveOn();
        }
    }

    ReferralsRecount(String site, LocalDate limit) {
        this.site = site;
        this.limit = limit;
    }

    void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ReferralPathwayAgreed e -> {
                if (e.site().equals(site)) {
                    pathways.put(e.pathwayId(), recorded);
                }
            }
            case ReferralConsentRecorded e -> {
                RecordedEvent pathway = pathways.get(e.pathwayId());
                if (pathway != null) {
                    referrals.put(e.referralId(), new Referral(pathway, recorded));
                }
            }
            case ReferralEvent e -> {
                Referral referral = referrals.get(e.referralId());
                if (referral != null && !e.effectiveOn().isAfter(limit)) {
                    happened(e, recorded, referral);
                }
            }
            default -> {}
        }
    }

    private static void happened(ReferralEvent event, RecordedEvent recorded, Referral referral) {
        switch (event) {
            case ReferralCreated _ -> referral.created = recorded;
            case ReferralAttended _ -> referral.visit = recorded;
            case ReferralClosed _ -> referral.closure = recorded;
            case ReferralConsentRecorded _, ReferralConsentWithdrawn _, ReferralAccepted _, ReferralDeclined _ -> {}
            case ReferralScheduled _, ReferralMissed _, ReferralCancelled _ -> {}
        }
    }

    private Stream<Referral> made() {
        return referrals.values().stream().filter(referral -> referral.created != null);
    }

    Counted referred() {
        return Counted.of(made().map(referral ->
                List.of(referral.pathway, referral.consent, Objects.requireNonNull(referral.created))));
    }

    Counted visited() {
        return reached(referral -> referral.visit);
    }

    Counted closed() {
        return reached(referral -> referral.closure);
    }

    private Counted reached(Function<Referral, @Nullable RecordedEvent> what) {
        return Counted.of(made().map(what).filter(Objects::nonNull).map(List::of));
    }

    /** The middle one, the earlier of the two if there are two, null if nobody came. */
    @Nullable
    Integer medianDaysToVisit() {
        List<Integer> days = made().flatMap(referral -> referral.visit == null
                        ? Stream.empty()
                        : Stream.of((int) ChronoUnit.DAYS.between(
                                referral.createdOn(), referral.visit.event().effectiveOn())))
                .sorted()
                .toList();
        return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
    }
}
