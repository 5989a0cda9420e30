package org.fairlab.query.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.query.campaigns.CampaignEndpoint.Campaign;
import org.fairlab.query.campaigns.LevelEndpoint.LevelStanding;
import org.fairlab.query.campaigns.LobbyingEndpoint.Total;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class CampaignRecountTest {

    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);

    private final GivenEvents given = GivenEvents.none();
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_campaigns_levels_and_lobbying_as_the_read_model(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 12; n++) {
            campaign(UUID.randomUUID(), random);
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new Campaigns());
        Set<Campaign> campaigns = new HashSet<>();
        Set<LevelStanding> levels = new HashSet<>();
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(4)) {
                AsOf asOf = asOf(day, instant);
                for (Campaign campaign : new CampaignEndpoint(given.jdbc())
                        .campaigns(null, null, asOf, null, 50)
                        .items()) {
                    assertThat(recounted(given, asOf, new CampaignRecount(campaign.campaignId(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(campaign);
                    campaigns.add(campaign);
                }
                for (LevelStanding level : new LevelEndpoint(given.jdbc()).levels(asOf)) {
                    assertThat(recounted(given, asOf, new LevelRecount(level.level(), level.topic(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(level);
                    levels.add(level);
                }
            }
        }
        assertThat(campaigns)
                .hasSizeGreaterThan(30)
                .anyMatch(one -> one.reach() > 0 && one.status().equals("CONCLUDED"))
                .anyMatch(one -> one.outcomes().size() > 1);
        assertThat(levels).hasSizeGreaterThan(10).anyMatch(one -> one.campaigns() > 1 && one.active() > 0);
        assertThat(lobbyingIsTheSame(null, null)).hasSizeGreaterThan(10).anyMatch(one -> one.occasions() > 1);
        assertThat(lobbyingIsTheSame(DAY_1.plusDays(100), DAY_1.plusMonths(9))).hasSizeBetween(3, 9);
    }

    private List<Total> lobbyingIsTheSame(@Nullable LocalDate from, @Nullable LocalDate until) {
        List<Total> totals = new LobbyingEndpoint(given.jdbc())
                .lobbying(from, until, null, 200)
                .items();
        for (Total total : totals) {
            Total none = new Total(total.month(), total.level(), total.currency(), 0, 0, 0);
            assertThat(recounted(given, AsOf.NOW, new LobbyingRecount(none, from, until)))
                    .isEqualTo(total);
            assertThat(new LobbyingEndpoint(given.jdbc()).total(none, from, until))
                    .isEqualTo(total);
        }
        return totals;
    }

    /** Drafts a campaign and has happen to it what can, each at the instant of the one before or later. */
    private void campaign(UUID id, Random random) {
        LocalDate on = DAY_1.plusDays(random.nextInt(300));
        UUID message = UUID.randomUUID();
        List<Event> events = new ArrayList<>();
        events.add(new CampaignDrafted(
                id, "A campaign", one(random, Level.STATE, Level.LOCAL), Topic.AWARENESS_OF_FIELD, on));
        events.add(new CampaignLaunched(id, later(on, random)));
        events.add(new MessagePublished(id, message, Channel.PRESS, "Open", "students", null, later(on, random)));
        for (int n = random.nextInt(15); n > 0; n--) {
            LocalDate later = later(on, random);
            UUID own = UUID.randomUUID();
            events.add(one(
                    random,
                    new CampaignPaused(id, later),
                    new CampaignResumed(id, later),
                    new AdvocacyActionTaken(id, own, ActionKind.LETTER, "a letter", lobbying(random), later),
                    new PolicymakerContacted(
                            id, own, "Sen. Example", "senator", ContactOutcome.NO_ANSWER, lobbying(random), later),
                    new PositionRecorded(id, own, "the board", "HB 12", Stance.SUPPORTS, later),
                    new MessageReachRecorded(id, message, random.nextInt(1000), later),
                    new MessageReachRecorded(id, message, random.nextInt(1000), on.plusDays(30)),
                    new PolicyOutcomeRecorded(
                            id, own, one(random, PolicyOutcome.INTRODUCED, PolicyOutcome.ADOPTED), "a bill", later)));
        }
        if (random.nextInt(3) == 0) {
            events.add(new CampaignConcluded(id, later(on, random).plusDays(120)));
        }
        int instant = random.nextInt(INSTANTS.size());
        for (Event event : events) {
            byInstant.get(instant).add(event);
            instant = Math.min(instant + (random.nextInt(5) == 0 ? 1 : 0), INSTANTS.size() - 1);
        }
    }

    private static @Nullable Lobbying lobbying(Random random) {
        return random.nextInt(4) == 0
                ? null
                : new Lobbying(random.nextInt(90), new Money(random.nextInt(5000), one(random, "USD", "CAD")));
    }

    private static LocalDate later(LocalDate day, Random random) {
        return day.plusDays(random.nextInt(120));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
