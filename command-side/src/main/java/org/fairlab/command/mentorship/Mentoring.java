package org.fairlab.command.mentorship;

import static org.fairlab.command.mentorship.MentorshipRules.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Acting;
import org.fairlab.command.ActiveDays;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.events.MentorshipEvent.*;

/**
 * What goes on in a pairing from its activation to its end: sessions, goals, check-ins. Any of it may be recorded late,
 * even after the end, if it is dated before.
 *
 * @param active the days on which the pairing was active; without the days of its pauses
 * @param dueOn the day on which it is due to be completed
 * @param goals the day on which each goal was set
 */
record Mentoring(
        ActiveDays active,
        LocalDate dueOn,
        LocalDate endedOn,
        Set<UUID> sessions,
        Map<UUID, LocalDate> goals,
        Set<UUID> achieved) {

    static final Mentoring NONE =
            new Mentoring(ActiveDays.NONE, LocalDate.MAX, LocalDate.MAX, Set.of(), Map.of(), Set.of());

    MentoringSessionLogged log(LogSession command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        SESSION_EXISTS.brokenIf(sessions.contains(command.sessionId()));
        SESSION_OUTSIDE.brokenIf(on.isAfter(dueOn) || !active.contain(on));
        return new MentoringSessionLogged(
                command.mentorId(), command.pairingId(), command.sessionId(), command.minutes(), command.mode(), on);
    }

    GoalSet set(SetGoal command, Acting acting) {
        GOAL_EXISTS.brokenIf(goals.containsKey(command.goalId()));
        return new GoalSet(
                command.mentorId(),
                command.pairingId(),
                command.goalId(),
                command.goal(),
                within(acting.on(command.effectiveOn())));
    }

    GoalAchieved achieve(AchieveGoal command, Acting acting) {
        LocalDate on = within(acting.on(command.effectiveOn()));
        LocalDate setOn = goals.get(command.goalId());
        NO_SUCH_GOAL.brokenIf(setOn == null || on.isBefore(setOn));
        GOAL_ACHIEVED.brokenIf(achieved.contains(command.goalId()));
        return new GoalAchieved(command.mentorId(), command.pairingId(), command.goalId(), on);
    }

    CheckInRecorded checkIn(RecordCheckIn command, Acting acting) {
        return new CheckInRecorded(
                command.mentorId(), command.pairingId(), command.rating(), within(acting.on(command.effectiveOn())));
    }

    PairingExtended extend(ExtendPairing command, Acting acting) {
        LocalDate on = acting.on(command.effectiveOn());
        NO_EXTENSION.brokenIf(!command.endsOn().isAfter(dueOn));
        NOT_AGREED.brokenIf(!agreed(command.mentorAgreedOn(), on) || !agreed(command.menteeAgreedOn(), on));
        return new PairingExtended(
                command.mentorId(),
                command.pairingId(),
                command.endsOn(),
                command.mentorAgreedOn(),
                command.menteeAgreedOn(),
                on);
    }

    Mentoring begun(LocalDate on) {
        return with(active.begun(on), dueOn, endedOn);
    }

    Mentoring paused(LocalDate on) {
        return with(active.ended(on), dueOn, endedOn);
    }

    Mentoring due(LocalDate day) {
        return with(active, day, endedOn);
    }

    Mentoring ended(LocalDate on) {
        return with(active.ended(on), dueOn, on);
    }

    Mentoring held(UUID sessionId) {
        return new Mentoring(active, dueOn, endedOn, plus(sessions, sessionId), goals, achieved);
    }

    Mentoring aiming(UUID goalId, LocalDate setOn) {
        Map<UUID, LocalDate> more = new HashMap<>(goals);
        more.put(goalId, setOn);
        return new Mentoring(active, dueOn, endedOn, sessions, more, achieved);
    }

    Mentoring achieved(UUID goalId) {
        return new Mentoring(active, dueOn, endedOn, sessions, goals, plus(achieved, goalId));
    }

    private Mentoring with(ActiveDays days, LocalDate due, LocalDate end) {
        return new Mentoring(days, due, end, sessions, goals, achieved);
    }

    private LocalDate within(LocalDate day) {
        OUTSIDE_PAIRING.brokenIf(!runsOn(day));
        return day;
    }

    private boolean runsOn(LocalDate day) {
        return active.haveBegunBy(day) && !day.isAfter(endedOn);
    }

    private boolean agreed(LocalDate agreedOn, LocalDate extendedOn) {
        return runsOn(agreedOn) && !agreedOn.isAfter(extendedOn);
    }

    private static Set<UUID> plus(Set<UUID> ids, UUID id) {
        Set<UUID> more = new HashSet<>(ids);
        more.add(id);
        return more;
    }
}
