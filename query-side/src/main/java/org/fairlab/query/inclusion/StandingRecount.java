package org.fairlab.query.inclusion;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.inclusion.InclusionEndpoint.Standing;
import org.fairlab.query.inclusion.InclusionEndpoint.What;
import org.fairlab.query.projection.RecordedEvent;

/** Follows each barrier, or initiative, or policy, up to a day. */
final class StandingRecount implements Recount<Standing> {

    private final What what;
    private final LocalDate on;
    private final Map<UUID, RecordedEvent> begun = new HashMap<>();
    private final Map<UUID, Review> reviews = new HashMap<>();
    private final Map<UUID, RecordedEvent> ended = new HashMap<>();

    /** The date of review that holds, with the event that set it. */
    private record Review(RecordedEvent setBy, LocalDate reviewOn) {

        Review unlessSetBefore(Review later) {
            LocalDate on = setBy.event().effectiveOn();
            return later.setBy.event().effectiveOn().isBefore(on) ? this : later;
        }
    }

    StandingRecount(What what, LocalDate on) {
        this.what = what;
        this.on = on;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (recorded.event().effectiveOn().isAfter(on)) {
            return;
        }
        switch (recorded.event()) {
            case BarrierIdentified e -> begins(What.BARRIER, e.barrierId(), recorded, e.reviewOn());
            case BarrierReviewed e -> set(e.barrierId(), recorded, e.reviewOn());
            case BarrierResolved e -> ended.put(e.barrierId(), recorded);
            case InitiativeStarted e -> begins(What.INITIATIVE, e.initiativeId(), recorded, e.reviewOn());
            case InitiativeReviewed e -> set(e.initiativeId(), recorded, e.reviewOn());
            case InitiativeConcluded e -> ended.put(e.initiativeId(), recorded);
            case PolicyAdopted e -> begins(What.POLICY, e.policyId(), recorded, e.reviewOn());
            case PolicyReviewed e -> set(e.policyId(), recorded, e.reviewOn());
            case PolicyRetired e -> ended.put(e.policyId(), recorded);
            default -> {}
        }
    }

    private void begins(What kind, UUID id, RecordedEvent recorded, LocalDate reviewOn) {
        if (kind == what) {
            begun.put(id, recorded);
            set(id, recorded, reviewOn);
        }
    }

    private void set(UUID id, RecordedEvent recorded, LocalDate reviewOn) {
        reviews.merge(id, new Review(recorded, reviewOn), Review::unlessSetBefore);
    }

    private List<UUID> standing() {
        return begun.keySet().stream().filter(id -> !ended.containsKey(id)).toList();
    }

    private Review review(UUID id) {
        return Objects.requireNonNull(reviews.get(id));
    }

    @Override
    public Standing figure() {
        List<UUID> standing = standing();
        return new Standing(
                what,
                begun.size(),
                standing.size(),
                standing.stream()
                        .filter(id -> review(id).reviewOn().isBefore(on))
                        .count());
    }

    @Override
    public Set<Long> positions() {
        return Stream.of(
                        begun.values().stream(),
                        standing().stream().map(id -> review(id).setBy()),
                        ended.entrySet().stream()
                                .filter(one -> begun.containsKey(one.getKey()))
                                .map(Map.Entry::getValue))
                .flatMap(events -> events)
                .map(RecordedEvent::position)
                .collect(Collectors.toSet());
    }
}
