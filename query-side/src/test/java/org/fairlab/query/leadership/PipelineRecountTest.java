package org.fairlab.query.leadership;

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
import java.util.stream.Stream;
import org.fairlab.events.Event;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.leadership.PipelineEndpoint.Stage;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class PipelineRecountTest {

    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);
    private static final List<UUID> TRACKS = ids(2);
    private static final List<UUID> PEOPLE = ids(15);

    private final GivenEvents given = GivenEvents.none();
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_stages_as_the_read_model_as_of_any_time(long seed) {
        Random random = new Random(seed);
        for (UUID person : PEOPLE) {
            for (int n = random.nextInt(3); n > 0; n--) {
                happened(training(person, random), random);
            }
            TRACKS.forEach(track -> happened(candidacy(track, person, random), random));
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new Leadership());
        Set<Stage> stages = new HashSet<>();
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(4)) {
                stages.addAll(theSame(null, day, asOf(day, instant)));
                stages.addAll(theSame(2022, day, asOf(day, instant)));
            }
        }
        assertThat(stages)
                .hasSizeGreaterThan(20)
                .anyMatch(one -> one.stage().equals("ADVANCEMENT") && one.participants() > 1);
    }

    private List<Stage> theSame(@Nullable Integer cohort, LocalDate day, AsOf asOf) {
        List<Stage> stages = new PipelineEndpoint(given.jdbc()).pipeline(cohort, null, asOf, Answers.AT_CLOSE);
        if (!stages.isEmpty()) {
            assertThat(stages).extracting(Stage::stage).containsExactlyElementsOf(PipelineEndpoint.STAGES);
        }
        for (Stage stage : stages) {
            assertThat(recounted(given, asOf, new PipelineEvents.Way(stage.stage(), cohort, day)))
                    .as("%s as of %s", stage.stage(), asOf)
                    .isEqualTo(stage.participants());
        }
        return stages;
    }

    /** Records each at the instant of the one before or later. */
    private void happened(List<Event> events, Random random) {
        int instant = random.nextInt(INSTANTS.size());
        for (Event event : events) {
            byInstant.get(instant).add(event);
            instant = Math.min(instant + (random.nextInt(3) == 0 ? 1 : 0), INSTANTS.size() - 1);
        }
    }

    private static List<Event> training(UUID person, Random random) {
        UUID enrolment = UUID.randomUUID();
        LocalDate on = DAY_1.plusDays(random.nextInt(500));
        List<Event> events = new ArrayList<>();
        events.add(new LearnerEnrolled(enrolment, UUID.randomUUID(), UUID.randomUUID(), 1, person, on));
        for (int n = random.nextInt(3); n > 0; n--) {
            events.add(new TrainingCompleted(enrolment, later(on, random)));
            if (n > 1 || random.nextInt(3) == 0) {
                events.add(new CompletionVoided(enrolment, later(on, random)));
            }
        }
        return events;
    }

    private static List<Event> candidacy(UUID track, UUID person, Random random) {
        UUID candidacy = UUID.randomUUID();
        LocalDate nominated = DAY_1.plusDays(random.nextInt(400));
        LocalDate admitted = later(nominated, random);
        LocalDate completed = later(admitted, random);
        List<Event> events = List.of(
                new NominationReceived(candidacy, track, person, "nominator", false, nominated),
                new ParticipantAdmitted(candidacy, List.of(new Finding("a year", "roster")), "00", admitted),
                new AdvancementRecorded(candidacy, UUID.randomUUID(), "lead", "letter", later(admitted, random)),
                new TrackCompleted(candidacy, completed),
                new AdvancementRecorded(candidacy, UUID.randomUUID(), "head", "letter", later(completed, random)));
        return events.subList(0, random.nextInt(events.size() + 1));
    }

    private static LocalDate later(LocalDate day, Random random) {
        return day.plusDays(random.nextInt(120));
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
