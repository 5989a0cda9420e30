package org.fairlab.platform.store;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decision.Recorded;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions where Axon Server is the store. It judges an entity's own stream only and shares no transaction with us, so
 * what travels with the events is written before them (a deadline too many comes to nothing, one too few would be
 * lost), keys after them, and so is what takes away what they are made of. Nor does it tell positions: each event gets
 * the one that the log had reached right after the commit, at or after its own, which is what a reader has to wait for.
 */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerDecisions implements Decisions, SmartInitializingSingleton {

    private final EventStore events;
    private final Serializer serializer;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AxonServerDecisions(
            @Lazy EventStore events,
            @Qualifier("eventSerializer") Serializer serializer,
            JdbcClient jdbc,
            JsonMapper json) {
        this.events = events;
        this.serializer = serializer;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Answer> earlier(Once once) {
        return jdbc.sql("select digest, receipt from events.once where key = ?")
                .param(once.key())
                .query((row, n) -> {
                    if (!once.digest().equals(row.getObject("digest", UUID.class))) {
                        throw new KeyReusedException();
                    }
                    return new Answer(
                            json.readValue(row.getString("receipt"), new TypeReference<List<Recorded>>() {}), true);
                })
                .optional();
    }

    @Override
    public Answer settle(Decision decision) {
        if (decision.rows().isEmpty()) {
            write(decision, false);
        }
        write(decision, true);
        Answer answer = new Answer(at(decision.rows()), false);
        Once once = decision.once();
        if (once != null && decision.keepsKey()) {
            jdbc.sql("insert into events.once (key, digest, receipt) values (?, ?, ?::json) on conflict do nothing")
                    .params(once.key(), once.digest(), json.writeValueAsString(answer.recorded()))
                    .update();
        }
        decision.complete(answer);
        return answer;
    }

    @Override
    public Answer confirmRefusal(Decision decision) {
        return new Answer(List.of(), false);
    }

    /** Axon Server tells only that a sequence number is taken, whether somebody was overtaken or creates once more. */
    @Override
    public RuntimeException reason(Decision decision, RuntimeException failure) {
        if (!(failure instanceof StatusRuntimeException)) {
            return failure;
        }
        RuntimeException told = GrpcExceptionParser.parse(failure);
        if (!(told instanceof ConcurrencyException)) {
            return new DataAccessResourceFailureException("Axon Server did not answer", failure);
        }
        boolean exists = decision.rows().stream()
                .filter(row -> row.sequence() == 0)
                .anyMatch(row ->
                        events.lastSequenceNumberFor(row.streamId().toString()).isPresent());
        return exists ? new AggregateStreamCreationException("the stream exists already", failure) : told;
    }

    @Override
    public void afterSingletonsInstantiated() {
        events.registerDispatchInterceptor(messages -> {
            stage(messages);
            return (index, message) -> message;
        });
    }

    /** Remembers what is about to be recorded; all of a unit of work is sent as one when the outermost commits. */
    private void stage(List<? extends EventMessage<?>> messages) {
        if (CurrentUnitOfWork.isStarted() && !messages.isEmpty()) {
            Decision decision = Decision.current();
            if (decision.rows().isEmpty()) {
                // what is done at a commit is done in reverse: this, registered after the sending, comes before it
                CurrentUnitOfWork.get()
                        .root()
                        .onPrepareCommit(root -> root.onCommit(committing -> write(decision, false)));
            }
            decision.stage(messages.stream()
                    .map(message -> Row.of(message, serializer))
                    .toList());
        }
    }

    private void write(Decision decision, boolean last) {
        decision.statements().stream()
                .filter(statement -> statement.last() == last)
                .forEach(statement ->
                        jdbc.sql(statement.sql()).params(statement.arguments()).update());
    }

    private List<Recorded> at(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        long head = events.createHeadToken().position().orElseThrow();
        return rows.stream().map(row -> row.at(head)).toList();
    }
}
