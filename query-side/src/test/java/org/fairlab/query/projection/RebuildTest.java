package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildTest {

    private final Nodes nodes = new Nodes();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        nodes.close();
    }

    @Test
    void the_old_one_serves_and_follows_until_the_new_one_takes_its_place() {
        var node = nodes.start(heldUpIn("rebuilds"));
        nodes.awaitSeen(nodes.deposits(20));
        node.projections.startRebuild(Deposits.NAME);
        await().until(() -> nodes.store.position("deposits_next") == -1);

        nodes.awaitSeen(nodes.deposits(20));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(node.projections.startRebuild(Deposits.NAME)).isFalse();

        goOn.countDown();
        node.awaitRebuilt();
        nodes.awaitSeen(nodes.deposits(20));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(schemas()).containsExactly("deposits");
    }

    @Test
    void rows_that_went_wrong_are_right_afterwards() {
        nodes.deposits(20);
        var node = nodes.start(new Deposits());
        nodes.awaitSeen(20);
        node.awaitRebuilt();
        nodes.jdbc.sql("delete from deposits.deposit where position = 7").update();
        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void the_planner_knows_the_size_of_the_new_tables_as_soon_as_they_serve() {
        nodes.deposits(20);
        var node = nodes.start(new Deposits());
        nodes.awaitSeen(20);
        node.awaitRebuilt();
        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(nodes.jdbc
                        .sql("select reltuples from pg_class where oid = 'deposits.deposit'::regclass")
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void dead_letters_are_taken_again() {
        var ill = new AtomicBoolean(true);
        var node = nodes.start(new Deposits().disturbedBy(recorded -> {
            if (ill.get() && recorded.position() == 2) {
                throw new IllegalStateException();
            }
        }));
        nodes.awaitSeen(nodes.deposit(UUID.randomUUID(), 1, 2, 3));
        assertThat(nodes.store.parked(Deposits.NAME)).containsExactly(2L, 3L);
        ill.set(false);
        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(Deposits.positions(nodes.jdbc)).containsExactly(1L, 2L, 3L);
        assertThat(nodes.store.parked(Deposits.NAME)).isEmpty();
    }

    @Test
    void queries_never_fail_and_positions_never_go_back_while_it_happens_under_load() throws InterruptedException {
        nodes.deposits(100);
        var node = nodes.start(new Deposits());
        nodes.awaitSeen(100);
        node.awaitRebuilt();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        var done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            long last = 0;
            long count = 0;
            while (!done.get()) {
                try {
                    long position = nodes.store.position(Deposits.NAME);
                    long rows = nodes.jdbc
                            .sql("select count(*) from deposits.deposit a join deposits.deposit b using (position)")
                            .query(Long.class)
                            .single();
                    assertThat(position).isGreaterThanOrEqualTo(last);
                    assertThat(rows).isGreaterThanOrEqualTo(count).isGreaterThanOrEqualTo(position);
                    last = position;
                    count = rows;
                } catch (RuntimeException | AssertionError failure) {
                    failures.add(failure);
                }
            }
        });
        for (int i = 0; i < 10; i++) {
            node.projections.startRebuild(Deposits.NAME);
            while (node.projections.isRebuilding(Deposits.NAME)) {
                nodes.deposits(10);
            }
        }
        done.set(true);
        reader.join();
        nodes.awaitSeen(nodes.deposits(10));
        assertThat(failures).isEmpty();
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void a_changed_definition_is_rebuilt_at_the_start() {
        UUID fund = UUID.randomUUID();
        try (var before = nodes.start(new Deposits(1))) {
            nodes.awaitSeen(nodes.deposit(fund, 1, 2, 3));
        }
        var after = nodes.start(new Deposits(2));
        after.awaitRebuilt();
        nodes.awaitSeen(nodes.deposit(fund, 4));
        assertThat(Deposits.amounts(fund, nodes.jdbc)).containsExactly(2L, 4L, 6L, 8L);
    }

    @Test
    void a_node_of_the_old_definition_follows_until_then_and_never_writes_into_the_new_tables() {
        UUID fund = UUID.randomUUID();
        nodes.start(new Deposits(1));
        nodes.awaitSeen(nodes.deposit(fund, 1));
        var after = nodes.start(new Deposits(2));
        after.awaitRebuilt();
        for (long i = 2; i <= 50; i++) {
            nodes.awaitSeen(nodes.deposit(fund, i));
        }
        assertThat(Deposits.amounts(fund, nodes.jdbc))
                .isEqualTo(nodes.positions().stream().map(i -> 2 * i).toList());
    }

    @Test
    void two_nodes_of_a_changed_definition_rebuild_it_once() {
        try (var before = nodes.start(new Deposits(1))) {
            nodes.awaitSeen(nodes.deposits(600));
        }
        var one = nodes.start(new Deposits(2));
        var two = nodes.start(new Deposits(2));
        one.awaitRebuilt();
        two.awaitRebuilt();
        nodes.awaitSeen(nodes.deposits(10));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(schemas()).containsExactly("deposits");
    }

    @Test
    void one_that_fails_leaves_the_old_one_and_nothing_else() {
        var node = nodes.start(new Deposits().disturbedBy(recorded -> {
            if (Thread.currentThread().getName().startsWith("rebuilds")) {
                nodes.jdbc.sql("drop schema if exists deposits_next cascade").update();
            }
        }));
        nodes.awaitSeen(nodes.deposits(20));
        node.projections.startRebuild(Deposits.NAME);
        node.awaitRebuilt();
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(schemas()).containsExactly("deposits");
    }

    @Test
    void one_that_was_killed_leaves_nothing_after_the_next_start() {
        try (var node = nodes.start(heldUpIn("rebuilds"))) {
            nodes.awaitSeen(nodes.deposits(20));
            node.projections.startRebuild(Deposits.NAME);
            await().until(() -> nodes.store.position("deposits_next") == -1);
            nodes.jdbc.sql("alter schema deposits_next owner to fairlab_app").update();
        }
        nodes.start(new Deposits());
        assertThat(schemas()).containsExactly("deposits");
        nodes.awaitSeen(nodes.deposits(10));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void one_that_is_new_takes_the_history_by_a_rebuild_and_follows_from_there() {
        nodes.deposits(20);
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        var node = nodes.start(new Deposits()
                .disturbedBy(recorded -> threads.add(Thread.currentThread().getName())));
        node.awaitRebuilt();
        assertThat(threads).hasSize(20).allMatch(name -> name.startsWith("rebuilds"));
        nodes.awaitSeen(nodes.deposits(20));
        assertThat(threads.subList(20, 40)).allMatch(name -> name.startsWith("follows"));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void one_that_is_new_follows_from_the_first_event_if_it_cannot_be_rebuilt() {
        nodes.deposits(20);
        nodes.start(new Deposits().disturbedBy(recorded -> {
            if (Thread.currentThread().getName().startsWith("rebuilds")) {
                nodes.jdbc.sql("drop schema if exists deposits_next cascade").update();
            }
        }));
        nodes.awaitSeen(20);
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    @Test
    void two_nodes_build_one_that_is_new_once() {
        nodes.deposits(600);
        var one = nodes.start(new Deposits());
        var two = nodes.start(new Deposits());
        one.awaitRebuilt();
        two.awaitRebuilt();
        nodes.awaitSeen(nodes.deposits(10));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        assertThat(schemas()).containsExactly("deposits");
    }

    @Test
    void it_waits_while_another_process_is_at_it() {
        var node = nodes.start(new Deposits());
        nodes.awaitSeen(nodes.deposits(20));
        nodes.store.alone(Deposits.NAME, () -> {
            node.projections.startRebuild(Deposits.NAME);
            await().during(java.time.Duration.ofMillis(300))
                    .until(() -> node.projections.isRebuilding(Deposits.NAME)
                            && schemas().size() == 1);
        });
        node.awaitRebuilt();
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
    }

    /** Waits in the threads of this name until the test lets it go on. */
    private Deposits heldUpIn(String threads) {
        return new Deposits().disturbedBy(recorded -> {
            if (Thread.currentThread().getName().startsWith(threads)) {
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    private List<String> schemas() {
        return nodes.jdbc
                .sql("select nspname from pg_namespace where nspname like 'deposits%' order by nspname")
                .query(String.class)
                .list();
    }
}
