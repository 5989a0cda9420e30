package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.fairlab.query.projection.Replay.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** Replays whose process ends, whose read model fails, and which nobody wants any more. */
class ReplayWorkTest {

    private final Nodes nodes = new Nodes();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        nodes.close();
    }

    @Test
    void one_whose_process_ends_is_begun_anew_by_another_and_leaves_nothing_behind() {
        nodes.deposits(20);
        long id;
        try (var killed = nodes.start(heldUp())) {
            nodes.awaitSeen(20);
            id = begun(killed);
        }
        assertThat(schemas()).containsExactly("replay_" + id);

        var node = nodes.start(new Deposits());
        node.replayWork.start();
        Replay replay = done(node, id);
        assertThat(replay.standing()).isEqualTo(Standing.DONE);
        assertThat(replay.tables()).singleElement().satisfies(table -> {
            assertThat(table.rows()).isEqualTo(20);
            assertThat(table.onlyHere() + table.onlyThere()).isZero();
        });

        node.replays.forget(id);
        node.replayWork.look();
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
        assertThat(states()).containsExactly("deposits");
    }

    @Test
    void one_that_is_dropped_while_it_is_worked_on_is_given_up() {
        nodes.deposits(20);
        var node = nodes.start(heldUp());
        nodes.awaitSeen(20);
        long id = begun(node);
        node.replays.forget(id);
        goOn.countDown();
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
        assertThat(states()).containsExactly("deposits");
        assertThat(node.replays.all()).isEmpty();
    }

    @Test
    void the_live_one_goes_on_meanwhile_and_is_equalled_where_it_stands_in_the_end() {
        nodes.deposits(20);
        var node = nodes.start(heldUp());
        nodes.awaitSeen(20);
        long id = begun(node);
        nodes.awaitSeen(nodes.deposits(30));
        assertThat(Deposits.positions(nodes.jdbc)).isEqualTo(nodes.positions());
        goOn.countDown();
        Replay replay = done(node, id);
        assertThat(replay.position()).isEqualTo(50).isEqualTo(replay.againstPosition());
        assertThat(replay.tables().getFirst().onlyThere()).isZero();
        nodes.awaitSeen(nodes.deposits(10));
    }

    @Test
    void one_that_fails_says_so_and_leaves_nothing_but_that() {
        nodes.deposits(20);
        var node = nodes.start(new Deposits().disturbedBy(recorded -> {
            if (Thread.currentThread().getName().startsWith("replays")) {
                nodes.jdbc.sql("drop schema if exists replay_1 cascade").update();
            }
        }));
        nodes.awaitSeen(20);
        long id = node.replays.ask(Deposits.NAME, null, null, "ada").orElseThrow();
        node.replayWork.start();
        Replay replay = done(node, id);
        assertThat(replay.standing()).isEqualTo(Standing.FAILED);
        assertThat(replay.failure()).contains("SQLException");
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
    }

    @Test
    void it_is_dropped_after_a_day() {
        var node = nodes.start(new Deposits());
        long id = node.replays.ask(Deposits.NAME, null, null, "ada").orElseThrow();
        node.replayWork.start();
        done(node, id);
        assertThat(schemas()).hasSize(1);
        nodes.jdbc
                .sql("update projection.replay set requested_at = now() - interval '25 hours'")
                .update();
        node.replayWork.look();
        await().atMost(Nodes.PATIENCE).until(() -> schemas().isEmpty());
        assertThat(node.replays.one(id)).isEmpty();
    }

    private long begun(Nodes.Node node) {
        long id = node.replays.ask(Deposits.NAME, null, null, "ada").orElseThrow();
        node.replayWork.start();
        await().atMost(Nodes.PATIENCE).until(() -> !schemas().isEmpty());
        return id;
    }

    private static Replay done(Nodes.Node node, long id) {
        return await().atMost(Nodes.PATIENCE)
                .until(
                        () -> node.replays.one(id).orElseThrow(),
                        replay -> replay.standing() == Standing.DONE || replay.standing() == Standing.FAILED);
    }

    /** Waits in the thread of replays until the test lets it go on. */
    private Deposits heldUp() {
        return new Deposits().disturbedBy(recorded -> {
            if (Thread.currentThread().getName().startsWith("replays")) {
                try {
                    goOn.await();
                } catch (InterruptedException killed) {
                    throw new TransientDataAccessResourceException("killed");
                }
            }
        });
    }

    private List<String> schemas() {
        return nodes.jdbc
                .sql("select nspname from pg_namespace where nspname like 'replay%' order by nspname")
                .query(String.class)
                .list();
    }

    private List<String> states() {
        return nodes.jdbc
                .sql("select name from projection.state order by name")
                .query(String.class)
                .list();
    }
}
