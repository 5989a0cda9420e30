package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsOfSumsTest {

    private static final UUID FUND = new UUID(0, 1);

    private final Nodes nodes = new Nodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void stretches_are_kept_with_their_rows_also_by_a_node_that_starts_later() {
        try (var _ = nodes.start(new Deposits())) {
            nodes.awaitSeen(nodes.deposits(20));
            assertThat(until()).isZero();
            nodes.awaitSeen(nodes.deposit(FUND, ones()));
            awaitKept(1);
            assertThat(amount()).isEqualTo(AsOfSums.STRETCH + 20);
        }

        nodes.start(new Deposits());
        nodes.awaitSeen(nodes.deposits(20));
        awaitKept(1);
        nodes.awaitSeen(nodes.deposit(FUND, ones()));
        awaitKept(2);
        assertThat(amount()).isEqualTo(2 * AsOfSums.STRETCH + 40);
    }

    @Test
    void a_rebuild_keeps_those_of_all_rows_before_it_takes_the_place_of_the_old_one() {
        nodes.deposit(FUND, ones());
        var node = nodes.start(new Deposits());
        node.awaitRebuilt();
        nodes.awaitSeen(AsOfSums.STRETCH);
        awaitKept(1);
        nodes.jdbc.sql("update deposits.as_of_sum set total = '', days = ''").update();
        assertThat(amount()).isEqualTo(1);

        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(amount()).isEqualTo(AsOfSums.STRETCH);
    }

    @Test
    void those_from_an_event_on_are_kept_anew_when_it_is_taken_late() {
        var ill = new AtomicBoolean(true);
        var node = nodes.start(new Deposits().disturbedBy(recorded -> {
            if (ill.get() && recorded.position() == 2) {
                throw new IllegalStateException();
            }
        }));
        nodes.awaitSeen(nodes.deposit(FUND, 1, 2, 3));
        nodes.awaitSeen(nodes.deposit(new UUID(0, 2), ones()));
        assertThat(amount()).isEqualTo(AsOfSums.STRETCH + 1);

        node.projections.retryDeadLetters(Deposits.NAME);
        assertThat(amount()).isEqualTo(AsOfSums.STRETCH + 1);
        ill.set(false);
        node.projections.retryDeadLetters(Deposits.NAME);
        awaitKept(1);
        assertThat(amount()).isEqualTo(AsOfSums.STRETCH + 6);
    }

    /** As many deposits as a stretch has positions. */
    private static long[] ones() {
        long[] ones = new long[AsOfSums.STRETCH];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void awaitKept(int stretches) {
        await().atMost(Nodes.PATIENCE).until(() -> until() == stretches * AsOfSums.STRETCH);
    }

    private long until() {
        return nodes.store.sums().until(Deposits.NAME).orElseThrow();
    }

    private long amount() {
        var figures = new PastFigures(Deposits.NAME, nodes.jdbc).asOf(OffsetDateTime.MAX, LocalDate.MAX);
        return Objects.requireNonNull(figures.get(List.of("ALL")))[0];
    }
}
