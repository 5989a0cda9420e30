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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

class BookingRacesTest {

    private static final Race RACE = new Race();

    private final UUID space = UUID.randomUUID();
    private final LocalDateTime noon =
            LocalDate.now(ZoneId.of("UTC")).plusDays(30).atTime(12, 0);

    @AfterAll
    static void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @RepeatedTest(3)
    void sixteen_who_book_times_that_overlap_get_one() {
        UUID inspection = UUID.randomUUID();
        RACE.send(new RegisterSpace(space, "Springfield", "Room 12", ZoneId.of("UTC"), null));
        RACE.send(new InspectSpace(
                space, inspection, new Criteria(true, true, true, true), new Amenities(true, true, true), null));
        RACE.send(new CertifySpace(space, inspection, null));

        var outcome = RACE.run(16, n -> new BookSpace(space, UUID.randomUUID(), noon.plusMinutes(n), 30, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly(LactationRules.TIME_TAKEN.name());
        assertThat(RACE.positions("SpaceBooked", "spaceId", space)).hasSize(1);
    }
}
