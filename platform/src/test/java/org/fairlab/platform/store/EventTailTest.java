package org.fairlab.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two processes that follow one store. */
@Timeout(60)
class EventTailTest {

    /** Far less than the tail waits before it looks whether its connection is still there. */
    private static final int AT_ONCE_MILLIS = 5000;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.owner());
    private final GroupCommit writer = new GroupCommit(database.dataSource(), new StateCache(0));
    private final List<AutoCloseable> open = new ArrayList<>(List.of(writer));
    private final EventTail tail = tail();
    private final EventTail other = tail();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void wakes_followers_in_every_process_when_something_is_appended() throws InterruptedException {
        var followers = List.of(follow(tail, 0), follow(tail, 0), follow(other, 0));
        for (long position = 1; position <= 20; position++) {
            append(1);
            for (EventFollower follower : followers) {
                assertThat(follower.hasNextAvailable(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS))
                        .isTrue();
                assertThat(position(follower.nextAvailable())).isEqualTo(position);
            }
        }
    }

    @Test
    void decodes_an_event_once_for_all_who_follow() throws InterruptedException {
        EventFollower one = follow(tail, 0);
        EventFollower two = follow(tail, 0);
        append(1);
        TrackedEventMessage<?> event = one.nextAvailable();
        assertThat(two.nextAvailable()).isSameAs(event);
        assertThat(event.getPayload()).isInstanceOf(Noted.class);
    }

    @Test
    void waits_no_longer_than_it_was_told_to() throws InterruptedException {
        EventFollower follower = follow(tail, 0);
        assertThat(follower.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(follower.peek()).isEmpty();
    }

    @Test
    void goes_on_after_its_connection_was_cut() throws InterruptedException {
        EventFollower follower = follow(tail, 0);
        for (long position = 1; position <= 3; position++) {
            append(1);
            assertThat(position(follower.nextAvailable())).isEqualTo(position);
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename = 'fairlab_app' and datname = current_database()")
                    .query()
                    .listOfRows();
        }
        append(1);
        assertThat(position(follower.nextAvailable())).isEqualTo(4);
    }

    @Test
    void gives_the_whole_history_to_one_who_is_further_behind_than_what_it_keeps() throws InterruptedException {
        EventFollower early = follow(tail, 0);
        int many = 2 * EventTail.WINDOW + 10;
        append(many);
        assertThat(positions(follow(tail, 17), many - 17))
                .isEqualTo(LongStream.rangeClosed(18, many).boxed().toList());
        append(1);
        assertThat(positions(early, many + 1))
                .isEqualTo(LongStream.rangeClosed(1, many + 1).boxed().toList());
    }

    @Test
    void passes_over_nothing_while_appends_race() throws Exception {
        append(EventTail.PAGE + 1);
        int writers = 4;
        int appends = 150;
        int all = EventTail.PAGE + 1 + 2 * writers * appends;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = Stream.of(follow(tail, 0), follow(other, 0), follow(tail, EventTail.PAGE + 1))
                    .map(follower -> threads.submit(() -> positions(follower, all)))
                    .toList();
            for (int writer = 0; writer < writers; writer++) {
                threads.execute(() -> IntStream.range(0, appends).forEach(i -> append(2)));
            }
            var expected = LongStream.rangeClosed(1, all).boxed().toList();
            assertThat(reading.get(0).get()).isEqualTo(expected);
            assertThat(reading.get(1).get()).isEqualTo(expected);
            assertThat(reading.get(2).get()).isEqualTo(expected.subList(EventTail.PAGE + 1, all));
        }
    }

    private EventTail tail() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(5);
        var made = new EventTail(
                new PostgresEventStorageEngine(
                        new JdbcTemplate(pool),
                        writer,
                        Jackson3Serializer.builder().build(),
                        NoOpEventUpcaster.INSTANCE),
                pool);
        open.add(made);
        open.add(pool);
        return made;
    }

    private static EventFollower follow(EventTail tail, long position) {
        return (EventFollower) tail.openStream(new GlobalSequenceTrackingToken(position));
    }

    /** Appends so many events at once as the store does: in order, and with a notification. */
    private void append(int count) {
        var dataSource = database.owner();
        var within = JdbcClient.create(dataSource);
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            within.sql("select pg_advisory_xact_lock(1)").query().listOfRows();
            within.sql("""
                            insert into events.event
                            select e.* from generate_series(1, ?) n, gen_random_uuid() entity,
                                coalesce((select max(position) from events.event), 0) head,
                                jsonb_populate_record(null::events.event, jsonb_build_object(
                                    'position', head + n, 'event_id', gen_random_uuid(), 'stream_id', entity,
                                    'sequence', n, 'stream_type', 'Note',
                                    'type', ?, 'revision', '1',
                                    'payload', jsonb_build_object('stream', entity),
                                    'metadata', '{}'::jsonb, 'recorded_at', now())) e""").param(count).param(Noted.TYPE).update();
            within.sql("notify events").update();
        });
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    /** The positions of the next events up to one position, or as far as they come. */
    private static List<Long> positions(EventFollower follower, long count) {
        List<Long> positions = new ArrayList<>();
        try {
            while (positions.size() < count && follower.hasNextAvailable(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS)) {
                positions.add(position(follower.nextAvailable()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return positions;
    }
}
