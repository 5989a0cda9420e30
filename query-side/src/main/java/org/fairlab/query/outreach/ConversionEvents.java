package org.fairlab.query.outreach;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.OutreachEvent.ContactMade;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.fairlab.events.TrainingEvent.LearnerEnrolled;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.outreach.Conversion.By;
import org.fairlab.query.outreach.Conversion.Converted;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make what comes of outreach? */
@RestController
class ConversionEvents implements ReadModel {

    private final Conversion conversion;
    private final Recounts recounts;

    ConversionEvents(Conversion conversion, Recounts recounts) {
        this.conversion = conversion;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Outreach.NAME;
    }

    /** The prospects of one channel, partner or outreach event, recounted from the log, and the events behind them. */
    @GetMapping("/api/outreach/conversion/events")
    @Example("""
            {"upTo": 4720, "figure": {"key": "IN_PERSON", "prospects": 1, "contacted": 1, "applied": 0,
                "enrolled": 0, "hired": 0},
              "recomputed": {"key": "IN_PERSON", "prospects": 1, "contacted": 1, "applied": 0, "enrolled": 0,
                "hired": 0},
              "agree": true, "events": 2, "items": [{"position": 4711, "type": "ProspectRegistered", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "recordedAt": "2030-01-15T12:00:00Z", "actor": "site-1",
                "sentence": "registered prospect 0f8fad5b", "address": "/api/audit/events/4711"}],
              "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Converted> events(
            @RequestParam(defaultValue = "CHANNEL") By by,
            @RequestParam String key,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Outreach.NAME,
                asOf,
                () -> conversion.conversion(by, asOf).stream()
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElse(new Converted(key, 0, 0, 0, 0, 0)),
                new Ways(by, key, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Follows each prospect from the day of the registration. */
    private static final class Ways implements Recount<Converted> {

        private final By by;
        private final String key;
        private final LocalDate limit;
        private final Map<UUID, RecordedEvent> prospects = new HashMap<>();
        private final Map<UUID, List<RecordedEvent>> contacts = new HashMap<>();
        private final Map<UUID, List<RecordedEvent>> applications = new HashMap<>();
        private final Map<UUID, List<RecordedEvent>> enrolments = new HashMap<>();
        private final Map<UUID, Map<UUID, Milestoned>> milestones = new HashMap<>();

        /** @param on the day of the milestone, whenever it was corrected */
        private record Milestoned(RecordedEvent last, boolean hired, LocalDate on) {}

        Ways(By by, String key, LocalDate limit) {
            this.by = by;
            this.key = key;
            this.limit = limit;
        }

        @Override
        public void take(RecordedEvent recorded) {
            switch (recorded.event()) {
                case ProspectRegistered e -> prospects.put(e.prospectId(), recorded);
                case ContactMade e -> add(contacts, e.prospectId(), recorded);
                case ApplicationSubmitted e -> add(applications, e.participantId(), recorded);
                case LearnerEnrolled e -> add(enrolments, e.participantId(), recorded);
                case CareerMilestoneReached e ->
                    milestones
                            .computeIfAbsent(e.participantId(), first -> new HashMap<>())
                            .put(
                                    e.milestoneId(),
                                    new Milestoned(recorded, e.milestone() == Milestone.HIRED, e.effectiveOn()));
                case MilestoneCorrected e ->
                    milestones
                            .computeIfAbsent(e.participantId(), first -> new HashMap<>())
                            .computeIfPresent(
                                    e.milestoneId(),
                                    (id, before) ->
                                            new Milestoned(recorded, e.milestone() == Milestone.HIRED, before.on()));
                default -> {}
            }
        }

        private static void add(Map<UUID, List<RecordedEvent>> all, UUID of, RecordedEvent recorded) {
            all.computeIfAbsent(of, first -> new ArrayList<>()).add(recorded);
        }

        /**
         * One prospect and what they did.
         *
         * @param events all events that say so
         */
        private record Way(boolean contacted, boolean applied, boolean enrolled, boolean hired, Set<Long> events) {}

        private List<Way> ways() {
            return prospects.values().stream()
                    .filter(recorded -> !recorded.event().effectiveOn().isAfter(limit))
                    .filter(recorded -> key.equals(keyOf((ProspectRegistered) recorded.event())))
                    .map(this::way)
                    .toList();
        }

        private String keyOf(ProspectRegistered prospect) {
            return switch (by) {
                case CHANNEL -> prospect.channel().name();
                case PARTNER -> text(prospect.partnershipId());
                case EVENT -> text(prospect.outreachEventId());
            };
        }

        private static String text(@Nullable UUID id) {
            return id == null ? "" : id.toString();
        }

        private Way way(RecordedEvent registered) {
            ProspectRegistered prospect = (ProspectRegistered) registered.event();
            UUID person = prospect.participantId();
            LocalDate since = prospect.effectiveOn();
            Set<Long> events = new HashSet<>(Set.of(registered.position()));
            boolean contacted = found(contacts.get(prospect.prospectId()), LocalDate.MIN, events);
            boolean applied = found(applications.get(person), since, events);
            boolean enrolled = found(enrolments.get(person), since, events);
            boolean hired = false;
            for (Milestoned milestone :
                    milestones.getOrDefault(person, Map.of()).values()) {
                if (milestone.hired()
                        && !milestone.on().isBefore(since)
                        && !milestone.on().isAfter(limit)) {
                    hired = true;
                    events.add(milestone.last().position());
                }
            }
            return new Way(contacted, applied, enrolled, hired, events);
        }

        /** Whether there is any of these from one day on, and which. */
        private boolean found(@Nullable List<RecordedEvent> all, LocalDate since, Set<Long> events) {
            List<Long> counted = (all == null ? List.<RecordedEvent>of() : all)
                    .stream()
                            .filter(one -> !one.event().effectiveOn().isBefore(since)
                                    && !one.event().effectiveOn().isAfter(limit))
                            .map(RecordedEvent::position)
                            .toList();
            events.addAll(counted);
            return !counted.isEmpty();
        }

        @Override
        public Converted figure() {
            List<Way> ways = ways();
            return new Converted(
                    key,
                    ways.size(),
                    ways.stream().filter(Way::contacted).count(),
                    ways.stream().filter(Way::applied).count(),
                    ways.stream().filter(Way::enrolled).count(),
                    ways.stream().filter(Way::hired).count());
        }

        @Override
        public Set<Long> positions() {
            Set<Long> positions = new HashSet<>();
            ways().forEach(way -> positions.addAll(way.events()));
            return positions;
        }
    }
}
