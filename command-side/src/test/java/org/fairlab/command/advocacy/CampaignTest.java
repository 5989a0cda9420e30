package org.fairlab.command.advocacy;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.advocacy.AdvocacyRules.*;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.command.Command;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.advocacy.CampaignCommand.*;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignTest {

    private static final LocalDate LONG_AGO = TODAY.minusDays(60);
    private static final LocalDate LAST_MONTH = TODAY.minusDays(30);
    private static final LocalDate LAST_WEEK = TODAY.minusDays(7);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Lobbying LOBBYING = new Lobbying(90, new Money(120_50, "USD"));

    private static final CampaignDrafted DRAFTED =
            new CampaignDrafted(CAMPAIGN, "Rooms", Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS, LONG_AGO);
    private static final CampaignLaunched LAUNCHED = new CampaignLaunched(CAMPAIGN, LAST_MONTH);
    private static final CampaignPaused PAUSED = new CampaignPaused(CAMPAIGN, LAST_WEEK);
    private static final CampaignResumed RESUMED = new CampaignResumed(CAMPAIGN, YESTERDAY);
    private static final CampaignConcluded CONCLUDED = new CampaignConcluded(CAMPAIGN, YESTERDAY);

    private static Scenario<Campaign> draft() {
        return Scenario.of(Campaign.class).given(DRAFTED);
    }

    private static Scenario<Campaign> active() {
        return draft().given(LAUNCHED);
    }

    private static MessageReachRecorded reach(long reach, LocalDate on) {
        return new MessageReachRecorded(CAMPAIGN, ID, reach, on);
    }

    private static TakeAction act(@Nullable LocalDate on) {
        return new TakeAction(CAMPAIGN, ID, ActionKind.TESTIMONY, "testified", LOBBYING, on);
    }

    private static AdvocacyActionTaken acted(LocalDate on) {
        return new AdvocacyActionTaken(CAMPAIGN, ID, ActionKind.TESTIMONY, "testified", LOBBYING, on);
    }

    private static ContactPolicymaker contact(@Nullable LocalDate on) {
        return new ContactPolicymaker(
                CAMPAIGN, ID, "Sen. Example", "State senator", ContactOutcome.NO_ANSWER, null, on);
    }

    private static PolicymakerContacted contacted(LocalDate on) {
        return new PolicymakerContacted(
                CAMPAIGN, ID, "Sen. Example", "State senator", ContactOutcome.NO_ANSWER, null, on);
    }

    private static RecordPosition position(@Nullable LocalDate on) {
        return new RecordPosition(CAMPAIGN, ID, "Board of nursing", "HB 12", Stance.SUPPORTS, on);
    }

    private static PositionRecorded positioned(LocalDate on) {
        return new PositionRecorded(CAMPAIGN, ID, "Board of nursing", "HB 12", Stance.SUPPORTS, on);
    }

    private static PublishMessage publish(@Nullable LocalDate on) {
        return new PublishMessage(CAMPAIGN, ID, Channel.SOCIAL_MEDIA, "What we do", "students", null, on);
    }

    private static MessagePublished published(LocalDate on) {
        return new MessagePublished(CAMPAIGN, ID, Channel.SOCIAL_MEDIA, "What we do", "students", null, on);
    }

    private static RecordOutcome outcome(@Nullable LocalDate on) {
        return new RecordOutcome(CAMPAIGN, ID, PolicyOutcome.ADOPTED, "signed", on);
    }

    private static PolicyOutcomeRecorded outcomeRecorded(LocalDate on) {
        return new PolicyOutcomeRecorded(CAMPAIGN, ID, PolicyOutcome.ADOPTED, "signed", on);
    }

    /** What is done in an active campaign only, and the rule that it is recorded once. */
    static List<Arguments> deeds() {
        return List.of(
                deed("action", CampaignTest::act, CampaignTest::acted, ACTION_EXISTS),
                deed("contact", CampaignTest::contact, CampaignTest::contacted, CONTACT_EXISTS),
                deed("position", CampaignTest::position, CampaignTest::positioned, POSITION_EXISTS),
                deed("message", CampaignTest::publish, CampaignTest::published, MESSAGE_EXISTS));
    }

    record Deed(
            String name, Function<LocalDate, Command> command, Function<LocalDate, AdvocacyEvent> event, Rule exists) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Arguments deed(
            String name, Function<LocalDate, Command> command, Function<LocalDate, AdvocacyEvent> event, Rule exists) {
        return Arguments.of(new Deed(name, command, event, exists));
    }

    @Nested
    class Living {

        @Test
        void a_campaign_is_drafted() {
            Scenario.of(Campaign.class)
                    .when(new DraftCampaign(CAMPAIGN, "Rooms", Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS, LONG_AGO))
                    .then(DRAFTED);
        }

        @Test
        void a_draft_is_launched() {
            draft().when(new LaunchCampaign(CAMPAIGN, LAST_MONTH)).then(LAUNCHED);
        }

        @Test
        void a_campaign_is_launched_once() {
            active().when(new LaunchCampaign(CAMPAIGN, null)).thenRefused(NOT_DRAFT);
        }

        @Test
        void an_active_campaign_is_paused() {
            active().when(new PauseCampaign(CAMPAIGN, LAST_WEEK)).then(PAUSED);
        }

        @Test
        void only_an_active_campaign_is_paused() {
            draft().when(new PauseCampaign(CAMPAIGN, null)).thenRefused(NOT_ACTIVE);
            active().given(PAUSED).when(new PauseCampaign(CAMPAIGN, null)).thenRefused(NOT_ACTIVE);
            active().given(CONCLUDED).when(new PauseCampaign(CAMPAIGN, null)).thenRefused(NOT_ACTIVE);
        }

        @Test
        void a_paused_campaign_is_resumed() {
            active().given(PAUSED).when(new ResumeCampaign(CAMPAIGN, YESTERDAY)).then(RESUMED);
        }

        @Test
        void only_a_paused_campaign_is_resumed() {
            active().when(new ResumeCampaign(CAMPAIGN, null)).thenRefused(NOT_PAUSED);
        }

        @Test
        void an_active_or_a_paused_campaign_is_concluded() {
            active().when(new ConcludeCampaign(CAMPAIGN, YESTERDAY)).then(CONCLUDED);
            active().given(PAUSED)
                    .when(new ConcludeCampaign(CAMPAIGN, YESTERDAY))
                    .then(CONCLUDED);
        }

        @Test
        void a_draft_or_a_concluded_campaign_is_not_concluded() {
            draft().when(new ConcludeCampaign(CAMPAIGN, null)).thenRefused(NOT_RUNNING);
            active().given(CONCLUDED).when(new ConcludeCampaign(CAMPAIGN, null)).thenRefused(NOT_RUNNING);
        }

        @Test
        void no_step_is_dated_before_the_one_it_follows() {
            draft().when(new LaunchCampaign(CAMPAIGN, LONG_AGO.minusDays(1))).thenRefused(OUT_OF_ORDER);
            active().when(new PauseCampaign(CAMPAIGN, LONG_AGO)).thenRefused(OUT_OF_ORDER);
            active().given(PAUSED)
                    .when(new ResumeCampaign(CAMPAIGN, LAST_MONTH))
                    .thenRefused(OUT_OF_ORDER);
            active().when(new ConcludeCampaign(CAMPAIGN, LONG_AGO)).thenRefused(OUT_OF_ORDER);
        }

        @Test
        void no_step_is_dated_in_the_future() {
            draft().when(new LaunchCampaign(CAMPAIGN, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
        }
    }

    @Nested
    class Doing {

        static List<Arguments> deeds() {
            return CampaignTest.deeds();
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_recorded_while_the_campaign_is_active(Deed deed) {
            active().when(deed.command().apply(TODAY)).then(deed.event().apply(TODAY));
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_recorded_once(Deed deed) {
            active().given(deed.event().apply(LAST_WEEK))
                    .when(deed.command().apply(TODAY))
                    .thenRefused(deed.exists());
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_not_done_in_a_draft_nor_before_the_launch(Deed deed) {
            draft().when(deed.command().apply(TODAY)).thenRefused(OUTSIDE_CAMPAIGN);
            active().when(deed.command().apply(LAST_MONTH.minusDays(1))).thenRefused(OUTSIDE_CAMPAIGN);
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_not_done_during_a_pause(Deed deed) {
            active().given(PAUSED).when(deed.command().apply(TODAY)).thenRefused(OUTSIDE_CAMPAIGN);
            active().given(PAUSED, RESUMED)
                    .when(deed.command().apply(LAST_WEEK.plusDays(1)))
                    .thenRefused(OUTSIDE_CAMPAIGN);
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_not_done_after_the_conclusion(Deed deed) {
            active().given(CONCLUDED).when(deed.command().apply(TODAY)).thenRefused(OUTSIDE_CAMPAIGN);
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void what_was_done_before_may_be_recorded_later(Deed deed) {
            active().given(PAUSED)
                    .when(deed.command().apply(LAST_WEEK))
                    .then(deed.event().apply(LAST_WEEK));
            active().given(CONCLUDED)
                    .when(deed.command().apply(YESTERDAY))
                    .then(deed.event().apply(YESTERDAY));
            active().given(PAUSED, RESUMED)
                    .when(deed.command().apply(LAST_WEEK))
                    .then(deed.event().apply(LAST_WEEK));
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void a_campaign_that_ended_while_paused_did_nothing_since(Deed deed) {
            active().given(PAUSED, CONCLUDED)
                    .when(deed.command().apply(LAST_WEEK.plusDays(1)))
                    .thenRefused(OUTSIDE_CAMPAIGN);
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void a_campaign_does_not_stop_before_what_was_done_in_it(Deed deed) {
            active().given(deed.event().apply(YESTERDAY))
                    .when(new PauseCampaign(CAMPAIGN, LAST_WEEK))
                    .thenRefused(OUT_OF_ORDER);
        }

        @ParameterizedTest
        @MethodSource("deeds")
        void it_is_not_dated_in_the_future(Deed deed) {
            active().when(deed.command().apply(TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
        }
    }

    @Nested
    class Reaching {

        private static RecordReach record(long reach, @Nullable LocalDate on) {
            return new RecordReach(CAMPAIGN, ID, reach, on);
        }

        @Test
        void the_reach_of_a_message_is_recorded_as_of_a_day() {
            active().given(published(LAST_WEEK)).when(record(1250, TODAY)).then(reach(1250, TODAY));
        }

        @Test
        void a_message_reaches_people_after_the_campaign_too() {
            active().given(published(LAST_WEEK), CONCLUDED)
                    .when(record(2000, TODAY))
                    .then(reach(2000, TODAY));
        }

        @Test
        void a_count_of_a_day_is_corrected_by_another() {
            active().given(published(LAST_WEEK), reach(1250, TODAY))
                    .when(record(1200, TODAY))
                    .then(reach(1200, TODAY));
        }

        @Test
        void a_reach_is_of_a_message_of_the_campaign() {
            active().when(record(1, TODAY)).thenRefused(NO_SUCH_MESSAGE);
        }

        @Test
        void nothing_is_reached_before_the_message_is_published() {
            active().given(published(LAST_WEEK))
                    .when(record(1, LAST_WEEK.minusDays(1)))
                    .thenRefused(NO_SUCH_MESSAGE);
        }

        @Test
        void a_late_count_does_not_hold_the_campaign_back() {
            active().given(published(LAST_WEEK), reach(1250, TODAY))
                    .when(new ConcludeCampaign(CAMPAIGN, YESTERDAY))
                    .then(CONCLUDED);
        }

        @Test
        void no_reach_is_dated_in_the_future() {
            active().given(published(LAST_WEEK))
                    .when(record(1, TODAY.plusDays(1)))
                    .thenRefused(Rule.DATED_IN_FUTURE);
        }
    }

    @Nested
    class Outcomes {

        @Test
        void an_outcome_is_recorded_during_the_campaign() {
            active().when(outcome(TODAY)).then(outcomeRecorded(TODAY));
        }

        @Test
        void an_outcome_may_come_after_the_conclusion() {
            active().given(CONCLUDED).when(outcome(TODAY)).then(outcomeRecorded(TODAY));
        }

        @Test
        void an_outcome_may_come_during_a_pause() {
            active().given(PAUSED).when(outcome(TODAY)).then(outcomeRecorded(TODAY));
        }

        @Test
        void no_outcome_before_the_launch() {
            draft().when(outcome(TODAY)).thenRefused(NOT_LAUNCHED);
            active().when(outcome(LAST_MONTH.minusDays(1))).thenRefused(NOT_LAUNCHED);
        }

        @Test
        void an_outcome_is_recorded_once() {
            active().given(outcomeRecorded(YESTERDAY)).when(outcome(TODAY)).thenRefused(OUTCOME_EXISTS);
        }

        @Test
        void no_outcome_is_dated_in_the_future() {
            active().when(outcome(TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
        }
    }
}
