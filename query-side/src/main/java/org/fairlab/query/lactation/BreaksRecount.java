package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.AccommodationEvent;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.query.projection.RecordedEvent;

/** Follows the requests for breaks at one site. */
final class BreaksRecount {

    private final String site;
    private final LocalDate limit;
    private final Map<UUID, List<RecordedEvent>> requests = new HashMap<>();

    BreaksRecount(String site, LocalDate limit) {
        this.site = site;
        this.limit = limit;
    }

    void take(RecordedEvent recorded) {
        if (!(recorded.event() instanceof AccommodationEvent event)
                || event.effectiveOn().isAfter(limit)) {
            return;
        }
        if (event instanceof BreakAccommodationRequested request) {
            if (request.site().equals(site)) {
                requests.put(request.accommodationId(), new ArrayList<>(List.of(recorded)));
            }
        } else if (requests.containsKey(event.accommodationId())) {
            requests.get(event.accommodationId()).add(recorded);
        }
    }

    Counted requested() {
        return with(BreakAccommodationRequested.class);
    }

    Counted granted() {
        return with(BreakAccommodationGranted.class);
    }

    Counted modified() {
        return with(BreakAccommodationModified.class);
    }

    Counted denied() {
        return with(BreakAccommodationDenied.class);
    }

    /** The requests to which this happened, each once. */
    private Counted with(Class<? extends AccommodationEvent> type) {
        return Counted.of(requests.values().stream()
                .map(events -> events.stream()
                        .filter(one -> type.isInstance(one.event()))
                        .toList())
                .filter(those -> !those.isEmpty()));
    }
}
