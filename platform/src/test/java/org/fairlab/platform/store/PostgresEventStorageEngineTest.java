package org.fairlab.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The store as the application has it: its own configuration on a real PostgreSQL, in Axon's units of work. */
@SpringBootTest(
        classes = {PostgresEventStorageEngineTest.Application.class, EventStoreConfiguration.class},
        webEnvironment = WebEnvironment.NONE,
        properties = "spring.config.import=classpath:fairlab.yaml")
class PostgresEventStorageEngineTest {

    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry);
    }

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Autowired
    private EventStore store;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private Decisions decisions;

    @Autowired
    private JdbcClient jdbc;

    private final UUID stream = UUID.randomUUID();
    private long before;

    @BeforeEach
    void head() {
        before = engine.createHeadToken().position().orElseThrow();
    }

    @Test
    void a_decision_learns_what_was_recorded_where() {
        Answer answer = commit(unit -> append(stream, 0, 2));
        assertThat(answer.recorded()).extracting(Decision.Recorded::position).containsExactly(before + 1, before + 2);
        assertThat(answer.recorded()).extracting(Decision.Recorded::entityId).containsOnly(stream);
        assertThat(answer.recorded()).extracting(Decision.Recorded::type).containsOnly(Noted.TYPE);
    }

    @Test
    void what_was_recorded_is_read_back_as_it_was() {
        commit(unit -> store.publish(new GenericDomainEventMessage<>(
                "Note", stream.toString(), 0, event(stream), MetaData.with("actor", "somebody"))));
        var read = store.readEvents(stream.toString()).next();
        assertThat(read.getPayload()).isEqualTo(event(stream));
        assertThat(read.getMetaData()).containsEntry("actor", "somebody");
        assertThat(read.getType()).isEqualTo("Note");
        assertThat(read.getTimestamp()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void a_unit_of_work_that_rolls_back_leaves_no_event() {
        assertThatIllegalStateException()
                .isThrownBy(() -> commit(unit -> {
                    append(stream, 0, 3);
                    unit.onPrepareCommit(afterTheAppend -> {
                        throw new IllegalStateException("after the append");
                    });
                }));
        assertThat(positionsAfter(before)).isEmpty();
        assertThat(engine.lastSequenceNumberFor(stream.toString())).isEmpty();
    }

    @Test
    void a_stream_that_exists_is_not_created_again() {
        commit(unit -> append(stream, 0, 1));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> commit(unit -> append(stream, 0, 1)));
    }

    @Test
    void a_stream_that_has_moved_is_not_written_to() {
        commit(unit -> append(stream, 0, 2));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> commit(unit -> append(stream, 1, 1)));
    }

    @Test
    void a_decision_that_also_creates_an_entity_is_overtaken_like_any_other() {
        commit(unit -> append(stream, 0, 2));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> commit(unit -> {
                    append(UUID.randomUUID(), 0, 1);
                    append(stream, 1, 1);
                }));
    }

    @Test
    void a_decision_that_creates_what_exists_cannot_be_made_again() {
        UUID existing = UUID.randomUUID();
        commit(unit -> append(stream, 0, 1));
        commit(unit -> append(existing, 0, 1));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> commit(unit -> {
                    append(stream, 1, 1);
                    append(existing, 0, 1);
                }));
    }

    @Test
    void a_decision_does_not_hold_once_a_stream_that_it_read_has_moved() {
        UUID read = UUID.randomUUID();
        commit(unit -> append(read, 0, 2));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> commit(unit -> {
                    Decision.current().read(read, 0);
                    append(stream, 0, 1);
                }));
        assertThat(engine.lastSequenceNumberFor(stream.toString())).isEmpty();
    }

    @Test
    void a_decision_does_not_hold_once_there_is_a_stream_that_was_not_there() {
        UUID read = UUID.randomUUID();
        commit(unit -> append(read, 0, 1));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> commit(unit -> {
                    Decision.current().read(read, -1);
                    append(stream, 0, 1);
                }));
    }

    @Test
    void a_decision_holds_while_what_it_read_has_not_moved() {
        UUID read = UUID.randomUUID();
        commit(unit -> append(read, 0, 2));
        commit(unit -> {
            Decision.current().read(read, 1);
            append(stream, 0, 1);
        });
        assertThat(engine.lastSequenceNumberFor(stream.toString())).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1000, 1234})
    void histories_of_any_length_are_read_in_order(int length) {
        if (length > 0) {
            commit(unit -> append(stream, 0, length));
        }
        assertThat(store.readEvents(stream.toString()).asStream().map(event -> event.getSequenceNumber()))
                .containsExactlyElementsOf(LongStream.range(0, length).boxed().toList());
        assertThat(positionsAfter(before))
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + length)
                        .boxed()
                        .toList());
    }

    @Test
    void a_history_can_be_read_from_its_middle() {
        commit(unit -> append(stream, 0, 600));
        assertThat(store.readEvents(stream.toString(), 550).asStream().map(event -> event.getSequenceNumber()))
                .containsExactlyElementsOf(LongStream.range(550, 600).boxed().toList());
    }

    @Test
    void a_token_points_to_an_instant() {
        commit(unit -> append(stream, 0, 1));
        assertThat(engine.createTokenAt(Instant.EPOCH).position()).hasValue(0);
        assertThat(engine.createTokenAt(Instant.now().plusSeconds(60)).position())
                .hasValue(before + 1);
        assertThat(engine.createTailToken()).isNull();
    }

    @Test
    void positions_are_dense_and_a_reader_meets_them_in_order_while_eight_threads_race_and_roll_back()
            throws Exception {
        int threads = 8;
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger rolledBack = new AtomicInteger();
        AtomicBoolean writing = new AtomicBoolean(true);
        Callable<Void> write = () -> {
            for (int n = 0; n < 60; n++) {
                int events = ThreadLocalRandom.current().nextInt(1, 4);
                if (commitOrRollBack(events)) {
                    committed.addAndGet(events);
                } else {
                    rolledBack.incrementAndGet();
                }
            }
            return null;
        };
        try (var pool = Executors.newFixedThreadPool(threads + 1)) {
            Future<List<Long>> met = pool.submit(() -> follow(before, writing));
            for (Future<Void> writer :
                    pool.invokeAll(Stream.generate(() -> write).limit(threads).toList())) {
                writer.get();
            }
            writing.set(false);
            assertThat(met.get(30, TimeUnit.SECONDS))
                    .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + committed.get())
                            .boxed()
                            .toList());
        }
        assertThat(rolledBack).hasPositiveValue();
    }

    @Test
    void a_reader_skips_nothing_while_a_writer_sits_in_an_open_transaction() throws Exception {
        try (Connection other = DATABASE.dataSource().getConnection();
                var statement = other.createStatement();
                var pool = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute("select * from events.append('{}', '{}', '{}', array['" + UUID.randomUUID()
                    + "']::uuid[], array['" + stream + "']::uuid[], array[0], array['Note'],"
                    + " array['Noted'], array[null], array['{}'], array['{}'], array[0],"
                    + " '{}', '{}', '{}', '{}')");
            Future<Answer> neighbour = pool.submit(() -> commit(unit -> append(UUID.randomUUID(), 0, 1)));
            Awaitility.await("the neighbour's position waits for the earlier one")
                    .until(this::somebodyWaitsForTheLock);
            assertThat(positionsAfter(before)).isEmpty();

            other.commit();
            assertThat(neighbour.get(30, TimeUnit.SECONDS).recorded().getFirst().position())
                    .isEqualTo(before + 2);
        }
        assertThat(positionsAfter(before)).containsExactly(before + 1, before + 2);
    }

    private static Noted event(UUID stream) {
        return new Noted(stream);
    }

    private void append(UUID to, int firstSequence, int count) {
        store.publish(IntStream.range(firstSequence, firstSequence + count)
                .mapToObj(n -> new GenericDomainEventMessage<>("Note", to.toString(), n, event(to)))
                .toList());
    }

    /** Does the work in a unit of work, as a command is handled, and waits until it is durable. */
    private Answer commit(Consumer<DefaultUnitOfWork<?>> work) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("a decision"));
        try {
            Decision decision = Decision.open(unit, null);
            work.accept(unit);
            unit.commit();
            return decisions.settle(decision);
        } catch (RuntimeException failure) {
            if (unit.isActive()) {
                unit.rollback(failure);
            }
            throw failure;
        }
    }

    /** Appends to a new stream and then, one time in four, fails: before the append or after it. */
    private boolean commitOrRollBack(int events) {
        int fate = ThreadLocalRandom.current().nextInt(8);
        try {
            commit(unit -> {
                append(UUID.randomUUID(), 0, events);
                if (fate == 0) {
                    throw new IllegalStateException("before the append");
                }
                unit.onPrepareCommit(afterTheAppend -> {
                    if (fate == 1) {
                        throw new IllegalStateException("after the append");
                    }
                });
            });
            return true;
        } catch (IllegalStateException meant) {
            return false;
        }
    }

    /** What a reader meets that always asks for what comes after the last position it has seen. */
    private List<Long> follow(long after, AtomicBoolean writing) {
        List<Long> met = new ArrayList<>();
        boolean last;
        do {
            last = !writing.get();
            met.addAll(positionsAfter(met.isEmpty() ? after : met.getLast()));
        } while (!last);
        return met;
    }

    private List<Long> positionsAfter(long position) {
        return engine.readEvents(new GlobalSequenceTrackingToken(position), false)
                .map(TrackedEventMessage::trackingToken)
                .map(token -> token.position().orElseThrow())
                .toList();
    }

    private boolean somebodyWaitsForTheLock() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }
}
