package org.fairlab.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decisions.KeyReusedException;
import org.fairlab.platform.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions that meet in a batch, because the log is held by somebody else while they come in. */
class GroupCommitTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());
    private static final GroupCommit WRITER = new GroupCommit(DATABASE.dataSource(), new StateCache(1 << 20));
    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    private final UUID stream = UUID.randomUUID();

    @AfterAll
    static void close() {
        WRITER.close();
    }

    @Test
    void one_that_is_overtaken_fails_alone() throws Exception {
        WRITER.settle(events(stream, 0, 2));
        List<Decision> batch = new ArrayList<>();
        IntStream.range(0, 20).forEach(n -> batch.add(events(UUID.randomUUID(), 0, 1)));
        batch.add(7, events(stream, 1, 1));
        batch.add(9, events(stream, 2, 1));
        batch.add(11, events(stream, 2, 1));
        batch.add(13, events(stream, 0, 1));
        List<Future<Answer>> answers = together(batch);
        for (int i = 0; i < answers.size(); i++) {
            Future<Answer> answer = answers.get(i);
            switch (i) {
                case 7, 11 -> assertThat(answer.exceptionNow()).isInstanceOf(ConcurrencyException.class);
                case 13 -> assertThat(answer.exceptionNow()).isInstanceOf(AggregateStreamCreationException.class);
                default -> assertThat(answer.resultNow().recorded()).hasSize(1);
            }
        }
        assertThat(answers.stream()
                        .filter(answer -> answer.state() == Future.State.SUCCESS)
                        .map(answer -> answer.resultNow().recorded().getFirst().position())
                        .toList())
                .isSorted()
                .hasSize(21);
        assertDense();
    }

    @Test
    void one_that_was_taken_in_good_faith_fails_with_the_one_it_rests_on() throws Exception {
        WRITER.settle(events(stream, 0, 1));
        Decision fails = events(UUID.randomUUID(), 0, 1);
        fails.read(stream, 17);
        Decision rests = events(UUID.randomUUID(), 0, 1);
        rests.restOn(fails);
        Decision goesOn = events(UUID.randomUUID(), 0, 1);
        Decision restsOnGood = events(UUID.randomUUID(), 0, 1);
        restsOnGood.restOn(goesOn);
        var answers = together(List.of(fails, rests, goesOn, restsOnGood));
        assertThat(answers.get(0).exceptionNow()).isInstanceOf(ConcurrencyException.class);
        assertThat(answers.get(1).exceptionNow()).isInstanceOf(ConcurrencyException.class);
        assertThat(answers.get(2).resultNow().recorded()).hasSize(1);
        assertThat(answers.get(3).resultNow().recorded()).hasSize(1);
    }

    @Test
    void one_whose_other_writes_fail_fails_alone() throws Exception {
        Decision spoilt = events(stream, 0, 1);
        spoilt.also("insert into keyring.data_key (person_id, category) values (?, null)", stream);
        Decision sound = events(UUID.randomUUID(), 0, 1);
        sound.also("insert into keyring.data_key (person_id, category) values (?, ?)", stream, "IDENTITY");
        var answers = together(List.of(spoilt, sound));
        assertThat(answers.get(0).exceptionNow()).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(answers.get(1).resultNow().recorded()).hasSize(1);
        assertThat(count("select count(*) from events.event where stream_id = ?"))
                .isZero();
        assertThat(count("select count(*) from keyring.data_key where person_id = ?"))
                .isOne();
        assertDense();
    }

    @Test
    void other_writes_of_one_that_is_overtaken_do_not_happen() {
        WRITER.settle(events(stream, 0, 1));
        Decision overtaken = events(stream, 0, 1);
        overtaken.also("insert into keyring.data_key (person_id, category) values (?, ?)", stream, "IDENTITY");
        assertThatExceptionOfType(AggregateStreamCreationException.class).isThrownBy(() -> WRITER.settle(overtaken));
        assertThat(count("select count(*) from keyring.data_key where person_id = ?"))
                .isZero();
    }

    @Test
    void a_request_is_answered_again_as_it_was_and_another_one_under_its_key_is_not() {
        Once once = Once.of("somebody", "key-" + stream, "request");
        Answer first = WRITER.settle(under(once, stream, 0));
        Answer again = WRITER.settle(under(once, stream, 1));
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.recorded()).isEqualTo(first.recorded());
        Once other = Once.of("somebody", "key-" + stream, "another request");
        assertThatExceptionOfType(KeyReusedException.class)
                .isThrownBy(() -> WRITER.settle(under(other, UUID.randomUUID(), 0)));
        assertThat(count("select count(*) from events.event where stream_id = ?"))
                .isOne();
    }

    @Test
    void a_request_that_recorded_nothing_is_answered_again_as_it_was() {
        Once once = Once.of("somebody", "key-" + stream, "request");
        assertThat(WRITER.settle(under(once, null, 0)).repeated()).isFalse();
        Answer again = WRITER.settle(under(once, stream, 0));
        assertThat(again.repeated()).isTrue();
        assertThat(again.recorded()).isEmpty();
    }

    @Test
    void the_key_of_a_refusal_can_be_used_again() {
        Once once = Once.of("somebody", "key-" + stream, "request");
        assertThat(WRITER.confirmRefusal(under(once, null, 0)).repeated()).isFalse();
        assertThat(WRITER.settle(under(once, stream, 0)).recorded()).hasSize(1);
        assertThat(WRITER.confirmRefusal(under(once, null, 0)).recorded()).hasSize(1);
    }

    @Test
    void nothing_of_a_refusal_is_written() {
        Decision refused = events(stream, 0, 1);
        refused.read(UUID.randomUUID(), -1);
        refused.also("insert into keyring.data_key (person_id, category) values (?, ?)", stream, "IDENTITY");
        assertThat(WRITER.confirmRefusal(refused).recorded()).isEmpty();
        assertThat(count("select count(*) from events.event where stream_id = ?"))
                .isZero();
        assertThat(count("select count(*) from keyring.data_key where person_id = ?"))
                .isZero();
    }

    @Test
    void a_refusal_that_rests_on_what_has_moved_does_not_hold() {
        WRITER.settle(events(stream, 0, 2));
        Decision refused = decision(null);
        refused.read(stream, 0);
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> WRITER.confirmRefusal(refused));
    }

    @Test
    void writing_goes_on_after_its_connection_is_lost() {
        WRITER.settle(events(stream, 0, 1));
        JdbcClient.create(DATABASE.owner())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where query like '%events.append%'"
                        + " and pid <> pg_backend_pid() and datname = current_database()")
                .query()
                .listOfRows();
        assertThat(WRITER.settle(events(stream, 1, 1)).recorded()).hasSize(1);
        assertDense();
    }

    /** Hands over all of them while the log is held, so that they become one batch, and waits for each. */
    private List<Future<Answer>> together(List<Decision> decisions) throws Exception {
        try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
                Connection holder = DATABASE.dataSource().getConnection();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(hashtext('events.append'))");
            Decision first = events(UUID.randomUUID(), 0, 1);
            WRITER.submit(first);
            while (count(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted and ?::uuid is not null")
                    == 0) {
                Thread.onSpinWait();
            }
            decisions.forEach(WRITER::submit);
            List<Callable<Answer>> waiting = decisions.stream()
                    .<Callable<Answer>>map(decision -> () -> WRITER.settle(decision))
                    .toList();
            holder.commit();
            return pool.invokeAll(waiting);
        }
    }

    private long count(String sql) {
        return JDBC.sql(sql).param(stream).query(Long.class).single();
    }

    private static void assertDense() {
        assertThat(JDBC.sql("select count(*) = max(position) from events.event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static Decision decision(@Nullable Once once) {
        return Decision.open(new DefaultUnitOfWork<>(new GenericMessage<>("a decision")), once);
    }

    private static Decision events(UUID to, int firstSequence, int count) {
        Decision decision = decision(null);
        decision.stage(rows(to, firstSequence, count));
        return decision;
    }

    private static Decision under(Once once, @Nullable UUID to, int sequence) {
        Decision decision = decision(once);
        if (to != null) {
            decision.stage(rows(to, sequence, 1));
        }
        return decision;
    }

    private static List<Row> rows(UUID to, int firstSequence, int count) {
        return IntStream.range(firstSequence, firstSequence + count)
                .mapToObj(n ->
                        Row.of(new GenericDomainEventMessage<>("Note", to.toString(), n, new Noted(to)), SERIALIZER))
                .toList();
    }
}
