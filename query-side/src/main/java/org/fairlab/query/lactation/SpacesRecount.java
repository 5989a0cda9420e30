package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

        private List<RecordedEvent> events() {
            return Stream.of(registered, decided, isCertified() ? inspected : null)
                    .filter(Objects::nonNull)
                    .toList();
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

    Counted certified() {
        return counted(Space::isCertified);
    }

    private Counted counted(Predicate<Space> which) {
        return Counted.of(spaces.values().stream().filter(which).map(Space::events));
    }

    @Override
    public Site figure() {
        return new Site(
                site,
                spaces.size(),
                certified().number(),
                counted(space -> space.isCertified() && space.hasSink()).number());
    }

    @Override
    public Set<Long> positions() {
        return counted(space -> true).events();
    }
}
