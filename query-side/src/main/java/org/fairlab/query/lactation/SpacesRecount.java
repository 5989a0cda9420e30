package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.lactation.LactationAccess.Site;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Keeps the list of the spaces of one site. */
final class SpacesRecount implements Recount<Site> {

    private final String site;
    private final LocalDate limit;
    private final Map<UUID, Space> spaces = new HashMap<>();

    /** A space that is not retired, by the last event of each kind. */
    private static final class Space {

        private final RecordedEvent registered;
        private @Nullable RecordedEvent inspected;
        private @Nullable RecordedEvent decided;

        private Space(RecordedEvent registered) {
            this.registered = registered;
        }

        private boolean isCertified() {
            return decided != null && decided.event() instanceof SpaceCertified;
        }

        private boolean hasSink() {
            return inspected != null
                    && inspected.event() instanceof SpaceInspected inspection
                    && inspection.amenities().sinkNearby();
        }

        private Set<Long> events() {
            Set<Long> events = new HashSet<>(Set.of(registered.position()));
            if (decided != null) {
                events.add(decided.position());
            }
            if (inspected != null && isCertified()) {
                events.add(inspected.position());
            }
            return events;
        }
    }

    SpacesRecount(String site, LocalDate limit) {
        this.site = site;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (recorded.event() instanceof SpaceEvent event && !event.effectiveOn().isAfter(limit)) {
            switch (event) {
                case SpaceRegistered e -> {
                    if (e.site().equals(site)) {
                        spaces.put(e.spaceId(), new Space(recorded));
                    }
                }
                case SpaceRetired e -> spaces.remove(e.spaceId());
                default -> {
                    Space space = spaces.get(event.spaceId());
                    if (space != null) {
                        happened(event, recorded, space);
                    }
                }
            }
        }
    }

    private static void happened(SpaceEvent event, RecordedEvent recorded, Space space) {
        switch (event) {
            case SpaceInspected _ -> space.inspected = recorded;
            case SpaceCertified _, SpaceDecertified _ -> space.decided = recorded;
            case SpaceRegistered _, SpaceRetired _, SpaceBooked _, BookingReleased _ -> {}
        }
    }

    @Override
    public Site figure() {
        List<Space> certified =
                spaces.values().stream().filter(Space::isCertified).toList();
        return new Site(
                site,
                spaces.size(),
                certified.size(),
                certified.stream().filter(Space::hasSink).count());
    }

    @Override
    public Set<Long> positions() {
        return spaces.values().stream()
                .flatMap(space -> space.events().stream())
                .collect(Collectors.toSet());
    }
}
