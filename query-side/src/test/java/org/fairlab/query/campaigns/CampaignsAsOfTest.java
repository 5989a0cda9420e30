package org.fairlab.query.campaigns;

import static org.fairlab.query.testing.TimeTravel.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class CampaignsAsOfTest {

    private static final UUID CAMPAIGN = new UUID(0, 1);
    private static final UUID MESSAGE = new UUID(0, 2);

    private final GivenEvents given = GivenEvents.none();

    @Test
    void levels_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        given.at(FIRST)
                .happened(
                        new CampaignDrafted(CAMPAIGN, "Open doors", Level.STATE, Topic.BARRIER_TO_ENTRY, DAY_1),
                        new CampaignLaunched(CAMPAIGN, DAY_2),
                        new MessagePublished(CAMPAIGN, MESSAGE, Channel.PRESS, "Open", "everybody", null, DAY_2))
                .at(SECOND)
                .happened(
                        new CampaignPaused(CAMPAIGN, DAY_3),
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 500, DAY_3),
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 100, DAY_2),
                        new PolicyOutcomeRecorded(CAMPAIGN, new UUID(0, 3), PolicyOutcome.INTRODUCED, "a bill", DAY_2))
                .at(THIRD)
                .happened(
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 90, DAY_2),
                        new AdvocacyActionTaken(CAMPAIGN, new UUID(0, 4), ActionKind.LETTER, "a letter", null, DAY_1),
                        new CampaignResumed(CAMPAIGN, DAY_3));
        equalsReplay(
                given,
                Set.of(),
                at -> List.of(new Campaigns()),
                (at, asOf) -> new LevelEndpoint(at.jdbc()).levels(asOf));
        given.rebuildEqualsLive(new Campaigns());
    }
}
