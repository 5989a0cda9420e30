package org.fairlab.query.leadership;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.leadership.TrackEndpoint.Track;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the figures of a leadership track? */
@RestController
class TrackEvents implements ReadModel {

    private final TrackEndpoint tracks;
    private final Recounts recounts;

    TrackEvents(TrackEndpoint tracks, Recounts recounts) {
        this.tracks = tracks;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Leadership.NAME;
    }

    /** A track with its figures, recounted from the log, and the events that make them. */
    @GetMapping("/api/leadership/tracks/{trackId}/events")
    @Example("""
            {"upTo": 4720, "figure": {"trackId": "5f8d7e9a-3d2c-4c38-9a53-6b7a1c0f2e11",
                "name": "Lead phlebotomists 2030", "criteria": ["one year at a draw station"],
                "milestones": ["leads a shift"], "openedOn": "2030-01-02", "nominationsUntil": null,
                "nominations": 0, "selfNominations": 0, "admissions": 0, "completions": 0, "departures": 0,
                "advancements": 0},
              "recomputed": {"trackId": "5f8d7e9a-3d2c-4c38-9a53-6b7a1c0f2e11",
                "name": "Lead phlebotomists 2030", "criteria": ["one year at a draw station"],
                "milestones": ["leads a shift"], "openedOn": "2030-01-02", "nominationsUntil": null,
                "nominations": 0, "selfNominations": 0, "admissions": 0, "completions": 0, "departures": 0,
                "advancements": 0},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "LeadershipTrackOpened", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "recordedAt": "2030-01-02T12:00:00Z", "actor": "manager-1",
                "sentence": "opened leadership track 5f8d7e9a “Lead phlebotomists 2030”",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Track> events(
            @PathVariable UUID trackId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Leadership.NAME,
                asOf,
                () -> tracks.track(trackId, asOf)
                        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such track.")),
                new Way(trackId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Counts the candidacies of one track. */
    private static final class Way implements Recount<Track> {

        private final UUID trackId;
        private final LocalDate limit;
        private final Map<UUID, NominationReceived> candidacies = new HashMap<>();
        private final Map<Class<? extends CandidacyEvent>, Long> counts = new HashMap<>();
        private final Set<Long> positions = new TreeSet<>();
        private @Nullable LeadershipTrackOpened track;
        private long selfNominations;

        Way(UUID trackId, LocalDate limit) {
            this.trackId = trackId;
            this.limit = limit;
        }

        @Override
        public void take(RecordedEvent recorded) {
            if (recorded.event().effectiveOn().isAfter(limit)) {
                return;
            }
            switch (recorded.event()) {
                case LeadershipTrackOpened e
                when e.trackId().equals(trackId) -> {
                    track = e;
                    positions.add(recorded.position());
                }
                case NominationReceived e
                when e.trackId().equals(trackId) -> {
                    candidacies.put(e.candidacyId(), e);
                    selfNominations += e.selfNominated() ? 1 : 0;
                    count(e, recorded);
                }
                case MilestoneCompleted _ -> {}
                case CandidacyEvent e when candidacies.containsKey(e.candidacyId()) -> count(e, recorded);
                default -> {}
            }
        }

        private void count(CandidacyEvent event, RecordedEvent recorded) {
            counts.merge(event.getClass(), 1L, Long::sum);
            positions.add(recorded.position());
        }

        @Override
        public Track figure() {
            LeadershipTrackOpened opened = Objects.requireNonNull(track, "the log has no such track");
            return new Track(
                    trackId,
                    opened.name(),
                    opened.criteria(),
                    opened.milestones(),
                    opened.effectiveOn(),
                    opened.nominationsUntil(),
                    counts.getOrDefault(NominationReceived.class, 0L),
                    selfNominations,
                    counts.getOrDefault(ParticipantAdmitted.class, 0L),
                    counts.getOrDefault(TrackCompleted.class, 0L),
                    counts.getOrDefault(ParticipantLeftTrack.class, 0L),
                    counts.getOrDefault(AdvancementRecorded.class, 0L));
        }

        @Override
        public Set<Long> positions() {
            return positions;
        }
    }
}
