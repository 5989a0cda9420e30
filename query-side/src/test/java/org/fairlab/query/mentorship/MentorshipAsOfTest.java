package org.fairlab.query.mentorship;

import static org.fairlab.query.testing.TimeTravel.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class MentorshipAsOfTest {

    private static final UUID PROGRAM = new UUID(0, 1);
    private static final UUID MENTOR = new UUID(0, 2);
    private static final UUID OTHER_MENTOR = new UUID(0, 3);
    private static final UUID MENTEE = new UUID(0, 4);
    private static final UUID OTHER_MENTEE = new UUID(0, 5);
    private static final UUID ANA = new UUID(0, 6);
    private static final UUID BEN = new UUID(0, 7);
    private static final UUID OTHER_MENTOR_PERSON = new UUID(0, 8);
    private static final UUID PAIRING = new UUID(0, 9);
    private static final UUID OTHER_PAIRING = new UUID(0, 10);
    private static final UUID GOAL = new UUID(0, 11);
    private static final UUID HIRED = new UUID(0, 12);
    private static final UUID RETAINED = new UUID(0, 13);
    private static final Profile PROFILE =
            new Profile(Set.of("microbiology"), Set.of(), "Springfield", Set.of("English"), Set.of());

    private final GivenEvents given = GivenEvents.none();

    @Test
    void programmes_and_retention_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        new MentorshipProgramOpened(PROGRAM, "Laboratory mentors", null, null, 14, DAY_1),
                        new MentorEnrolled(MENTOR, PROGRAM, new UUID(0, 14), 2, PROFILE, DAY_1),
                        new MentorEnrolled(OTHER_MENTOR, PROGRAM, OTHER_MENTOR_PERSON, 4, PROFILE, DAY_2),
                        new MenteeEnrolled(MENTEE, PROGRAM, ANA, PROFILE, DAY_1),
                        proposed(PAIRING, MENTEE, ANA),
                        new PairingAccepted(MENTOR, PAIRING, DAY_1),
                        new PairingActivated(MENTOR, PAIRING, DAY_3, DAY_2),
                        new GoalSet(MENTOR, PAIRING, GOAL, "certification", DAY_2),
                        new CareerMilestoneReached(ANA, HIRED, Milestone.HIRED, "letter", DAY_1),
                        new CareerMilestoneReached(BEN, RETAINED, Milestone.RETAINED_1_YEAR, "letter", DAY_3))
                .at(SECOND)
                .happened(
                        new MentorCapacityChanged(MENTOR, 5, DAY_3),
                        new MenteeEnrolled(OTHER_MENTEE, PROGRAM, BEN, PROFILE, DAY_1),
                        proposed(OTHER_PAIRING, OTHER_MENTEE, BEN),
                        new PairingAccepted(MENTOR, OTHER_PAIRING, DAY_1),
                        new PairingActivated(MENTOR, OTHER_PAIRING, DAY_3, DAY_1),
                        new MentoringSessionLogged(MENTOR, PAIRING, new UUID(0, 15), 45, SessionMode.VIDEO, DAY_2),
                        new PairingPaused(MENTOR, PAIRING, DAY_2),
                        new CheckInRecorded(MENTOR, OTHER_PAIRING, 2, DAY_2),
                        new MilestoneCorrected(BEN, RETAINED, Milestone.RETAINED_90_DAYS, DAY_3),
                        new MilestoneCorrected(ANA, HIRED, null, DAY_3))
                .at(THIRD)
                .happened(
                        new MentorCapacityChanged(MENTOR, 1, DAY_2),
                        new PairingResumed(MENTOR, PAIRING, DAY_3),
                        new GoalAchieved(MENTOR, PAIRING, GOAL, DAY_3),
                        new CheckInRecorded(MENTOR, OTHER_PAIRING, 5, DAY_1),
                        new PairingEndedEarly(MENTOR, OTHER_PAIRING, EndingReason.OTHER, DAY_3),
                        new MilestoneCorrected(ANA, HIRED, Milestone.RETAINED_90_DAYS, DAY_3),
                        new ParticipantErased(OTHER_MENTOR_PERSON, DAY_3),
                        new ParticipantErased(ANA, DAY_3));
        equalsReplay(given, Set.of(MilestoneCorrected.class), at -> List.of(new Mentorship()), (at, asOf) -> {
            var endpoint = new ProgramEndpoint(at.jdbc());
            return List.of(endpoint.programs(asOf, null, 10), endpoint.retention(asOf));
        });
        given.rebuildEqualsLive(new Mentorship());
    }

    private static PairingProposed proposed(UUID pairing, UUID mentee, UUID person) {
        return new PairingProposed(MENTOR, pairing, PROGRAM, mentee, person, DAY_2, null, null, DAY_1);
    }
}
