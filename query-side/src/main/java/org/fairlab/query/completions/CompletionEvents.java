package org.fairlab.query.completions;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.audittrail.Recounts;
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

/** Which events make the completions? By no group, since that would tell whose answers are what. */
@RestController
class CompletionEvents implements ReadModel {

    private final Completions completions;
    private final Recounts recounts;

    CompletionEvents(Completions completions, Recounts recounts) {
        this.completions = completions;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Completions.NAME;
    }

    /** All completions that the filters leave, recounted from the log, and the events that make them. */
    @GetMapping("/api/completions/events")
    @Example("""
            {"upTo": 4720, "figure": 1, "recomputed": 1, "agree": true, "events": 4, "items": [{"position": 4711,
              "type": "TrainingCompleted", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-15T12:00:00Z", "actor": "site-1",
              "sentence": "recorded the completion of enrolment 0f8fad5b on 2030-01-15", "address": "/api/audit/events/4711"}],
              "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Long> events(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cip,
            @RequestParam(required = false) @Nullable Integer awardLevel,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Completions.NAME,
                asOf,
                () -> completions
                        .completions("year", year, cip, awardLevel, asOf, Answers.AT_CLOSE, null, 1)
                        .total(),
                new Count(year, cip, awardLevel, asOf),
                cursor,
                limit);
    }

    /** Counts completions that stand, one by one. */
    private static final class Count implements Recount<Long> {

        private final @Nullable Integer year;
        private final @Nullable String cip;
        private final @Nullable Integer awardLevel;
        private final AsOf asOf;
        private final Map<Version, RecordedEvent> versions = new HashMap<>();
        private final Map<UUID, RecordedEvent> offerings = new HashMap<>();
        private final Map<UUID, RecordedEvent> enrolments = new HashMap<>();
        private final Map<UUID, List<RecordedEvent>> completed = new HashMap<>();

        private record Version(UUID courseId, int version) {}

        Count(@Nullable Integer year, @Nullable String cip, @Nullable Integer awardLevel, AsOf asOf) {
            this.year = year;
            this.cip = cip;
            this.awardLevel = awardLevel;
            this.asOf = asOf;
        }

        @Override
        public void take(RecordedEvent recorded) {
            switch (recorded.event()) {
                case CoursePublished e -> versions.put(new Version(e.courseId(), 1), recorded);
                case CourseRevised e -> versions.put(new Version(e.courseId(), e.version()), recorded);
                case OfferingScheduled e -> offerings.put(e.offeringId(), recorded);
                case LearnerEnrolled e -> enrolments.put(e.enrolmentId(), recorded);
                case TrainingCompleted e ->
                    completed
                            .computeIfAbsent(e.enrolmentId(), first -> new ArrayList<>())
                            .add(recorded);
                case CompletionVoided e -> completed.remove(e.enrolmentId());
                default -> {}
            }
        }

        @Override
        public Long figure() {
            return counted().stream()
                    .filter(event -> event.event() instanceof TrainingCompleted)
                    .count();
        }

        @Override
        public Set<Long> positions() {
            Set<Long> positions = new HashSet<>();
            counted().forEach(event -> positions.add(event.position()));
            return positions;
        }

        /** The completions that count and, once for each, what they are completions of. */
        private List<RecordedEvent> counted() {
            var limit = asOf.effectiveOn();
            List<RecordedEvent> counted = new ArrayList<>();
            completed.values().stream().flatMap(List::stream).forEach(completion -> {
                var on = completion.event().effectiveOn();
                RecordedEvent enrolled = enrolments.get(completion.entityId());
                if (enrolled == null || on.isAfter(limit)) {
                    return;
                }
                LearnerEnrolled enrolment = (LearnerEnrolled) enrolled.event();
                RecordedEvent course = versions.get(new Version(enrolment.courseId(), enrolment.courseVersion()));
                RecordedEvent offering = offerings.get(enrolment.offeringId());
                if (course != null
                        && offering != null
                        && fits(year, on.getYear() + (on.getMonthValue() >= 7 ? 1 : 0))
                        && fits(cip, content(course).cip())
                        && fits(awardLevel, content(course).awardLevel())) {
                    counted.addAll(List.of(course, offering, enrolled, completion));
                }
            });
            return counted;
        }

        private static Content content(RecordedEvent course) {
            return course.event() instanceof CourseRevised revised
                    ? revised.content()
                    : ((CoursePublished) course.event()).content();
        }

        private static boolean fits(@Nullable Object wanted, @Nullable Object is) {
            return wanted == null || wanted.equals(is);
        }
    }
}
