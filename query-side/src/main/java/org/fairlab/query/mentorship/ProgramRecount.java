package org.fairlab.query.mentorship;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.mentorship.ProgramEndpoint.Program;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Counts who is enrolled in one programme and what its pairings came to. */
final class ProgramRecount implements Recount<Program> {

    private final UUID programId;
    private final LocalDate limit;
    private final Map<UUID, MentorEnrolled> mentors = new HashMap<>();
    private final Map<UUID, Integer> capacities = new HashMap<>();
    private final Map<UUID, MenteeEnrolled> mentees = new HashMap<>();
    private final Map<PairingKey, Pairing> pairings = new HashMap<>();
    private final Set<Long> positions = new HashSet<>();
    private @Nullable MentorshipProgramOpened program;

    /** One pairing and what was counted in it. */
    private static final class Pairing {

        private final RecordedEvent proposal;
        private final Set<UUID> goals = new HashSet<>();
        private @Nullable PairingEvent state;
        private @Nullable LocalDate activatedOn;
        private long sessions;
        private long minutes;
        private long goalsAchieved;
        private long checkIns;
        private long ratings;

        private Pairing(RecordedEvent proposal) {
            this.proposal = proposal;
        }
    }

    ProgramRecount(UUID programId, LocalDate limit) {
        this.programId = programId;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        // What a pairing belongs to is told by its proposal, of whatever day.
        if (recorded.event() instanceof PairingProposed e && e.programId().equals(programId)) {
            pairings.put(PairingKey.of(e), new Pairing(recorded));
        }
        if (!recorded.event().effectiveOn().isAfter(limit) && counts(recorded)) {
            positions.add(recorded.position());
        }
    }

    private boolean counts(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case MentorshipProgramOpened e -> {
                program = e.programId().equals(programId) ? e : program;
                yield e.programId().equals(programId);
            }
            case MentorEnrolled e -> {
                if (e.programId().equals(programId)) {
                    mentors.put(e.mentorId(), e);
                    capacities.put(e.mentorId(), e.capacity());
                }
                yield e.programId().equals(programId);
            }
            case MentorCapacityChanged e -> capacities.replace(e.mentorId(), e.capacity()) != null;
            case MenteeEnrolled e -> {
                if (e.programId().equals(programId)) {
                    mentees.put(e.menteeId(), e);
                }
                yield e.programId().equals(programId);
            }
            case ParticipantErased e -> {
                boolean wasMentor =
                        mentors.values().removeIf(one -> one.participantId().equals(e.participantId()));
                boolean wasMentee =
                        mentees.values().removeIf(one -> one.participantId().equals(e.participantId()));
                yield wasMentor || wasMentee;
            }
            case PairingEvent e -> {
                Pairing pairing = pairings.get(PairingKey.of(e));
                if (pairing == null || !counts(e, pairing)) {
                    yield false;
                }
                positions.add(pairing.proposal.position());
                yield true;
            }
            default -> false;
        };
    }

    private static boolean counts(PairingEvent event, Pairing pairing) {
        switch (event) {
            case PairingActivated e -> {
                pairing.state = e;
                pairing.activatedOn = e.effectiveOn();
            }
            case PairingProposed _, PairingAccepted _, PairingDeclined _, PairingExpired _ -> pairing.state = event;
            case PairingPaused _, PairingResumed _, PairingCompleted _, PairingEndedEarly _ -> pairing.state = event;
            case MentoringSessionLogged e -> {
                pairing.sessions++;
                pairing.minutes += e.minutes();
            }
            case GoalSet e -> pairing.goals.add(e.goalId());
            case GoalAchieved e -> {
                boolean set = pairing.goals.contains(e.goalId());
                pairing.goalsAchieved += set ? 1 : 0;
                return set;
            }
            case CheckInRecorded e -> {
                pairing.checkIns++;
                pairing.ratings += e.rating();
            }
            case PairingExtended _, CapacityOverridden _ -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Program figure() {
        MentorshipProgramOpened opened = Objects.requireNonNull(program, "the log has no such programme");
        List<Pairing> all = List.copyOf(pairings.values());
        List<Pairing> proposed = all.stream()
                .filter(one -> !one.proposal.event().effectiveOn().isAfter(limit))
                .toList();
        long checkIns = all.stream().mapToLong(one -> one.checkIns).sum();
        double ratings = all.stream().mapToLong(one -> one.ratings).sum();
        return new Program(
                programId,
                opened.name(),
                opened.startsOn(),
                opened.endsOn(),
                mentors.size(),
                mentees.size(),
                capacities.entrySet().stream()
                        .filter(one -> mentors.containsKey(one.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                in(Set.of(PairingActivated.class, PairingResumed.class), proposed),
                in(Set.of(PairingPaused.class), proposed),
                in(Set.of(PairingProposed.class), proposed),
                medianDaysToMatch(proposed),
                all.stream().mapToLong(one -> one.sessions).sum(),
                all.stream().mapToLong(one -> one.minutes).sum(),
                all.stream().mapToLong(one -> one.goals.size()).sum(),
                all.stream().mapToLong(one -> one.goalsAchieved).sum(),
                checkIns,
                checkIns == 0 ? null : ratings / checkIns,
                in(Set.of(PairingCompleted.class), proposed),
                endedEarly(proposed));
    }

    private static long in(Set<Class<? extends PairingEvent>> states, List<Pairing> pairings) {
        return pairings.stream()
                .filter(one -> one.state != null && states.contains(one.state.getClass()))
                .count();
    }

    private static @Nullable Double medianDaysToMatch(List<Pairing> pairings) {
        long[] days = pairings.stream()
                .filter(one -> one.activatedOn != null)
                .mapToLong(one -> ChronoUnit.DAYS.between(
                        one.proposal.event().effectiveOn(), Objects.requireNonNull(one.activatedOn)))
                .sorted()
                .toArray();
        return days.length == 0 ? null : (days[(days.length - 1) / 2] + days[days.length / 2]) / 2.0;
    }

    private static Map<EndingReason, Long> endedEarly(List<Pairing> pairings) {
        Map<EndingReason, Long> ended = new EnumMap<>(EndingReason.class);
        for (Pairing pairing : pairings) {
            if (pairing.state instanceof PairingEndedEarly e) {
                ended.merge(e.ending(), 1L, Long::sum);
            }
        }
        return ended;
    }

    @Override
    public Set<Long> positions() {
        return positions;
    }
}
