package org.fairlab.query.leadership;

import static org.fairlab.query.testing.TimeTravel.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class LeadershipAsOfTest {

    private static final UUID TRACK = new UUID(0, 1);
    private static final UUID ANA = new UUID(0, 2);
    private static final UUID BEN = new UUID(0, 3);
    private static final UUID ENROLMENT = new UUID(0, 4);
    private static final UUID FIRST_CANDIDACY = new UUID(0, 5);
    private static final UUID SECOND_CANDIDACY = new UUID(0, 6);

    private final GivenEvents given = GivenEvents.none();

    @Test
    void tracks_and_the_pipeline_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        new LeadershipTrackOpened(TRACK, "Leads", List.of("a year"), List.of("a shift"), null, DAY_1),
                        new LearnerEnrolled(ENROLMENT, new UUID(0, 7), new UUID(0, 8), 1, ANA, DAY_1),
                        new TrainingCompleted(ENROLMENT, DAY_1),
                        new NominationReceived(FIRST_CANDIDACY, TRACK, ANA, "ana", true, DAY_1))
                .at(SECOND)
                .happened(
                        new CompletionVoided(ENROLMENT, DAY_3),
                        new NominationReceived(SECOND_CANDIDACY, TRACK, BEN, "nominator", false, DAY_2),
                        new ParticipantAdmitted(FIRST_CANDIDACY, List.of(new Finding("a year", "roster")), "00", DAY_2),
                        new ParticipantLeftTrack(SECOND_CANDIDACY, LeavingReason.OTHER, DAY_3))
                .at(THIRD)
                .happened(
                        new TrainingCompleted(ENROLMENT, DAY_2),
                        new TrackCompleted(FIRST_CANDIDACY, DAY_2),
                        new AdvancementRecorded(FIRST_CANDIDACY, new UUID(0, 9), "lead", "letter", DAY_3));
        equalsReplay(
                given,
                Set.of(CompletionVoided.class),
                at -> List.of(new Leadership()),
                (at, asOf) -> List.of(
                        new TrackEndpoint(at.jdbc()).tracks(asOf, null, 50),
                        new PipelineEndpoint(at.jdbc()).pipeline(null, null, asOf, Answers.AT_CLOSE)));
    }
}
