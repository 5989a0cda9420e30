package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final long POISON = 13;
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Nodes nodes = new Nodes();
    private final Set<Long> poison = ConcurrentHashMap.newKeySet();
    private final Deposits deposits = new Deposits().disturbedBy(recorded -> {
        if (recorded.event() instanceof FundReplenished e
                && poison.contains(e.amount().minor())) {
            throw new IllegalStateException("no place for " + e.amount());
        }
    });

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void a_poison_event_waits_with_later_ones_of_its_entity_while_others_go_on() {
        poison.add(POISON);
        nodes.deposit(FUND, 1, POISON, 2);
        nodes.deposit(OTHER, 5);
        nodes.start(deposits);
        nodes.awaitSeen(4);
        nodes.awaitSeen(nodes.deposit(FUND, 3));

        assertThat(Deposits.amounts(FUND, nodes.jdbc)).containsExactly(1L);
        assertThat(Deposits.amounts(OTHER, nodes.jdbc)).containsExactly(5L);
        assertThat(nodes.store.parked(Deposits.NAME)).containsExactly(2L, 3L, 5L);
    }

    @Test
    void the_reason_is_kept_without_values() {
        poison.add(POISON);
        nodes.start(deposits);
        nodes.awaitSeen(nodes.deposit(FUND, POISON, 1));

        assertThat(nodes.jdbc
                        .sql("select error from projection.dead_letter order by position")
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        error -> assertThat(error)
                                .startsWith("IllegalStateException at ")
                                .doesNotContain("13"),
                        error -> assertThat(error).isEqualTo("waits behind an earlier one"));
    }

    @Test
    void a_retry_takes_them_in_order_once_the_cause_is_gone() {
        poison.add(POISON);
        var node = nodes.start(deposits);
        nodes.deposit(OTHER, 5);
        nodes.awaitSeen(nodes.deposit(FUND, 1, POISON, 2));

        assertThat(node.projections.retryDeadLetters(Deposits.NAME)).isEqualTo(2);
        poison.clear();
        assertThat(node.projections.retryDeadLetters(Deposits.NAME)).isZero();
        nodes.awaitSeen(nodes.deposit(FUND, 3));

        assertThat(Deposits.amounts(FUND, nodes.jdbc)).containsExactly(1L, POISON, 2L, 3L);
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();
    }

    @Test
    void a_retry_goes_as_far_as_the_next_event_that_cannot_be_taken() {
        poison.addAll(Set.of(POISON, 14L));
        var node = nodes.start(deposits);
        nodes.awaitSeen(nodes.deposit(FUND, POISON, 1, 14, 2));
        poison.remove(POISON);

        assertThat(node.projections.retryDeadLetters(Deposits.NAME)).isEqualTo(2);
        assertThat(Deposits.amounts(FUND, nodes.jdbc)).containsExactly(POISON, 1L);
    }

    @Test
    void an_event_that_cannot_be_read_is_parked_too() {
        nodes.deposit(FUND, 1, 2);
        nodes.deposit(OTHER, 5);
        nodes.jdbc
                .sql("update events.event set payload = '{\"fundId\": \"no id\"}' where position = 1")
                .update();
        nodes.start(deposits);
        nodes.awaitSeen(3);

        assertThat(nodes.store.parked(Deposits.NAME)).containsExactly(1L, 2L);
        assertThat(Deposits.amounts(OTHER, nodes.jdbc)).containsExactly(5L);
    }

    @Test
    void an_event_of_a_later_version_of_the_program_waits_for_that_version() throws InterruptedException {
        nodes.deposit(FUND, 1, 2);
        nodes.jdbc
                .sql("update events.event set type = 'FundRenamed' where position = 2")
                .update();
        var node = nodes.start(deposits);
        assertThat(node.projections.await(Deposits.NAME, 1, java.time.Duration.ofMillis(500)))
                .isFalse();
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();

        nodes.jdbc
                .sql("update events.event set type = 'FundReplenished' where position = 2")
                .update();
        nodes.awaitSeen(2);
        assertThat(Deposits.positions(nodes.jdbc)).containsExactly(1L, 2L);
    }
}
