package org.fairlab.query.equityfunnel;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
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

/** Which events make a stage of the funnel? By no group, since that would tell whose answers are what. */
@RestController
class FunnelEvents implements ReadModel {

    private final EquityFunnel funnel;
    private final Recounts recounts;

    FunnelEvents(EquityFunnel funnel, Recounts recounts) {
        this.funnel = funnel;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return EquityFunnel.NAME;
    }

    /** The participants at one stage, recounted from the log, and the events by which they reached it. */
    @GetMapping("/api/equity-funnel/events")
    @Example("""
            {"upTo": 4720, "figure": 1, "recomputed": 1, "agree": true, "events": 2, "items": [{"position": 4711,
              "type": "CareerMilestoneReached", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-15T12:00:00Z", "actor": "manager-1",
              "sentence": "recorded milestone 7f5df55a of participant 0f8fad5b: hired", "address": "/api/audit/events/4711"}],
              "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Long> events(
            @RequestParam String stage,
            @RequestParam(required = false) @Nullable Integer cohort,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!EquityFunnel.STAGES.contains(stage)) {
            throw new InvalidInput("stage", "must be one of " + String.join(", ", EquityFunnel.STAGES));
        }
        return recounts.of(
                EquityFunnel.NAME,
                asOf,
                () -> funnel.funnel(cohort, null, asOf, Answers.AT_CLOSE).stream()
                        .filter(one -> one.stage().equals(stage))
                        .mapToLong(EquityFunnel.Stage::participants)
                        .sum(),
                new Ways(stage, cohort, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Knows which events are which stage. */
    private static final class Ways extends StageRecount {

        private final Map<UUID, UUID> participants = new HashMap<>();

        Ways(String stage, @Nullable Integer cohort, LocalDate limit) {
            super(stage, cohort, limit);
        }

        @Override
        public void take(RecordedEvent recorded) {
            switch (recorded.event()) {
                case ProspectRegistered e -> reached(recorded, e.participantId(), null, "OUTREACH");
                case ApplicationSubmitted e -> reached(recorded, e.participantId(), null, "APPLICATION");
                case AwardOffered e -> {
                    participants.put(e.awardId(), e.participantId());
                    reached(recorded, e.participantId(), null, "OFFER");
                }
                case AwardAccepted e -> reached(recorded, participants.get(e.awardId()), null, "ACCEPTANCE");
                case LearnerEnrolled e -> participants.put(e.enrolmentId(), e.participantId());
                case TrainingCompleted e ->
                    reached(recorded, participants.get(e.enrolmentId()), e.enrolmentId(), "COMPLETION");
                case CompletionVoided e -> voided(e.enrolmentId());
                case CareerMilestoneReached e ->
                    reached(recorded, e.participantId(), e.milestoneId(), stage(e.milestone()));
                case MilestoneCorrected e ->
                    corrected(recorded, e.participantId(), e.milestoneId(), stage(e.milestone()));
                default -> {}
            }
        }

        private static @Nullable String stage(@Nullable Milestone milestone) {
            return switch (milestone) {
                case null -> null;
                case ENROLLED_IN_PROGRAMME, LEFT -> null;
                case CREDENTIAL_EARNED -> "CREDENTIAL";
                case HIRED -> "HIRE";
                case RETAINED_90_DAYS, RETAINED_1_YEAR -> milestone.name();
                case PROMOTED -> "PROMOTION";
                case MOVED_INTO_LEADERSHIP -> "LEADERSHIP";
            };
        }
    }
}
