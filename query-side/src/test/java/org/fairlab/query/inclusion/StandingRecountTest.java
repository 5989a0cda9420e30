package org.fairlab.query.inclusion;

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
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.inclusion.ConsultationEndpoint.Followed;
import org.fairlab.query.inclusion.InclusionEndpoint.Standing;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class StandingRecountTest {

    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);

    private final GivenEvents given = GivenEvents.none();
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_as_the_read_model_as_of_any_time(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 10; n++) {
            List.<Function<Random, List<Event>>>of(this::barrier, this::initiative, this::policy, this::change)
                    .forEach(kind -> happened(kind.apply(random), random));
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new Inclusion());
        Set<Standing> standings = new HashSet<>();
        Set<Followed> followed = new HashSet<>();
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(3)) {
                AsOf asOf = asOf(day, instant);
                for (Standing one : new InclusionEndpoint(given.jdbc(), ZoneOffset.UTC).standings(asOf)) {
                    assertThat(recounted(given, asOf, new StandingRecount(one.what(), day)))
                            .as("as of %s", asOf)
                            .isEqualTo(one);
                    standings.add(one);
                }
                Followed changes = new ConsultationEndpoint(given.jdbc()).followed(asOf);
                assertThat(recounted(given, asOf, new CurriculumRecount(day)))
                        .as("as of %s", asOf)
                        .isEqualTo(changes);
                followed.add(changes);
            }
        }
        assertThat(standings).hasSizeGreaterThan(20).anyMatch(one -> one.overdue() > 1 && one.standing() < one.begun());
        assertThat(followed).hasSizeGreaterThan(5).anyMatch(one -> one.made() > 0 && one.made() < one.requested());
    }

    /** Records each at the instant of the one before or later. */
    private void happened(List<Event> events, Random random) {
        int instant = random.nextInt(INSTANTS.size());
        for (Event event : events) {
            byInstant.get(instant).add(event);
            instant = Math.min(instant + (random.nextInt(3) == 0 ? 1 : 0), INSTANTS.size() - 1);
        }
    }

    private List<Event> barrier(Random random) {
        UUID id = UUID.randomUUID();
        LocalDate on = day(random);
        return history(
                random,
                new BarrierIdentified(id, BarrierKind.COST, null, "fees", "ana", later(on, random), on),
                later -> new BarrierReviewed(id, "still there", later(later, random), later),
                later -> new BarrierResolved(id, "waived", later));
    }

    private List<Event> initiative(Random random) {
        UUID id = UUID.randomUUID();
        LocalDate on = day(random);
        return history(
                random,
                new InitiativeStarted(id, "Fees", Set.of(), "ana", later(on, random), on),
                later -> new InitiativeReviewed(id, "goes on", later(later, random), later),
                later -> new InitiativeConcluded(id, "done", later));
    }

    private List<Event> policy(Random random) {
        UUID id = UUID.randomUUID();
        LocalDate on = day(random);
        return history(
                random,
                new PolicyAdopted(id, "Fees", Set.of(), "ana", later(on, random), on),
                later -> new PolicyReviewed(id, "in force", later(later, random), later),
                later -> new PolicyRetired(id, later));
    }

    private static List<Event> history(
            Random random, Event begun, Function<LocalDate, Event> reviewed, Function<LocalDate, Event> ended) {
        List<Event> events = new ArrayList<>(List.of(begun));
        for (int n = random.nextInt(4); n > 0; n--) {
            events.add(reviewed.apply(later(begun.effectiveOn(), random)));
        }
        if (random.nextBoolean()) {
            events.add(ended.apply(later(begun.effectiveOn(), random)));
        }
        return events;
    }

    private List<Event> change(Random random) {
        UUID consultation = UUID.randomUUID();
        UUID change = UUID.randomUUID();
        UUID course = UUID.randomUUID();
        LocalDate on = day(random);
        LocalDate requested = later(on, random);
        List<Event> events = List.of(
                new CommunityConsulted(consultation, "learners", ConsultationKind.PUBLIC_MEETING, 9, "more", on),
                new CurriculumChangeRequested(change, consultation, null, course, 1, "examples", requested),
                new CurriculumChangeMade(change, course, 2, later(requested, random)));
        return events.subList(0, 1 + random.nextInt(3));
    }

    private static LocalDate day(Random random) {
        return DAY_1.plusDays(random.nextInt(500));
    }

    private static LocalDate later(LocalDate day, Random random) {
        return day.plusDays(random.nextInt(150));
    }
}
