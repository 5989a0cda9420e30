package org.fairlab.command.mentorship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.events.MentorshipEvent.MATCHING_VERSION;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.mentorship.MenteeCommand.EnrolMentee;
import org.fairlab.command.mentorship.MentorCommand.EnrolMentor;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** A programme, two who are enrolled in it, and the pairing between them. */
final class Examples {

    static final LocalDate LONG_AGO = TODAY.minusDays(60);
    static final LocalDate LAST_MONTH = TODAY.minusDays(30);
    static final LocalDate LAST_WEEK = TODAY.minusDays(7);
    static final LocalDate YESTERDAY = TODAY.minusDays(1);
    static final LocalDate TOMORROW = TODAY.plusDays(1);
    static final LocalDate DUE = TODAY.plusDays(100);

    static final UUID PROGRAM = UUID.randomUUID();
    static final UUID MENTOR_PERSON = UUID.randomUUID();
    static final UUID MENTEE_PERSON = UUID.randomUUID();
    static final Profile PROFILE =
            new Profile(Set.of("haematology"), Set.of("certification"), "Springfield", Set.of("English"), Set.of());
    static final UUID MENTOR = new EnrolMentor(PROGRAM, MENTOR_PERSON, 1, PROFILE, null).mentorId();
    static final UUID MENTEE = new EnrolMentee(PROGRAM, MENTEE_PERSON, PROFILE, null).menteeId();
    static final UUID PAIRING = UUID.randomUUID();
    static final UUID OTHER_PAIRING = UUID.randomUUID();

    static final MentorshipProgramOpened ALWAYS_OPEN = opened(null, null);
    static final MentorshipProgramOpened COHORT = opened(LAST_MONTH, DUE);
    static final MentorshipProgramOpened PAST_COHORT = opened(LONG_AGO, YESTERDAY);

    static final ParticipantRegistered MENTOR_REGISTERED =
            new ParticipantRegistered(MENTOR_PERSON, Origin.INVENTED, null, LONG_AGO);
    static final ParticipantRegistered MENTEE_REGISTERED =
            new ParticipantRegistered(MENTEE_PERSON, Origin.INVENTED, null, LONG_AGO);
    static final ParticipantErased MENTOR_ERASED = new ParticipantErased(MENTOR_PERSON, TODAY);
    static final ParticipantErased MENTEE_ERASED = new ParticipantErased(MENTEE_PERSON, TODAY);
    static final Rule ERASED = Rule.state("participant-erased", "An erased participant takes no further part.");

    static final MenteeEnrolled MENTEE_ENROLLED = new MenteeEnrolled(MENTEE, PROGRAM, MENTEE_PERSON, PROFILE, LONG_AGO);
    static final MentorEnrolled MENTOR_ENROLLED =
            new MentorEnrolled(MENTOR, PROGRAM, MENTOR_PERSON, 1, PROFILE, LONG_AGO);

    static final String SHOWN = Shown.digest(Map.of("score", 3));
    static final PairingProposed PROPOSED = proposed(PAIRING, MENTEE);
    static final PairingAccepted ACCEPTED = new PairingAccepted(MENTOR, PAIRING, LAST_WEEK);
    static final PairingActivated ACTIVATED = new PairingActivated(MENTOR, PAIRING, DUE, LAST_WEEK);
    static final PairingPaused PAUSED = new PairingPaused(MENTOR, PAIRING, YESTERDAY);
    static final PairingCompleted COMPLETED = new PairingCompleted(MENTOR, PAIRING, YESTERDAY);

    private Examples() {}

    static MentorshipProgramOpened opened(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        return new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", startsOn, endsOn, 14, LONG_AGO);
    }

    static PairingProposed proposed(UUID pairingId, UUID menteeId) {
        return new PairingProposed(
                MENTOR,
                pairingId,
                PROGRAM,
                menteeId,
                MENTEE_PERSON,
                LAST_WEEK.plusDays(14),
                MATCHING_VERSION,
                SHOWN,
                LAST_WEEK);
    }

    /** A mentor with room for one, in a programme that is always open. */
    static Scenario<Mentor> mentor() {
        return mentorIn(ALWAYS_OPEN);
    }

    static Scenario<Mentor> mentorIn(MentorshipProgramOpened program) {
        return Scenario.of(Mentor.class)
                .given(MENTOR_ENROLLED)
                .knowing(PROGRAM, program)
                .knowing(MENTOR_PERSON, MENTOR_REGISTERED)
                .knowing(MENTEE_PERSON, MENTEE_REGISTERED)
                .knowing(MENTEE, MENTEE_ENROLLED);
    }

    /** The same mentor, whose only place is taken by another pairing. */
    static Scenario<Mentor> busyMentor() {
        return mentor().given(
                        proposed(OTHER_PAIRING, UUID.randomUUID()),
                        new PairingAccepted(MENTOR, OTHER_PAIRING, LAST_WEEK),
                        new PairingActivated(MENTOR, OTHER_PAIRING, DUE, LAST_WEEK));
    }
}
