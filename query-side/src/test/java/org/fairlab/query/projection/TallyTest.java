package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final UUID FUND = new UUID(0, 1);

    private final Nodes nodes = new Nodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void it_is_taken_after_so_many_events_with_their_rows_and_not_again_by_a_node_that_starts_then() {
        long[] ones = new long[ProjectionRunner.TALLY_AFTER];
        Arrays.fill(ones, 1);
        long taken;
        try (var _ = nodes.start(new Deposits())) {
            nodes.awaitSeen(nodes.deposits(20));
            assertThat(tallied()).isEqualTo(-1);
            nodes.awaitSeen(nodes.deposit(FUND, ones));
            taken = tallied();
            assertThat(taken).isGreaterThanOrEqualTo(ProjectionRunner.TALLY_AFTER);
            assertThat(amount()).isEqualTo(taken);
        }

        nodes.start(new Deposits());
        nodes.awaitSeen(nodes.deposits(20));
        assertThat(tallied()).isEqualTo(taken);
        nodes.awaitSeen(nodes.deposit(FUND, ones));
        assertThat(tallied()).isGreaterThan(taken);
        assertThat(amount()).isEqualTo(tallied());
    }

    @Test
    void a_rebuild_takes_it_of_all_rows_before_it_takes_the_place_of_the_old_one() {
        nodes.deposits(20);
        var node = nodes.start(new Deposits());
        node.awaitRebuilt();
        nodes.awaitSeen(20);
        assertThat(tallied()).isEqualTo(20);
        nodes.jdbc.sql("update deposits.tally set amount = 0").update();

        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(amount()).isEqualTo(20);
    }

    @Test
    void it_is_taken_anew_when_an_event_from_before_it_is_taken_late() {
        var ill = new AtomicBoolean(true);
        var node = nodes.start(new Deposits().disturbedBy(recorded -> {
            if (ill.get() && recorded.position() == 2) {
                throw new IllegalStateException();
            }
        }));
        nodes.awaitSeen(nodes.deposit(FUND, 1, 2, 3));
        nodes.awaitSeen(nodes.deposits(20));
        nodes.store.takeTally(Deposits.NAME, 23);
        assertThat(amount()).isEqualTo(21);

        node.projections.retryDeadLetters(Deposits.NAME);
        assertThat(amount()).isEqualTo(21);
        ill.set(false);
        node.projections.retryDeadLetters(Deposits.NAME);
        assertThat(tallied()).isEqualTo(23);
        assertThat(amount()).isEqualTo(26);
    }

    private long tallied() {
        return nodes.store.tallied(Deposits.NAME).orElseThrow();
    }

    private long amount() {
        return nodes.jdbc
                .sql("select amount from deposits.tally")
                .query(Long.class)
                .single();
    }
}
