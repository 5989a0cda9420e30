package org.fairlab.query.mentorship;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    public void on(RecordedEvent recorded, JdbcClient db) {
        switch (recorded.event()) {
            case MentorshipProgramOpened e ->
                db.sql("insert into program (program_id, name, starts_on, ends_on, proposal_days)"
                                + " values (?, ?, ?, ?, ?)")
                        .params(e.programId(), e.name())
                        .param(e.startsOn())
                        .param(e.endsOn())
                        .param(e.proposalDays())
                        .update();
            case MentorEnrolled e -> {
                enrolled("mentor", e.mentorId(), e.programId(), e.participantId(), e.profile(), e.effectiveOn(), db);
                capacity(e.mentorId(), e.capacity(), db);
            }
            case MentorCapacityChanged e -> capacity(e.mentorId(), e.capacity(), db);
            case MenteeEnrolled e ->
                enrolled("mentee", e.menteeId(), e.programId(), e.participantId(), e.profile(), e.effectiveOn(), db);
            case PairingEvent e -> pairing(e, recorded.position(), db);
            case CareerMilestoneReached e ->
                db.sql("insert into milestone (participant_id, milestone_id, milestone) values (?, ?, ?)")
                        .params(
                                e.participantId(),
                                e.milestoneId(),
                                e.milestone().name())
                        .update();
            case MilestoneCorrected e ->
                db.sql("update milestone set milestone = ? where participant_id = ? and milestone_id = ?")
                        .param(nameOf(e.milestone()))
                        .params(e.participantId(), e.milestoneId())
                        .update();
            case ParticipantErased e -> {
                erased("mentor", e.participantId(), db);
                erased("mentee", e.participantId(), db);
            }
            case ParticipantRegistered _, ContactChanged _, SelfIdentified _, SelfIdentificationWithdrawn _ -> {}
            case ConsentGranted _, ConsentWithdrawn _ -> {}
            case ScholarshipEvent _, TrainingEvent _ -> {}
        }
    }

    private static void pairing(PairingEvent event, long position, JdbcClient db) {
        LocalDate on = event.effectiveOn();
        switch (event) {
            case PairingProposed e ->
                db.sql(
                                "insert into pairing (mentor_id, pairing_id, program_id, mentee_id, mentee_participant_id, state,"
                                        + " respond_by, proposed_on) values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?)")
                        .params(
                                e.mentorId(),
                                e.pairingId(),
                                e.programId(),
                                e.menteeId(),
                                e.menteeParticipantId(),
                                e.respondBy(),
                                on)
                        .update();
            case PairingAccepted e -> becomes("ACCEPTED", e, "accepted_on = ?", on, db);
            case PairingDeclined e -> becomes("DECLINED", e, "ended_on = ?", on, db);
            case PairingExpired e -> becomes("EXPIRED", e, "ended_on = ?", on, db);
            case PairingActivated e -> {
                becomes("ACTIVE", e, "activated_on = ?", on, db);
                set(e, "due_on = ?", e.endsOn(), db);
            }
            case PairingPaused e -> set(e, "state = ?", "PAUSED", db);
            case PairingResumed e -> set(e, "state = ?", "ACTIVE", db);
            case PairingExtended e -> set(e, "due_on = ?", e.endsOn(), db);
            case PairingCompleted e -> becomes("COMPLETED", e, "ended_on = ?", on, db);
            case PairingEndedEarly e -> {
                becomes("ENDED_EARLY", e, "ended_on = ?", on, db);
                set(e, "ending = ?", e.ending().name(), db);
            }
            case MentoringSessionLogged e ->
                db.sql("insert into session values (?, ?, ?, ?, ?, ?)")
                        .params(
                                e.mentorId(),
                                e.pairingId(),
                                e.sessionId(),
                                e.minutes(),
                                e.mode().name(),
                                on)
                        .update();
            case GoalSet e ->
                db.sql("insert into goal values (?, ?, ?, ?, ?)")
                        .params(e.mentorId(), e.pairingId(), e.goalId(), e.goal(), on)
                        .update();
            case GoalAchieved e ->
                db.sql("update goal set achieved_on = ? where mentor_id = ? and pairing_id = ? and goal_id = ?")
                        .params(on, e.mentorId(), e.pairingId(), e.goalId())
                        .update();
            case CheckInRecorded e ->
                db.sql("insert into check_in values (?, ?, ?, ?, ?)")
                        .params(e.mentorId(), e.pairingId(), position, e.rating(), on)
                        .update();
            case CapacityOverridden _ -> {}
        }
    }

    private static void becomes(String state, PairingEvent event, String dated, LocalDate on, JdbcClient db) {
        set(event, "state = ?", state, db);
        set(event, dated, on, db);
    }

    private static void set(PairingEvent event, String assignment, Object value, JdbcClient db) {
        db.sql("update pairing set " + assignment + " where mentor_id = ? and pairing_id = ?")
                .params(value, event.mentorId(), event.pairingId())
                .update();
    }

    private static void enrolled(
            String part,
            UUID id,
            UUID programId,
            UUID participantId,
            Profile profile,
            LocalDate enrolledOn,
            JdbcClient db) {
        db.sql("insert into " + part + " (" + part + "_id, program_id, participant_id, interests, goals, location,"
                        + " languages, availability, enrolled_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        programId,
                        participantId,
                        words(profile.interests()),
                        words(profile.goals()),
                        profile.location(),
                        words(profile.languages()),
                        words(profile.availability()),
                        enrolledOn)
                .update();
    }

    private static void capacity(UUID mentorId, int capacity, JdbcClient db) {
        db.sql("update mentor set capacity = ? where mentor_id = ?")
                .params(capacity, mentorId)
                .update();
    }

    private static void erased(String part, UUID participantId, JdbcClient db) {
        db.sql("update " + part + " set erased = true where participant_id = ?")
                .param(participantId)
                .update();
    }

    private static @Nullable String nameOf(@Nullable Milestone milestone) {
        return milestone == null ? null : milestone.name();
    }

    private static String[] words(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }
}
