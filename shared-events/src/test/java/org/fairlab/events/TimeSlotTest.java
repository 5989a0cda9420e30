package org.fairlab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeSlotTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static TimeSlot at(String time, ZoneId zone, int minutes) {
        return new TimeSlot(LocalDateTime.parse(time), zone, minutes);
    }

    @Test
    void the_same_time_on_two_walls_is_two_instants() {
        assertThat(at("2030-03-01T10:00", CHICAGO, 60).start()).isEqualTo(Instant.parse("2030-03-01T16:00:00Z"));
        assertThat(at("2030-03-01T10:00", ZoneId.of("Asia/Kolkata"), 60).start())
                .isEqualTo(Instant.parse("2030-03-01T04:30:00Z"));
    }

    @Test
    void it_keeps_to_the_wall_before_and_after_the_clock_is_set() {
        assertThat(at("2030-03-09T10:00", CHICAGO, 60).start()).isEqualTo(Instant.parse("2030-03-09T16:00:00Z"));
        assertThat(at("2030-03-10T10:00", CHICAGO, 60).start()).isEqualTo(Instant.parse("2030-03-10T15:00:00Z"));
    }

    @Test
    void its_minutes_pass_while_the_clock_is_set_forward() {
        assertThat(at("2030-03-10T01:30", CHICAGO, 60).end()).isEqualTo(Instant.parse("2030-03-10T08:30:00Z"));
    }

    @Test
    void a_time_that_the_clock_shows_twice_is_the_first() {
        assertThat(at("2030-11-03T01:30", CHICAGO, 60).start()).isEqualTo(Instant.parse("2030-11-03T06:30:00Z"));
        assertThat(at("2030-11-03T01:30", CHICAGO, 60).end()).isEqualTo(Instant.parse("2030-11-03T07:30:00Z"));
    }

    @Test
    void a_time_that_the_clock_never_shows_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("2030-03-10T02:30", CHICAGO, 60))
                .withMessageContaining("never shows");
    }
}
