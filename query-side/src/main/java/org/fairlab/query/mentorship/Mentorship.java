package org.fairlab.query.mentorship;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Do pairings last and help? Programmes, those enrolled, their pairings, and what goes on in these. */
@Component
class Mentorship implements Projection {

    static final String NAME = "mentorship";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case MentorshipProgramOpened e ->
                rows.write(
                        "insert into program values (?, ?, ?, ?, ?, ?, ?)",
                        e.programId(),
                        e.name(),
                        e.startsOn(),
                        e.endsOn(),
                        e.proposalDays(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case MentorEnrolled e -> {
                enrolled("mentor", e.mentorId(), e.programId(), e.participantId(), e.profile(), recorded, rows);
                capacity(e.mentorId(), e.capacity(), recorded, rows);
            }
            case MentorCapacityChanged e -> capacity(e.mentorId(), e.capacity(), recorded, rows);
            case MenteeEnrolled e ->
                enrolled("mentee", e.menteeId(), e.programId(), e.participantId(), e.profile(), recorded, rows);
            case PairingEvent e -> pairing(e, recorded, rows);
            case CareerMilestoneReached e ->
                rows.write(
                        "insert into milestone (participant_id, position, milestone_id, milestone, effective_on,"
                                + " recorded_at) values (?, ?, ?, ?, ?, ?)",
                        e.participantId(),
                        recorded.position(),
                        e.milestoneId(),
                        e.milestone().name(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case MilestoneCorrected e -> corrected(e, recorded, rows);
            case ParticipantErased e -> {
                erased("mentor", e, recorded, rows);
                erased("mentee", e, recorded, rows);
            }
            case ParticipantRegistered _, ContactChanged _, SelfIdentified _, SelfIdentificationWithdrawn _ -> {}
            case ConsentGranted _, ConsentWithdrawn _, LegalHoldPlaced _, LegalHoldLifted _ -> {}
            case ScholarshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    /** What was reached in truth was reached on the day of what it corrects. */
    private static void corrected(MilestoneCorrected event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update milestone set superseded_at = ?, superseded_by = ?"
                        + " where participant_id = ? and milestone_id = ? and superseded_at is null",
                recorded.recordedAtUtc(),
                recorded.position(),
                event.participantId(),
                event.milestoneId());
        rows.write(
                """
                        insert into milestone (participant_id, position, milestone_id, milestone, effective_on, recorded_at)
                        select participant_id, superseded_by, milestone_id, ?, effective_on, superseded_at
                        from milestone where participant_id = ? and superseded_by = ?""",
                event.milestone() == null ? null : event.milestone().name(),
                event.participantId(),
                recorded.position());
    }

    private static void pairing(PairingEvent event, RecordedEvent recorded, Rows rows) {
        LocalDate on = event.effectiveOn();
        switch (event) {
            case PairingProposed e -> {
                rows.write(
                        "insert into pairing (mentor_id, pairing_id, program_id, mentee_id, mentee_participant_id,"
                                + " respond_by, proposed_on, proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        e.mentorId(),
                        e.pairingId(),
                        e.programId(),
                        e.menteeId(),
                        e.menteeParticipantId(),
                        e.respondBy(),
                        on,
                        recorded.recordedAtUtc());
                step("PROPOSED", null, e, recorded, rows);
            }
            case PairingAccepted e -> {
                set(e, "accepted_on", on, rows);
                step("ACCEPTED", null, e, recorded, rows);
            }
            case PairingDeclined e -> ended("DECLINED", null, e, recorded, rows);
            case PairingExpired e -> ended("EXPIRED", null, e, recorded, rows);
            case PairingActivated e -> {
                set(e, "activated_on", on, rows);
                set(e, "activated_at", recorded.recordedAtUtc(), rows);
                set(e, "due_on", e.endsOn(), rows);
                step("ACTIVE", null, e, recorded, rows);
            }
            case PairingPaused e -> step("PAUSED", null, e, recorded, rows);
            case PairingResumed e -> step("ACTIVE", null, e, recorded, rows);
            case PairingExtended e -> set(e, "due_on", e.endsOn(), rows);
            case PairingCompleted e -> ended("COMPLETED", null, e, recorded, rows);
            case PairingEndedEarly e -> ended("ENDED_EARLY", e.ending(), e, recorded, rows);
            case MentoringSessionLogged e ->
                rows.write(
                        "insert into session values (?, ?, ?, ?, ?, ?, ?)",
                        e.mentorId(),
                        e.pairingId(),
                        e.sessionId(),
                        e.minutes(),
                        e.mode().name(),
                        on,
                        recorded.recordedAtUtc());
            case GoalSet e ->
                rows.write(
                        "insert into goal values (?, ?, ?, ?, ?, ?)",
                        e.mentorId(),
                        e.pairingId(),
                        e.goalId(),
                        e.goal(),
                        on,
                        recorded.recordedAtUtc());
            case GoalAchieved e ->
                rows.write(
                        "update goal set achieved_on = ?, achieved_at = ?"
                                + " where mentor_id = ? and pairing_id = ? and goal_id = ?",
                        on,
                        recorded.recordedAtUtc(),
                        e.mentorId(),
                        e.pairingId(),
                        e.goalId());
            case CheckInRecorded e ->
                rows.write(
                        "insert into check_in values (?, ?, ?, ?, ?, ?)",
                        e.mentorId(),
                        e.pairingId(),
                        recorded.position(),
                        e.rating(),
                        on,
                        recorded.recordedAtUtc());
            case CapacityOverridden _ -> {}
        }
    }

    private static void ended(
            String state, @Nullable EndingReason ending, PairingEvent event, RecordedEvent recorded, Rows rows) {
        set(event, "ended_on", event.effectiveOn(), rows);
        step(state, ending, event, recorded, rows);
    }

    private static void step(
            String state, @Nullable EndingReason ending, PairingEvent event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into step values (?, ?, ?, ?, ?, ?, ?)",
                event.mentorId(),
                event.pairingId(),
                recorded.position(),
                state,
                ending == null ? null : ending.name(),
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static void set(PairingEvent event, String column, Object value, Rows rows) {
        rows.write(
                "update pairing set " + column + " = ? where mentor_id = ? and pairing_id = ?",
                value,
                event.mentorId(),
                event.pairingId());
    }

    private static void enrolled(
            String part,
            UUID id,
            UUID programId,
            UUID participantId,
            Profile profile,
            RecordedEvent recorded,
            Rows rows) {
        rows.write(
                "insert into " + part + " (" + part + "_id, program_id, participant_id, interests, goals, location,"
                        + " languages, availability, enrolled_on, enrolled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                programId,
                participantId,
                words(profile.interests()),
                words(profile.goals()),
                profile.location(),
                words(profile.languages()),
                words(profile.availability()),
                recorded.event().effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static void capacity(UUID mentorId, int capacity, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into capacity values (?, ?, ?, ?, ?)",
                mentorId,
                recorded.position(),
                capacity,
                recorded.event().effectiveOn(),
                recorded.recordedAtUtc());
    }

    private static void erased(String part, ParticipantErased event, RecordedEvent recorded, Rows rows) {
        rows.writeInOrder(
                "update " + part + " set erased_on = ?, erased_at = ? where participant_id = ?",
                event.effectiveOn(),
                recorded.recordedAtUtc(),
                event.participantId());
    }

    private static String[] words(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }
}
