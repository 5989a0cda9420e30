package org.fairlab.query.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.campaigns.CampaignEndpoint.Message;
import org.fairlab.query.campaigns.CampaignEndpoint.Reach;
import org.fairlab.query.campaigns.ContactEndpoint.Contact;
import org.fairlab.query.campaigns.ContactEndpoint.Position;
import org.fairlab.query.campaigns.LevelEndpoint.LevelStanding;
import org.fairlab.query.campaigns.LobbyingEndpoint.Total;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);

    private final GivenEvents events = GivenEvents.none();
    private final Campaigns readModel = new Campaigns();
    private final CampaignEndpoint campaigns = new CampaignEndpoint(events.jdbc());
    private final ContactEndpoint contacts = new ContactEndpoint(events.jdbc());
    private final LevelEndpoint levels = new LevelEndpoint(events.jdbc());
    private final LobbyingEndpoint lobbying = new LobbyingEndpoint(events.jdbc());
    private final UUID rooms = UUID.randomUUID();
    private final UUID message = UUID.randomUUID();

    @AfterEach
    void a_fresh_replay_equals_the_live_state() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private void launched(UUID campaign, Level level, Topic topic) {
        given(new CampaignDrafted(campaign, "Rooms", level, topic, DAY), new CampaignLaunched(campaign, DAY));
    }

    private static Event published(UUID campaign, UUID message) {
        return new MessagePublished(campaign, message, Channel.EMAIL, "Did you know", "employers", null, DAY);
    }

    private static Event acted(UUID campaign, @Nullable Lobbying lobbying, LocalDate on) {
        return new AdvocacyActionTaken(campaign, UUID.randomUUID(), ActionKind.BRIEFING, "a briefing", lobbying, on);
    }

    private static Event contacted(UUID campaign, @Nullable Lobbying lobbying, LocalDate on) {
        return new PolicymakerContacted(
                campaign,
                UUID.randomUUID(),
                "Sen. Example",
                "State senator",
                ContactOutcome.MEETING_ARRANGED,
                lobbying,
                on);
    }

    private static Lobbying lobbied(int minutes, long cents, String currency) {
        return new Lobbying(minutes, new Money(cents, currency));
    }

    private Campaign shown(UUID campaign) {
        return campaigns.campaigns(null, null, AsOf.NOW, null, 10).items().stream()
                .filter(each -> each.campaignId().equals(campaign))
                .findFirst()
                .orElseThrow();
    }

    private List<Reach> reach() {
        return campaigns.messages(rooms, null, 10).items().getFirst().reach();
    }

    @Test
    void a_campaign_is_shown_in_figures() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        given(
                acted(rooms, null, DAY),
                acted(rooms, null, DAY),
                contacted(rooms, null, DAY),
                new PositionRecorded(rooms, UUID.randomUUID(), "Board", "HB 12", Stance.SUPPORTS, DAY),
                published(rooms, message),
                new MessageReachRecorded(rooms, message, 1250, DAY),
                new PolicyOutcomeRecorded(rooms, UUID.randomUUID(), PolicyOutcome.INTRODUCED, "HB 12", DAY),
                new PolicyOutcomeRecorded(rooms, UUID.randomUUID(), PolicyOutcome.ADOPTED, "HB 12", DAY),
                new PolicyOutcomeRecorded(rooms, UUID.randomUUID(), PolicyOutcome.ADOPTED, "a rule", DAY));
        assertThat(shown(rooms))
                .isEqualTo(new Campaign(
                        rooms,
                        "Rooms",
                        Level.STATE,
                        Topic.LACTATION_SUPPORT_MOTHERS,
                        "ACTIVE",
                        DAY,
                        null,
                        2,
                        1,
                        1,
                        1,
                        1250,
                        Map.of(PolicyOutcome.INTRODUCED, 1L, PolicyOutcome.ADOPTED, 2L)));
    }

    @Test
    void a_campaign_has_the_status_of_its_last_step() {
        given(new CampaignDrafted(rooms, "Rooms", Level.LOCAL, Topic.AWARENESS_OF_FIELD, DAY));
        assertThat(shown(rooms).status()).isEqualTo("DRAFT");
        assertThat(shown(rooms).launchedOn()).isNull();
        given(new CampaignLaunched(rooms, DAY));
        assertThat(shown(rooms).status()).isEqualTo("ACTIVE");
        given(new CampaignPaused(rooms, DAY));
        assertThat(shown(rooms).status()).isEqualTo("PAUSED");
        given(new CampaignResumed(rooms, DAY));
        assertThat(shown(rooms).status()).isEqualTo("ACTIVE");
        given(new CampaignConcluded(rooms, DAY.plusDays(1)));
        assertThat(shown(rooms).status()).isEqualTo("CONCLUDED");
        assertThat(shown(rooms).concludedOn()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void campaigns_are_filtered_by_level_and_topic_and_paged() {
        UUID other = UUID.randomUUID();
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        launched(other, Level.STATE, Topic.AWARENESS_OF_FIELD);
        given(acted(rooms, null, DAY));
        assertThat(campaigns.campaigns(Level.STATE, null, AsOf.NOW, null, 10).items())
                .hasSize(2);
        assertThat(campaigns.campaigns(Level.FEDERAL, null, AsOf.NOW, null, 10).items())
                .isEmpty();
        assertThat(campaigns
                        .campaigns(null, Topic.AWARENESS_OF_FIELD, AsOf.NOW, null, 10)
                        .items())
                .extracting(Campaign::campaignId)
                .containsExactly(other);
        assertThat(shown(other).actions()).isZero();
        var first = campaigns.campaigns(null, null, AsOf.NOW, null, 1);
        var second = campaigns.campaigns(null, null, AsOf.NOW, first.next(), 1);
        assertThat(List.of(
                        first.items().getFirst().campaignId(),
                        second.items().getFirst().campaignId()))
                .containsExactlyInAnyOrder(rooms, other);
        assertThat(second.next()).isNull();
    }

    @Test
    void the_latest_count_of_each_message_is_summed_and_earlier_ones_are_kept() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        UUID second = UUID.randomUUID();
        given(
                published(rooms, message),
                published(rooms, second),
                new MessageReachRecorded(rooms, message, 300, DAY.plusDays(1)),
                new MessageReachRecorded(rooms, message, 1250, DAY.plusDays(20)),
                new MessageReachRecorded(rooms, message, 700, DAY.plusDays(9)),
                new MessageReachRecorded(rooms, second, 50, DAY));
        assertThat(shown(rooms).reach()).isEqualTo(1300);
        assertThat(campaigns.messages(rooms, null, 10).items())
                .filteredOn(each -> each.messageId().equals(message))
                .containsExactly(new Message(
                        message,
                        Channel.EMAIL,
                        "Did you know",
                        "employers",
                        null,
                        DAY,
                        List.of(
                                new Reach(DAY.plusDays(1), 300),
                                new Reach(DAY.plusDays(9), 700),
                                new Reach(DAY.plusDays(20), 1250))));
    }

    @Test
    void the_last_record_of_a_day_counts() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        given(
                published(rooms, message),
                new MessageReachRecorded(rooms, message, 1250, DAY),
                new MessageReachRecorded(rooms, message, 1200, DAY));
        assertThat(reach()).containsExactly(new Reach(DAY, 1200));
        given(new MessageReachRecorded(rooms, message, 1100, DAY));
        assertThat(reach()).containsExactly(new Reach(DAY, 1100));
    }

    @Test
    void messages_are_paged_and_may_have_no_count_yet() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        given(published(rooms, message), published(rooms, UUID.randomUUID()));
        var first = campaigns.messages(rooms, null, 1);
        var second = campaigns.messages(rooms, first.next(), 1);
        assertThat(first.items()).hasSize(1).doesNotContainAnyElementsOf(second.items());
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(reach()).isEmpty();
        assertThat(shown(rooms).reach()).isZero();
        assertThat(campaigns.messages(UUID.randomUUID(), null, 10).items()).isEmpty();
    }

    @Test
    void campaigns_of_a_level_and_topic_are_counted_together() {
        UUID other = UUID.randomUUID();
        UUID federal = UUID.randomUUID();
        launched(rooms, Level.STATE, Topic.AWARENESS_OF_FIELD);
        launched(other, Level.STATE, Topic.AWARENESS_OF_FIELD);
        launched(federal, Level.FEDERAL, Topic.AWARENESS_OF_FIELD);
        given(
                published(rooms, message),
                new MessageReachRecorded(rooms, message, 20, DAY),
                published(other, message),
                new MessageReachRecorded(other, message, 3, DAY),
                new PolicyOutcomeRecorded(rooms, UUID.randomUUID(), PolicyOutcome.ADOPTED, "a rule", DAY),
                new PolicyOutcomeRecorded(other, UUID.randomUUID(), PolicyOutcome.ADOPTED, "a rule", DAY),
                acted(rooms, null, DAY),
                contacted(other, null, DAY),
                new CampaignConcluded(other, DAY));
        assertThat(levels.levels())
                .containsExactly(
                        new LevelStanding(Level.FEDERAL, Topic.AWARENESS_OF_FIELD, 1, 1, 0, 0, 0, 0, Map.of()),
                        new LevelStanding(
                                Level.STATE,
                                Topic.AWARENESS_OF_FIELD,
                                2,
                                1,
                                1,
                                1,
                                2,
                                23,
                                Map.of(PolicyOutcome.ADOPTED, 2L)));
    }

    @Test
    void contacts_and_positions_are_listed() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        UUID contact = UUID.randomUUID();
        UUID position = UUID.randomUUID();
        given(
                new PolicymakerContacted(
                        rooms,
                        contact,
                        "Sen. Example",
                        "State senator",
                        ContactOutcome.SUPPORT_PROMISED,
                        lobbied(30, 0, "USD"),
                        DAY),
                new PositionRecorded(rooms, position, "Board", "HB 12", Stance.UNDECIDED, DAY));
        assertThat(contacts.contacts(rooms, null, 10).items())
                .containsExactly(new Contact(
                        contact, DAY, "Sen. Example", "State senator", ContactOutcome.SUPPORT_PROMISED, 30));
        assertThat(contacts.positions(rooms, null, 10).items())
                .containsExactly(new Position(position, DAY, "Board", "HB 12", Stance.UNDECIDED));
        given(contacted(rooms, null, DAY), contacted(rooms, null, DAY));
        var first = contacts.contacts(rooms, null, 2);
        assertThat(contacts.contacts(rooms, first.next(), 2).items())
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.items());
        assertThat(contacts.contacts(UUID.randomUUID(), null, 10).items()).isEmpty();
    }

    @Test
    void lobbying_is_totalled_by_month_level_and_currency() {
        UUID federal = UUID.randomUUID();
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        launched(federal, Level.FEDERAL, Topic.BARRIER_TO_ENTRY);
        given(
                acted(rooms, lobbied(90, 120_50, "USD"), DAY),
                contacted(rooms, lobbied(30, 0, "USD"), LocalDate.of(2030, 1, 31)),
                contacted(rooms, lobbied(10, 500, "EUR"), DAY),
                acted(rooms, null, DAY),
                acted(rooms, lobbied(5, 1, "USD"), LocalDate.of(2030, 2, 1)),
                acted(federal, lobbied(60, 100, "USD"), DAY));
        assertThat(lobbying.lobbying(null, null, null, 10).items())
                .containsExactly(
                        new Total("2030-01", Level.FEDERAL, "USD", 1, 60, 100),
                        new Total("2030-01", Level.STATE, "EUR", 1, 10, 500),
                        new Total("2030-01", Level.STATE, "USD", 2, 120, 120_50),
                        new Total("2030-02", Level.STATE, "USD", 1, 5, 1));
    }

    @Test
    void lobbying_is_asked_for_by_days_both_included_and_paged() {
        launched(rooms, Level.STATE, Topic.LACTATION_SUPPORT_MOTHERS);
        given(
                acted(rooms, lobbied(1, 1, "USD"), DAY.minusDays(1)),
                acted(rooms, lobbied(2, 2, "USD"), DAY),
                acted(rooms, lobbied(4, 4, "USD"), DAY.plusMonths(1)),
                acted(rooms, lobbied(8, 8, "USD"), DAY.plusMonths(1).plusDays(1)));
        var between = lobbying.lobbying(DAY, DAY.plusMonths(1), null, 10).items();
        assertThat(between).extracting(Total::minutes).containsExactly(2L, 4L);
        var first = lobbying.lobbying(null, null, null, 1);
        var second = lobbying.lobbying(null, null, first.next(), 1);
        assertThat(first.items()).extracting(Total::month).containsExactly("2030-01");
        assertThat(second.items()).extracting(Total::minutes).containsExactly(12L);
        assertThat(second.next()).isNull();
    }
}
