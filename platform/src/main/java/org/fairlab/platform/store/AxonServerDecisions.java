package org.fairlab.platform.store;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * Decisions where Axon Server is the store. It judges an entity's own stream only and shares no transaction with us. So
 * what travels with the events is written before them (a deadline too many comes to nothing, one too few would be
 * lost), and what takes away what they are made of is written after them. The key of a request is written before, with
 * the ids of the events that are planned: whether they were recorded, the store can be asked when the request is sent
 * again. Nor does it tell positions: each event gets the one that the log had reached right after the commit, at or
 * after its own, which is what a reader has to wait for.
 */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerDecisions implements Decisions, SmartInitializingSingleton {

    private static final long PLANNED = -1;

    private static final String KEEP = "insert into events.once as o (key, digest, receipt) values (?, ?, ?::json)"
            + " on conflict (key) do update set receipt = excluded.receipt";

    /** Beside what was planned before, of which it may not be known yet that it will never be recorded. */
    private static final String PLAN = KEEP + "::jsonb || o.receipt::jsonb";

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

    /** What is kept of a request. */
    private record Kept(UUID digest, List<Recorded> receipt) {

        boolean isPlan() {
            return receipt.stream().anyMatch(recorded -> recorded.position() == PLANNED);
        }
    }

    @Override
    public Optional<Answer> earlier(Once once) {
        Optional<Kept> kept = jdbc.sql("select digest, receipt from events.once where key = ?")
                .param(once.key())
                .query((row, n) -> new Kept(
                        row.getObject("digest", UUID.class),
                        json.readValue(row.getString("receipt"), new TypeReference<List<Recorded>>() {})))
                .optional()
                .map(known -> known.isPlan() ? asHappened(once, known) : known);
        boolean other = kept.isPresent() && !once.digest().equals(kept.get().digest());
        if (kept.isPresent() && kept.get().isPlan()) {
            if (other) {
                jdbc.sql("delete from events.once where key = ?")
                        .param(once.key())
                        .update();
            }
            return Optional.empty();
        }
        if (other) {
            throw new KeyReusedException();
        }
        return kept.map(known -> new Answer(known.receipt(), true));
    }

    /** Of what was planned, and may have been recorded or not, what the store has; still all of it if nothing. */
    private Kept asHappened(Once once, Kept plan) {
        Set<String> stored = plan.receipt().stream()
                .map(planned -> planned.entityId().toString())
                .distinct()
                .flatMap(entity -> events.readEvents(entity, 0).asStream())
                .map(EventMessage::getIdentifier)
                .collect(Collectors.toSet());
        long head = stored.isEmpty() ? PLANNED : head();
        List<Recorded> happened = plan.receipt().stream()
                .filter(planned -> stored.contains(planned.eventId().toString()))
                .map(planned -> new Recorded(planned.eventId(), planned.type(), planned.entityId(), head))
                .toList();
        if (happened.isEmpty()) {
            return plan;
        }
        keep(KEEP, once, happened);
        return new Kept(plan.digest(), happened);
    }

    @Override
    public Answer settle(Decision decision) {
        List<Row> rows = decision.rows();
        if (rows.isEmpty()) {
            write(decision, false);
        }
        write(decision, true);
        Answer answer = new Answer(rows.isEmpty() ? List.of() : at(rows, head()), false);
        keep(KEEP, decision, answer.recorded());
        decision.complete(answer);
        return answer;
    }

    private void keep(String sql, Decision decision, List<Recorded> receipt) {
        Once once = decision.once();
        if (once != null && decision.keepsKey()) {
            keep(sql, once, receipt);
        }
    }

    private void keep(String sql, Once once, List<Recorded> receipt) {
        jdbc.sql(sql)
                .params(once.key(), once.digest(), json.writeValueAsString(receipt))
                .update();
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
                        .onPrepareCommit(root -> root.onCommit(committing -> {
                            write(decision, false);
                            keep(PLAN, decision, at(decision.rows(), PLANNED));
                        }));
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

    private static List<Recorded> at(List<Row> rows, long position) {
        return rows.stream().map(row -> row.at(position)).toList();
    }

    private long head() {
        return events.createHeadToken().position().orElseThrow();
    }
}
