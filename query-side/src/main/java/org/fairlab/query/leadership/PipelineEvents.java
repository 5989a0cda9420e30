package org.fairlab.query.leadership;

import static org.fairlab.platform.security.Roles.AUDITOR;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.audittrail.StageRecount;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make a stage of the pipeline? By no group, since that would tell whose answers are what. */
@RestController
class PipelineEvents implements ReadModel {

    private final PipelineEndpoint pipeline;
    private final Recounts recounts;

    PipelineEvents(PipelineEndpoint pipeline, Recounts recounts) {
        this.pipeline = pipeline;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Leadership.NAME;
    }

    /** The participants at one stage, recounted from the log, and the events by which they reached it. */
    @GetMapping("/api/leadership/pipeline/events")
    @Example("""
            {"upTo": 4720, "figure": 1, "recomputed": 1, "agree": true, "events": 1, "items": [{"position": 4711,
              "type": "ParticipantAdmitted", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "recordedAt": "2030-01-15T12:00:00Z", "actor": "manager-1",
              "sentence": "admitted candidacy 0f8fad5b, as all published criteria were found met (1)",
              "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Long> events(
            @Parameter(example = "ADMISSION") @RequestParam String stage,
            @RequestParam(required = false) @Nullable Integer cohort,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!PipelineEndpoint.STAGES.contains(stage)) {
            throw new InvalidInput("stage", "must be one of " + String.join(", ", PipelineEndpoint.STAGES));
        }
        return recounts.of(
                Leadership.NAME,
                asOf,
                () -> pipeline.pipeline(cohort, null, asOf, Answers.AT_CLOSE).stream()
                        .filter(one -> one.stage().equals(stage))
                        .mapToLong(PipelineEndpoint.Stage::participants)
                        .sum(),
                new Way(stage, cohort, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Knows which events are which stage. */
    static final class Way extends StageRecount {

        private final Map<UUID, UUID> participants = new HashMap<>();

        Way(String stage, @Nullable Integer cohort, LocalDate limit) {
            super(stage, cohort, limit);
        }

        @Override
        public void take(RecordedEvent recorded) {
            switch (recorded.event()) {
                case LearnerEnrolled e -> participants.put(e.enrolmentId(), e.participantId());
                case TrainingCompleted e ->
                    reached(recorded, participants.get(e.enrolmentId()), e.enrolmentId(), "TRAINING");
                case CompletionVoided e -> voided(e.enrolmentId());
                case NominationReceived e -> {
                    participants.put(e.candidacyId(), e.participantId());
                    reached(recorded, e.participantId(), null, "NOMINATION");
                }
                case ParticipantAdmitted e -> reached(recorded, participants.get(e.candidacyId()), null, "ADMISSION");
                case TrackCompleted e -> reached(recorded, participants.get(e.candidacyId()), null, "COMPLETION");
                case AdvancementRecorded e -> reached(recorded, participants.get(e.candidacyId()), null, "ADVANCEMENT");
                default -> {}
            }
        }
    }
}
