package org.fairlab.query.inclusion;

import static org.fairlab.query.testing.TimeTravel.*;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class InclusionAsOfTest {

    private static final UUID BARRIER = new UUID(0, 1);
    private static final UUID POLICY = new UUID(0, 2);
    private static final UUID CHANGE = new UUID(0, 3);
    private static final UUID COURSE = new UUID(0, 4);

    private final GivenEvents given = GivenEvents.none();

    @Test
    void what_stands_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        new BarrierIdentified(BARRIER, BarrierKind.SCHEDULE, null, "late rosters", "ana", DAY_1, DAY_1),
                        new BarrierReviewed(BARRIER, "still late", DAY_3, DAY_2),
                        new CurriculumChangeRequested(CHANGE, null, BARRIER, COURSE, 1, "examples", DAY_1))
                .at(SECOND)
                .happened(
                        new PolicyAdopted(POLICY, "Rosters", Set.of(BARRIER), "ben", DAY_1, DAY_1),
                        new CurriculumChangeMade(CHANGE, COURSE, 2, DAY_2))
                .at(THIRD)
                .happened(
                        new BarrierResolved(BARRIER, "rosters come early", DAY_2),
                        new PolicyRetired(POLICY, DAY_3),
                        new CommunityConsulted(
                                new UUID(0, 5), "learners", ConsultationKind.PUBLIC_MEETING, 9, "more", DAY_1));
        equalsReplay(
                given,
                Set.of(),
                at -> List.of(new Inclusion()),
                // without what is overdue, which is told by the day and not by events alone
                (at, asOf) -> List.of(
                        new InclusionEndpoint(at.jdbc(), ZoneOffset.UTC)
                                .standings(asOf).stream()
                                        .map(one -> one.what() + " " + one.begun() + " " + one.standing())
                                        .toList(),
                        new ConsultationEndpoint(at.jdbc()).followed(asOf)));
        given.rebuildEqualsLive(new Inclusion());
    }
}
