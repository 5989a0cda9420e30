package org.fairlab.query.lactation;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.RecordedEvent;

/** Follows those who learn about lactation support at one site. */
final class StaffRecount {

    private final String site;
    private final LocalDate limit;
    private final Map<Version, RecordedEvent> courses = new HashMap<>();
    private final Map<UUID, List<RecordedEvent>> offerings = new HashMap<>();
    private final Map<UUID, Learner> learners = new HashMap<>();

    private record Version(UUID courseId, int version) {}

    /**
     * Somebody in one offering.
     *
     * @param behind the events by which they are
     */
    private record Learner(UUID participantId, List<RecordedEvent> behind, List<RecordedEvent> completions) {}

    StaffRecount(String site, LocalDate limit) {
        this.site = site;
        this.limit = limit;
    }

    void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case CoursePublished e -> course(new Version(e.courseId(), 1), e.content(), recorded);
            case CourseRevised e -> course(new Version(e.courseId(), e.version()), e.content(), recorded);
            case OfferingScheduled e -> {
                RecordedEvent course = courses.get(new Version(e.courseId(), e.courseVersion()));
                if (course != null && e.site().equals(site)) {
                    offerings.put(e.offeringId(), List.of(course, recorded));
                }
            }
            case LearnerEnrolled e -> {
                List<RecordedEvent> offering = offerings.get(e.offeringId());
                if (offering != null) {
                    List<RecordedEvent> behind = Stream.concat(offering.stream(), Stream.of(recorded))
                            .toList();
                    learners.put(e.enrolmentId(), new Learner(e.participantId(), behind, new ArrayList<>()));
                }
            }
            case TrainingCompleted e -> {
                Learner learner = learners.get(e.enrolmentId());
                if (learner != null && !e.effectiveOn().isAfter(limit)) {
                    learner.completions().add(recorded);
                }
            }
            case CompletionVoided e -> {
                Learner learner = learners.get(e.enrolmentId());
                if (learner != null) {
                    learner.completions().clear();
                }
            }
            default -> {}
        }
    }

    private void course(Version version, Content content, RecordedEvent recorded) {
        if (content.topics().contains(Topic.LACTATION_SUPPORT)) {
            courses.put(version, recorded);
        }
    }

    /** People, each once. */
    Counted trained() {
        return Counted.of(learners.values().stream()
                .filter(learner -> !learner.completions().isEmpty())
                .collect(groupingBy(
                        Learner::participantId,
                        flatMapping(
                                learner -> Stream.concat(learner.behind().stream(), learner.completions().stream()),
                                toSet())))
                .values()
                .stream());
    }
}
