package org.fairlab.query.inclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.inclusion.ConsultationEndpoint.Followed;
import org.fairlab.query.projection.RecordedEvent;

/** Counts consultations, and follows each change of a course. */
final class CurriculumRecount implements Recount<Followed> {

    private final LocalDate limit;
    private final List<RecordedEvent> consultations = new ArrayList<>();
    private final Map<UUID, RecordedEvent> requested = new HashMap<>();
    private final Map<UUID, RecordedEvent> made = new HashMap<>();

    CurriculumRecount(LocalDate limit) {
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (recorded.event().effectiveOn().isAfter(limit)) {
            return;
        }
        switch (recorded.event()) {
            case CommunityConsulted _ -> consultations.add(recorded);
            case CurriculumChangeRequested e -> requested.put(e.changeId(), recorded);
            case CurriculumChangeMade e -> made.put(e.changeId(), recorded);
            default -> {}
        }
    }

    private List<RecordedEvent> madeOfRequested() {
        return made.entrySet().stream()
                .filter(one -> requested.containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Followed figure() {
        return new Followed(
                consultations.size(), requested.size(), madeOfRequested().size());
    }

    @Override
    public Set<Long> positions() {
        return Stream.of(consultations, requested.values(), madeOfRequested())
                .flatMap(events -> events.stream())
                .map(RecordedEvent::position)
                .collect(Collectors.toSet());
    }
}
