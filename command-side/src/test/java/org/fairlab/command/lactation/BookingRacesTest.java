package org.fairlab.command.lactation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.fairlab.command.Race;
import org.fairlab.command.lactation.SpaceCommand.*;
import org.fairlab.events.LactationEvent.Amenities;
import org.fairlab.events.LactationEvent.Criteria;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

class BookingRacesTest {

    private static Race race;

    private final UUID space = UUID.randomUUID();
    private final LocalDateTime noon =
            LocalDate.now(ZoneId.of("UTC")).plusDays(30).atTime(12, 0);

    @BeforeAll
    static void start() {
        race = new Race(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        race.leavesNoGaps();
        race.close();
    }

    @RepeatedTest(3)
    void sixteen_who_book_times_that_overlap_get_one() {
        UUID inspection = UUID.randomUUID();
        race.send(new RegisterSpace(space, "Springfield", "Room 12", ZoneId.of("UTC"), null));
        race.send(new InspectSpace(
                space, inspection, new Criteria(true, true, true, true), new Amenities(true, true, true), null));
        race.send(new CertifySpace(space, inspection, null));

        var outcome = race.run(16, n -> new BookSpace(space, UUID.randomUUID(), noon.plusMinutes(n), 30, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly(LactationRules.TIME_TAKEN.name());
        assertThat(race.positions("SpaceBooked", "spaceId", space)).hasSize(1);
    }
}
