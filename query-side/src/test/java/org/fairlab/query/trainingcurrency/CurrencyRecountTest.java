package org.fairlab.query.trainingcurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint.SiteStanding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class CurrencyRecountTest {

    private static final LocalDate BEFORE = DAY_1.minusYears(1);
    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);
    private static final List<Topic> TOPICS = List.of(Topic.IMPLICIT_BIAS, Topic.LACTATION_SUPPORT);
    private static final List<UUID> COURSES = ids(3);
    private static final List<UUID> OFFERINGS = ids(5);
    private static final List<UUID> PEOPLE = ids(5);

    private final GivenEvents given = GivenEvents.none();
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_training_as_the_read_model_as_of_any_time(long seed) {
        Random random = new Random(seed);
        courses(random);
        for (int n = 0; n < 40; n++) {
            learner(UUID.randomUUID(), random);
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new TrainingCurrency());
        Set<SiteStanding> figures = new HashSet<>();
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(3)) {
                AsOf asOf = asOf(day, instant);
                for (SiteStanding standing : standings(asOf)) {
                    assertThat(recounted(given, asOf, new CurrencyRecount(standing.site(), standing.topic(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(standing);
                    figures.add(standing);
                }
            }
        }
        assertThat(figures)
                .hasSizeGreaterThan(20)
                .anyMatch(one -> one.expiringWithin90Days() > 0)
                .anyMatch(one -> one.expired() > 0);
    }

    private List<SiteStanding> standings(AsOf asOf) {
        return new TrainingCurrencyEndpoint(given.jdbc(), ZoneOffset.UTC)
                .standings(null, null, asOf, null, 50)
                .items();
    }

    private void courses(Random random) {
        for (UUID course : COURSES) {
            byInstant
                    .getFirst()
                    .addAll(List.of(
                            new CoursePublished(course, content(random), BEFORE),
                            new CourseRevised(course, 2, content(random), BEFORE)));
        }
        for (UUID offering : OFFERINGS) {
            String site = random.nextBoolean() ? "north" : "south";
            byInstant
                    .getFirst()
                    .add(new OfferingScheduled(
                            offering, one(COURSES, random), version(random), site, BEFORE, DAY_3, 1, BEFORE));
        }
    }

    private static Content content(Random random) {
        Set<Topic> topics = random.nextInt(3) == 0 ? Set.copyOf(TOPICS) : Set.of(one(TOPICS, random));
        return new Content("A course", topics, null, null, validity(random), 0, 0, null);
    }

    private static @Nullable Integer validity(Random random) {
        return random.nextInt(4) == 0 ? null : 3 + random.nextInt(15);
    }

    /** Enrols somebody and has happen to them what can, each at the instant of the one before or later. */
    private void learner(UUID enrolment, Random random) {
        LocalDate on = DAY_1.plusDays(random.nextInt(500));
        List<Event> events = new ArrayList<>();
        events.add(new LearnerEnrolled(
                enrolment, one(OFFERINGS, random), one(COURSES, random), version(random), one(PEOPLE, random), on));
        for (int completions = random.nextInt(3); completions > 0; completions--) {
            LocalDate completed = later(on, random);
            events.add(new TrainingCompleted(enrolment, completed));
            for (int certificates = random.nextInt(3); certificates > 0; certificates--) {
                UUID certificate = UUID.randomUUID();
                events.add(new CertificateIssued(enrolment, certificate, null, null, later(completed, random)));
                if (random.nextInt(3) > 0) {
                    events.add(new CertificateRevoked(enrolment, certificate, later(completed, random)));
                }
            }
            if (completions > 1 || random.nextInt(3) == 0) {
                events.add(new CompletionVoided(enrolment, later(completed, random)));
            }
        }
        if (random.nextInt(4) == 0) {
            events.add(new LearnerWithdrew(enrolment, later(on, random)));
        }
        int instant = random.nextInt(INSTANTS.size());
        for (Event event : events) {
            byInstant.get(instant).add(event);
            instant = Math.min(instant + (random.nextInt(3) == 0 ? 1 : 0), INSTANTS.size() - 1);
        }
    }

    private static int version(Random random) {
        return 1 + random.nextInt(2);
    }

    private static LocalDate later(LocalDate day, Random random) {
        return day.plusDays(random.nextInt(120));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
