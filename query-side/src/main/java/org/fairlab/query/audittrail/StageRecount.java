package org.fairlab.query.audittrail;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Follows each participant from stage to stage, and counts those at one of them. */
public abstract class StageRecount implements Recount<Long> {

    private final String stage;
    private final @Nullable Integer cohort;
    private final LocalDate limit;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A stage that somebody reached.
     *
     * @param cause the milestone or enrolment by which it can be corrected, null for what stands for good
     * @param stage null for what is no stage
     */
    private record Step(
            long position,
            UUID participantId,
            @Nullable UUID cause,
            @Nullable String stage,
            LocalDate on) {}

    /** @param cohort the year of entry by whichever stage came first, null for everybody */
    protected StageRecount(String stage, @Nullable Integer cohort, LocalDate limit) {
        this.stage = stage;
        this.cohort = cohort;
        this.limit = limit;
    }

    /**
     * Somebody is at a stage by this event.
     *
     * @param participantId null where the log does not say whose it is, which then counts nowhere
     * @param cause by which it can be corrected or voided, null for what stands for good
     * @param reached null for what is no stage
     */
    protected final void reached(
            RecordedEvent recorded, @Nullable UUID participantId, @Nullable UUID cause, @Nullable String reached) {
        if (participantId != null) {
            steps.add(new Step(
                    recorded.position(),
                    participantId,
                    cause,
                    reached,
                    recorded.event().effectiveOn()));
        }
    }

    /** What somebody did was another stage, or none, on the same day. */
    protected final void corrected(RecordedEvent recorded, UUID participantId, UUID cause, @Nullable String reached) {
        steps.replaceAll(step -> step.participantId().equals(participantId) && cause.equals(step.cause())
                ? new Step(recorded.position(), participantId, cause, reached, step.on())
                : step);
    }

    /** What came of it does not stand any more. */
    protected final void voided(UUID cause) {
        steps.removeIf(step -> cause.equals(step.cause()));
    }

    /** The steps to the stage of those who entered in the cohort. */
    private Stream<Step> counted() {
        return steps.stream()
                .filter(step -> step.stage() != null && !step.on().isAfter(limit))
                .collect(groupingBy(Step::participantId))
                .values()
                .stream()
                .filter(own -> cohort == null || cohort == entry(own))
                .flatMap(List::stream)
                .filter(step -> stage.equals(step.stage()));
    }

    private static int entry(List<Step> own) {
        LocalDate first =
                own.stream().map(Step::on).min(Comparator.naturalOrder()).orElseThrow();
        return first.getYear() + (first.getMonthValue() >= 7 ? 1 : 0);
    }

    @Override
    public final Long figure() {
        return counted().map(Step::participantId).distinct().count();
    }

    @Override
    public final Set<Long> positions() {
        return counted().map(Step::position).collect(Collectors.toSet());
    }
}
