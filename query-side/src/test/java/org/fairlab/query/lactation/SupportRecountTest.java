package org.fairlab.query.lactation;

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
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TimeSlot;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.lactation.LactationAccess.Site;
import org.fairlab.query.lactation.SupportEndpoint.Support;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class SupportRecountTest {

    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);
    private static final List<UUID> PEOPLE = ids(12);
    private static final List<UUID> COURSES = ids(2);
    private static final Breaks BREAKS = new Breaks(3, 30, true);
    private static final LegalBasis BASIS = new LegalBasis(Ground.NOT_COVERED, "policy, part 2");

    private final GivenEvents given = GivenEvents.none();
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_spaces_and_support_as_the_read_model_as_of_any_time(long seed) {
        Random random = new Random(seed);
        byInstant
                .getFirst()
                .addAll(List.of(
                        new CoursePublished(COURSES.getFirst(), content(Topic.LACTATION_SUPPORT), DAY_1),
                        new CoursePublished(COURSES.getLast(), content(Topic.IMPLICIT_BIAS), DAY_1)));
        for (int n = 0; n < 30; n++) {
            List.<Function<Random, List<Event>>>of(this::space, this::referral, this::breaks, this::training)
                    .forEach(kind -> happened(kind.apply(random), random));
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new Lactation());
        Set<Support> supported = new HashSet<>();
        Set<Site> sites = new HashSet<>();
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(4)) {
                AsOf asOf = asOf(day, instant);
                for (Support support : new SupportEndpoint(given.jdbc()).support(asOf, true)) {
                    assertThat(recounted(given, asOf, new SupportRecount(support.site(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(support);
                    supported.add(support);
                }
                for (Site site : new LactationAccess(given.jdbc()).access(asOf)) {
                    assertThat(recounted(given, asOf, new SpacesRecount(site.site(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(site);
                    sites.add(site);
                }
            }
        }
        assertThat(supported).hasSizeGreaterThan(20).anyMatch(one -> one.daysToVisit() != null);
        assertThat(sites).hasSizeGreaterThan(10).anyMatch(one -> one.withSink() > 1);
    }

    /** Records each at the instant of the one before or later. */
    private void happened(List<Event> events, Random random) {
        int instant = random.nextInt(INSTANTS.size());
        for (Event event : events) {
            byInstant.get(instant).add(event);
            instant = Math.min(instant + (random.nextInt(3) == 0 ? 1 : 0), INSTANTS.size() - 1);
        }
    }

    private List<Event> space(Random random) {
        UUID space = UUID.randomUUID();
        UUID inspection = UUID.randomUUID();
        LocalDate on = day(random);
        List<Event> events = new ArrayList<>();
        events.add(new SpaceRegistered(space, site(random), "A room", ZoneOffset.UTC, on));
        for (int n = random.nextInt(10); n > 0; n--) {
            LocalDate later = later(on, random);
            UUID booking = UUID.randomUUID();
            events.addAll(one(
                    random,
                    List.of(new SpaceInspected(
                            space,
                            inspection,
                            new Criteria(true, true, true, true),
                            new Amenities(true, true, random.nextBoolean()),
                            later)),
                    List.of(new SpaceCertified(space, inspection, later)),
                    List.of(new SpaceDecertified(space, later)),
                    List.of(booked(space, booking, later)),
                    List.of(booked(space, booking, later), new BookingReleased(space, booking, later(later, random)))));
        }
        if (random.nextInt(4) == 0) {
            events.add(new SpaceRetired(space, later(on, random)));
        }
        return events;
    }

    private static SpaceBooked booked(UUID space, UUID booking, LocalDate on) {
        return new SpaceBooked(space, booking, new TimeSlot(on.atTime(10, 0), ZoneOffset.UTC, 30), on);
    }

    private List<Event> referral(Random random) {
        UUID pathway = UUID.randomUUID();
        UUID referral = UUID.randomUUID();
        Sealed shared = new Sealed(Category.HEALTH, "ciphertext");
        LocalDate agreed = day(random);
        LocalDate consented = later(agreed, random);
        LocalDate created = later(consented, random);
        LocalDate visited = later(created, random);
        List<Event> events = List.of(
                new ReferralPathwayAgreed(pathway, site(random), UUID.randomUUID(), PartnerKind.NONPROFIT, agreed),
                new ReferralConsentRecorded(referral, UUID.randomUUID(), pathway, shared, "1", consented),
                new ReferralCreated(referral, created),
                new ReferralScheduled(referral, visited, created),
                random.nextInt(3) == 0
                        ? new ReferralMissed(referral, visited)
                        : new ReferralAttended(referral, visited),
                new ReferralClosed(referral, Outcome.NO_FURTHER_CONTACT, later(visited, random)));
        return events.subList(0, 2 + random.nextInt(5));
    }

    private List<Event> breaks(Random random) {
        UUID accommodation = UUID.randomUUID();
        LocalDate on = day(random);
        var entitlement = new Entitlement("US", "1", "29 USC 218d", 12, null, false);
        List<Event> events = new ArrayList<>();
        events.add(new BreakAccommodationRequested(
                accommodation,
                UUID.randomUUID(),
                Beneficiary.EMPLOYEE,
                site(random),
                entitlement,
                null,
                "coordinator-1",
                on));
        for (int n = random.nextInt(4); n > 0; n--) {
            LocalDate later = later(on, random);
            events.add(one(
                    random,
                    new BreakAccommodationGranted(accommodation, BREAKS, later),
                    new BreakAccommodationModified(accommodation, BREAKS, null, later),
                    new BreakAccommodationDenied(accommodation, BASIS, "coordinator-2", later),
                    new BreakTaken(accommodation, UUID.randomUUID(), later)));
        }
        return events;
    }

    private List<Event> training(Random random) {
        UUID offering = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        UUID course = one(random, COURSES.getFirst(), COURSES.getLast());
        LocalDate on = day(random);
        List<Event> events = new ArrayList<>(List.of(
                new OfferingScheduled(offering, course, 1, site(random), on, on, 1, on),
                new LearnerEnrolled(enrolment, offering, course, 1, PEOPLE.get(random.nextInt(PEOPLE.size())), on)));
        for (int n = random.nextInt(3); n > 0; n--) {
            events.add(new TrainingCompleted(enrolment, later(on, random)));
            if (n > 1 || random.nextInt(3) == 0) {
                events.add(new CompletionVoided(enrolment, later(on, random)));
            }
        }
        return events;
    }

    private static Content content(Topic topic) {
        return new Content("A course", Set.of(topic), null, null, null, 0, 0, null);
    }

    private static String site(Random random) {
        return random.nextBoolean() ? "here" : "there";
    }

    private static LocalDate day(Random random) {
        return DAY_1.plusDays(random.nextInt(400));
    }

    private static LocalDate later(LocalDate day, Random random) {
        return day.plusDays(random.nextInt(120));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
