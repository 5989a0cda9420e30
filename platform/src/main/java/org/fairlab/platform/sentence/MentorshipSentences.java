package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.shown;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.UUID;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.MentorshipEvent.*;

/** What events of mentoring say. The words of a goal stay out: they are about a person. */
final class MentorshipSentences {

    private MentorshipSentences() {}

    static String of(MentorshipEvent event) {
        return switch (event) {
            case MentorshipProgramOpened e ->
                "opened mentoring " + program(e.programId()) + " “" + e.name() + "”, "
                        + (e.startsOn() == null || e.endsOn() == null
                                ? "always open"
                                : "from " + e.startsOn() + " to " + e.endsOn())
                        + ", proposals to be answered within " + count(e.proposalDays(), "day");
            case MenteeEnrolled e ->
                "enrolled " + the("participant", e.participantId()) + " as " + mentee(e.menteeId()) + " in "
                        + program(e.programId());
            case MentorEnrolled e ->
                "enrolled " + the("participant", e.participantId()) + " as " + mentor(e.mentorId()) + " in "
                        + program(e.programId()) + " for " + count(e.capacity(), "active pairing") + " at a time";
            case MentorCapacityChanged e ->
                "changed the capacity of " + mentor(e.mentorId()) + " to " + count(e.capacity(), "active pairing");
            case PairingEvent e -> ofPairing(e);
        };
    }

    private static String ofPairing(PairingEvent event) {
        String pairing = the("pairing", event.pairingId());
        String mentors = pairing + " of " + mentor(event.mentorId());
        return switch (event) {
            case PairingProposed e ->
                "proposed " + mentors + " with " + mentee(e.menteeId()) + " ("
                        + the("participant", e.menteeParticipantId()) + ") in " + program(e.programId())
                        + ", to be answered by " + e.respondBy()
                        + (e.matchingVersion() == null ? "" : ", matched by version " + e.matchingVersion())
                        + shown(e.shownDigest());
            case PairingAccepted _ -> "accepted " + mentors;
            case PairingDeclined _ -> "declined " + mentors;
            case PairingExpired _ -> "let the proposal of " + mentors + " lapse unanswered";
            case PairingActivated e -> "activated " + mentors + " until " + e.endsOn();
            case CapacityOverridden e ->
                "let " + pairing + " become active over the capacity of " + mentor(e.mentorId()) + ", by " + e.by();
            case PairingPaused _ -> "paused " + mentors;
            case PairingResumed _ -> "resumed " + mentors;
            case MentoringSessionLogged e ->
                "logged " + the("session", e.sessionId()) + " of " + pairing + ": " + count(e.minutes(), "minute")
                        + ", " + words(e.mode());
            case GoalSet e -> "set " + the("goal", e.goalId()) + " for " + pairing;
            case GoalAchieved e -> "recorded " + the("goal", e.goalId()) + " of " + pairing + " as achieved";
            case CheckInRecorded e -> "recorded a check-in of " + pairing + ": " + e.rating() + " of 5";
            case PairingExtended e ->
                "extended " + mentors + " to " + e.endsOn() + ", agreed by the mentor on " + e.mentorAgreedOn()
                        + " and by the mentee on " + e.menteeAgreedOn();
            case PairingCompleted _ -> "completed " + mentors;
            case PairingEndedEarly e -> "ended " + mentors + " early: " + words(e.ending());
        };
    }

    private static String program(UUID id) {
        return the("programme", id);
    }

    private static String mentor(UUID id) {
        return the("mentor", id);
    }

    private static String mentee(UUID id) {
        return the("mentee", id);
    }
}
