package org.fairlab.query.outreach;

import static org.fairlab.query.testing.TimeTravel.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.fairlab.events.TrainingEvent.LearnerEnrolled;
import org.fairlab.query.outreach.Conversion.By;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class OutreachAsOfTest {

    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID PROSPECT = new UUID(0, 3);
    private static final UUID OTHER_PROSPECT = new UUID(0, 4);
    private static final UUID MILESTONE = new UUID(0, 5);

    private final GivenEvents given = GivenEvents.none();

    @Test
    void conversion_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        new ProspectRegistered(PROSPECT, ANA, Channel.WEBSITE, null, null, DAY_1),
                        new CareerMilestoneReached(ANA, MILESTONE, Milestone.HIRED, "letter", DAY_2),
                        new StageAdvanced(PROSPECT, Stage.EMPLOYED, "letter", DAY_2))
                .at(SECOND)
                .happened(
                        new ApplicationSubmitted(new UUID(0, 6), new UUID(0, 7), ANA, null, Map.of(), DAY_1),
                        new ProspectRegistered(OTHER_PROSPECT, BEN, Channel.WEBSITE, null, null, DAY_2),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.PROMOTED, DAY_3),
                        new StageCorrected(PROSPECT, Stage.EMPLOYED, DAY_3))
                .at(THIRD)
                .happened(
                        new LearnerEnrolled(new UUID(0, 8), new UUID(0, 9), new UUID(0, 10), 1, BEN, DAY_3),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.HIRED, DAY_3),
                        new StageAdvanced(PROSPECT, Stage.APPLICANT, "letter", DAY_1));
        equalsReplay(
                given,
                Set.of(MilestoneCorrected.class, StageCorrected.class),
                at -> List.of(new Outreach()),
                (at, asOf) -> List.of(
                        new Conversion(at.jdbc()).conversion(By.CHANNEL, asOf),
                        at.jdbc()
                                .sql("select prospect_id, stage from outreach.way(:effective, :recorded) order by 1")
                                .params(asOf.parameters())
                                .query()
                                .listOfRows()));
        given.rebuildEqualsLive(new Outreach());
    }
}
