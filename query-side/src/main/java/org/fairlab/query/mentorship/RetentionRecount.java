package org.fairlab.query.mentorship;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.MentorshipEvent.PairingActivated;
import org.fairlab.events.MentorshipEvent.PairingProposed;
import org.fairlab.events.PeopleEvent.CareerMilestoneReached;
import org.fairlab.events.PeopleEvent.Milestone;
import org.fairlab.events.PeopleEvent.MilestoneCorrected;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.mentorship.ProgramEndpoint.Retention;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Counts who was hired and stayed, of those with a mentor or of those without. */
final class RetentionRecount implements Recount<Retention> {

    private static final Set<Milestone> COUNTED =
            Set.of(Milestone.HIRED, Milestone.RETAINED_90_DAYS, Milestone.RETAINED_1_YEAR);

    private final boolean mentored;
    private final LocalDate limit;
    private final Map<UUID, Map<UUID, Reached>> milestones = new HashMap<>();
    private final Map<PairingKey, RecordedEvent> proposals = new HashMap<>();
    private final Map<UUID, Set<Long>> activations = new HashMap<>();

    /**
     * @param milestone null if nothing was reached in truth
     * @param on the day of the milestone, whenever it was corrected
     */
    private record Reached(long position, @Nullable Milestone milestone, LocalDate on) {}

    RetentionRecount(boolean mentored, LocalDate limit) {
        this.mentored = mentored;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case CareerMilestoneReached e ->
                milestones
                        .computeIfAbsent(e.participantId(), first -> new HashMap<>())
                        .put(e.milestoneId(), new Reached(recorded.position(), e.milestone(), e.effectiveOn()));
            case MilestoneCorrected e ->
                milestones
                        .computeIfAbsent(e.participantId(), first -> new HashMap<>())
                        .computeIfPresent(
                                e.milestoneId(),
                                (id, before) -> new Reached(recorded.position(), e.milestone(), before.on()));
            case PairingProposed e -> proposals.put(PairingKey.of(e), recorded);
            case PairingActivated e when !e.effectiveOn().isAfter(limit) -> activated(e, recorded);
            default -> {}
        }
    }

    private void activated(PairingActivated event, RecordedEvent recorded) {
        RecordedEvent proposal = proposals.get(PairingKey.of(event));
        if (proposal != null) {
            UUID mentee = ((PairingProposed) proposal.event()).menteeParticipantId();
            activations
                    .computeIfAbsent(mentee, first -> new HashSet<>())
                    .addAll(List.of(proposal.position(), recorded.position()));
        }
    }

    /** What counts of each person's milestones, of whom any does and who is of the group. */
    private Map<UUID, List<Reached>> counted() {
        Map<UUID, List<Reached>> counted = new HashMap<>();
        milestones.forEach((person, reached) -> {
            List<Reached> counting =
                    reached.values().stream().filter(this::counts).toList();
            if (!counting.isEmpty() && activations.containsKey(person) == mentored) {
                counted.put(person, counting);
            }
        });
        return counted;
    }

    private boolean counts(Reached reached) {
        return reached.milestone() != null
                && COUNTED.contains(reached.milestone())
                && !reached.on().isAfter(limit);
    }

    @Override
    public Retention figure() {
        Collection<List<Reached>> people = counted().values();
        return new Retention(
                mentored,
                people.size(),
                having(Milestone.RETAINED_90_DAYS, people),
                having(Milestone.RETAINED_1_YEAR, people));
    }

    private static long having(Milestone milestone, Collection<List<Reached>> people) {
        return people.stream()
                .filter(reached -> reached.stream().anyMatch(one -> one.milestone() == milestone))
                .count();
    }

    @Override
    public Set<Long> positions() {
        Map<UUID, List<Reached>> counted = counted();
        Set<Long> positions = counted.values().stream()
                .flatMap(List::stream)
                .map(Reached::position)
                .collect(Collectors.toCollection(HashSet::new));
        counted.keySet().forEach(person -> positions.addAll(activations.getOrDefault(person, Set.of())));
        return positions;
    }
}
