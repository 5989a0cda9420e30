package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class EachEventCountsOnceTest {

    private final Nodes nodes = new Nodes();
    private final AtomicInteger disturbances = new AtomicInteger();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void though_a_batch_fails_in_the_middle() {
        int batch = ProjectionRunner.BATCH;
        nodes.start(new Deposits().disturbedBy(recorded -> {
            if (recorded.position() % batch == 400 && disturbances.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("the first time only");
            }
        }));
        nodes.awaitSeen(nodes.deposits(3 * batch));

        assertThat(disturbances.get()).isGreaterThanOrEqualTo(6);
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();
    }

    @Test
    void though_the_connection_is_lost_in_the_middle() {
        nodes.deposits(100);
        nodes.start(new Deposits().disturbedBy((recorded, rows) -> {
            if (recorded.position() == 50 && disturbances.getAndIncrement() < 2) {
                rows.write("do 'begin perform pg_terminate_backend(pg_backend_pid()); end'");
            }
        }));
        nodes.awaitSeen(100);

        assertThat(disturbances).hasValueGreaterThanOrEqualTo(3);
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();
    }

    @Test
    void though_the_database_has_no_room_for_a_while() {
        nodes.deposits(100);
        nodes.start(new Deposits().disturbedBy(recorded -> {
            if (recorded.position() == 50 && disturbances.getAndIncrement() < 2) {
                throw new DataAccessResourceFailureException("disk full");
            }
        }));
        nodes.awaitSeen(100);

        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();
    }

    @Test
    void though_the_node_is_stopped_in_the_middle_and_started_again() {
        for (int run = 0; run < 5; run++) {
            nodes.deposits(300);
            try (var node = nodes.start(new Deposits())) {
                nodes.awaitSeen(run * 300L + 1);
            }
        }
        nodes.start(new Deposits());
        nodes.awaitSeen(1500);

        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void though_two_nodes_run_the_read_model() {
        nodes.deposits(300);
        var started = java.util.stream.Stream.of(new Deposits(), new Deposits())
                .parallel()
                .map(nodes::start)
                .toList();
        for (int i = 0; i < 100; i++) {
            nodes.deposit(UUID.randomUUID(), 1, 2, 3);
        }
        nodes.awaitSeen(600);
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());

        started.getFirst().close();
        nodes.awaitSeen(nodes.deposit(UUID.randomUUID(), 1));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }
}
