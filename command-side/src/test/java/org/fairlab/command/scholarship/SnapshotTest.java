package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.Sender;
import org.fairlab.command.scholarship.FundCommand.*;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** A fund with a long history, loaded by processes that have never seen it. */
class SnapshotTest {

    private static final Sender OFFICER = new Sender("officer-1", "fund-officer", null, null);

    private final TestDatabase database = TestDatabase.fresh();
    private final UUID fund = UUID.randomUUID();

    @Test
    void a_long_history_is_read_from_its_snapshot_on() {
        try (var first = RunningCommandSide.on(database)) {
            first.commands().send(new EstablishFund(fund, "A fund", FundKind.SCHOLARSHIP, usd(1), null), OFFICER, null);
            for (int n = 0; n < 600; n++) {
                first.commands().send(new ReplenishFund(fund, usd(1), null), OFFICER, null);
            }
            Awaitility.await().until(() -> snapshots(first) == 1);
        }
        // what the snapshot stands for is not read any more: spoil it, and nobody notices
        jdbc(
                "update events.event set payload = '{}' where stream_id = ? and sequence <= (select sequence from events.snapshot)");
        try (var second = RunningCommandSide.on(database)) {
            assertThat(second.commands()
                            .send(new ReplenishFund(fund, usd(1), null), OFFICER, null)
                            .events())
                    .hasSize(1);
        }
    }

    @Test
    void a_snapshot_of_other_code_is_passed_over() {
        try (var first = RunningCommandSide.on(database)) {
            first.commands().send(new EstablishFund(fund, "A fund", FundKind.SCHOLARSHIP, usd(1), null), OFFICER, null);
        }
        jdbc(
                "insert into events.snapshot select ?, 0, 'Fund', 'org.fairlab.command.scholarship.Fund', 'older', '{\"closed\": true}'");
        try (var second = RunningCommandSide.on(database)) {
            assertThat(second.commands()
                            .send(new CloseFund(fund, null), OFFICER, null)
                            .events())
                    .hasSize(1);
        }
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    private static long snapshots(RunningCommandSide side) {
        return side.jdbc()
                .sql("select count(*) from events.snapshot")
                .query(Long.class)
                .single();
    }

    private void jdbc(String sql) {
        org.springframework.jdbc.core.simple.JdbcClient.create(database.owner())
                .sql(sql)
                .param(fund)
                .update();
    }
}
