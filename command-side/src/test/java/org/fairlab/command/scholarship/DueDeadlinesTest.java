package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.fairlab.command.scholarship.Example.CYCLE;
import static org.fairlab.command.scholarship.Example.FUND;
import static org.fairlab.command.scholarship.Example.TERMS;
import static org.fairlab.command.scholarship.Example.usd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.fairlab.command.Command;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.Sender;
import org.fairlab.command.scholarship.CycleCommand.CloseCycle;
import org.fairlab.command.scholarship.CycleCommand.OpenCycle;
import org.fairlab.command.scholarship.FundCommand.EstablishFund;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines as a command side keeps them, by the example of a cycle that is open until 31 January 2030. */
class DueDeadlinesTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2030, 1, 31);

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void a_command_side_opens_a_cycle_and_stops() {
        try (var january = commandSideOn("2030-01-15T12:00:00Z")) {
            send(january, new EstablishFund(FUND, "Pathways", FundKind.SCHOLARSHIP, usd(1000), null));
            send(january, new OpenCycle(CYCLE, FUND, "2030", LAST_DAY, TERMS, null));
            assertThat(deadlines(january)).isEqualTo(1);
        }
    }

    @Test
    void what_fell_due_while_nothing_ran_is_done_at_the_next_start() {
        try (var february = commandSideOn("2030-02-03T12:00:00Z")) {
            await().untilAsserted(() -> assertThat(deadlines(february)).isZero());
            assertThat(closings(february)).isEqualTo(1);
            assertThat(february.jdbc()
                            .sql("select metadata ->> 'actor' from events.event where type = 'CycleClosed'")
                            .query(String.class)
                            .single())
                    .isEqualTo("system");
        }
    }

    @Test
    void nothing_is_done_before_its_day_is_over() {
        try (var lastDay = commandSideOn("2030-01-31T23:00:00Z")) {
            await().during(Duration.ofSeconds(1)).until(() -> closings(lastDay) == 0);
            assertThat(deadlines(lastDay)).isEqualTo(1);
        }
    }

    @Test
    void what_has_become_pointless_is_forgotten() {
        try (var early = commandSideOn("2030-01-20T12:00:00Z")) {
            send(early, new CloseCycle(CYCLE, null));
        }
        try (var february = commandSideOn("2030-02-03T12:00:00Z")) {
            await().untilAsserted(() -> assertThat(deadlines(february)).isZero());
            assertThat(closings(february)).isEqualTo(1);
        }
    }

    @Test
    void a_command_that_is_undone_leaves_no_deadline() {
        try (var january = commandSideOn("2030-01-15T12:00:00Z")) {
            assertThatExceptionOfType(AggregateStreamCreationException.class)
                    .isThrownBy(() -> send(january, new OpenCycle(CYCLE, FUND, "2030", LAST_DAY, TERMS, null)));
            assertThat(deadlines(january)).isEqualTo(1);
        }
    }

    private RunningCommandSide commandSideOn(String instant) {
        Duration ahead = Duration.between(Instant.now(), Instant.parse(instant));
        return RunningCommandSide.on(database, Clock.offset(Clock.system(ZoneOffset.UTC), ahead));
    }

    private static void send(RunningCommandSide side, Command command) {
        side.commands().send(command, Sender.SYSTEM, null);
    }

    private static long deadlines(RunningCommandSide side) {
        return count(side, "select count(*) from command.scheduled_tasks");
    }

    private static long closings(RunningCommandSide side) {
        return count(side, "select count(*) from events.event where type = 'CycleClosed'");
    }

    private static long count(RunningCommandSide side, String sql) {
        return side.jdbc().sql(sql).query(Long.class).single();
    }
}
