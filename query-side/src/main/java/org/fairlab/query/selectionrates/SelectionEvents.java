package org.fairlab.query.selectionrates;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.selectionrates.SelectionRates.Selection;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the selection rate of a cycle? By no group, since that would tell whose answers are what. */
@RestController
class SelectionEvents implements ReadModel {

    private final SelectionRates rates;
    private final Recounts recounts;

    SelectionEvents(SelectionRates rates, Recounts recounts) {
        this.rates = rates;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return SelectionRates.NAME;
    }

    /** A cycle, recounted from the log, and the events that make its rate; nobody having applied is an empty list. */
    @GetMapping("/api/selection-rates/{cycleId}/events")
    @Example("""
            {"upTo": 4711, "figure": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "fund": "Phlebotomy pathways", "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2",
                "cycle": "Spring 2030", "group": null, "pool": 2, "selected": 1, "rate": "1/2", "withdrawn": 0}],
              "recomputed": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "fund": "Phlebotomy pathways", "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2",
                "cycle": "Spring 2030", "group": null, "pool": 2, "selected": 1, "rate": "1/2", "withdrawn": 0}],
              "agree": true, "events": 5, "items": [{"position": 12, "type": "CycleOpened", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "recordedAt": "2030-01-15T12:00:00Z", "actor": "officer-1", "sentence": "opened cycle 6c8213e8",
                "address": "/api/audit/events/12"}], "next": "MTI"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<List<Selection>> events(
            @PathVariable UUID cycleId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                SelectionRates.NAME,
                asOf,
                () -> rates.rates(null, cycleId, null, asOf, Answers.AT_CLOSE, null, 1)
                        .items(),
                new Pool(cycleId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Goes through the applications of one cycle one by one. */
    private static final class Pool implements Recount<List<Selection>> {

        private final UUID cycleId;
        private final LocalDate limit;
        private final Map<UUID, RecordedEvent> funds = new HashMap<>();
        private final Set<UUID> applied = new HashSet<>();
        private final Set<UUID> withdrawn = new HashSet<>();
        private final Set<UUID> offered = new HashSet<>();
        private final Set<Long> positions = new TreeSet<>();
        private @Nullable CycleOpened cycle;

        Pool(UUID cycleId, LocalDate limit) {
            this.cycleId = cycleId;
            this.limit = limit;
        }

        @Override
        public void take(RecordedEvent recorded) {
            boolean counts = !recorded.event().effectiveOn().isAfter(limit);
            switch (recorded.event()) {
                case FundEstablished e -> funds.put(e.fundId(), recorded);
                case CycleOpened e
                when e.cycleId().equals(cycleId) -> {
                    cycle = e;
                    positions.add(recorded.position());
                }
                case ApplicationSubmitted e
                when counts && e.cycleId().equals(cycleId) -> counts(recorded, e.applicationId(), applied);
                case ApplicationWithdrawn e
                when counts && applied.contains(e.applicationId()) -> counts(recorded, e.applicationId(), withdrawn);
                case AwardOffered e
                when counts && applied.contains(e.applicationId()) -> counts(recorded, e.applicationId(), offered);
                default -> {}
            }
        }

        private void counts(RecordedEvent recorded, UUID applicationId, Set<UUID> among) {
            among.add(applicationId);
            positions.add(recorded.position());
        }

        @Override
        public List<Selection> figure() {
            RecordedEvent established = established();
            if (cycle == null || established == null || applied.isEmpty()) {
                return List.of();
            }
            long out = withdrawn.stream().filter(one -> !offered.contains(one)).count();
            long pool = applied.size() - out;
            return List.of(new Selection(
                    cycle.fundId(),
                    ((FundEstablished) established.event()).name(),
                    cycleId,
                    cycle.name(),
                    null,
                    pool,
                    offered.size(),
                    pool == 0 ? null : offered.size() + "/" + pool,
                    out));
        }

        @Override
        public Set<Long> positions() {
            Set<Long> all = new TreeSet<>(positions);
            RecordedEvent established = established();
            if (established != null) {
                all.add(established.position());
            }
            return all;
        }

        private @Nullable RecordedEvent established() {
            return cycle == null ? null : funds.get(cycle.fundId());
        }
    }
}
