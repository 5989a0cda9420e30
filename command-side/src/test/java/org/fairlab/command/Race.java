package org.fairlab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.fairlab.platform.store.Once;
import org.jspecify.annotations.Nullable;

/**
 * Real threads that send commands at once, in turn to one of two command sides on the same PostgreSQL: what one process
 * might order with a lock of its own, two cannot.
 */
public final class Race {

    private static final Sender SOMEBODY = new Sender("somebody", "role", null, null);

    private final RunningCommandSide first = RunningCommandSide.shared();
    private final RunningCommandSide second = RunningCommandSide.besideShared();

    /**
     * What came of the commands of one race.
     *
     * @param refused the names of the rules that refused the others, {@code already-exists} for a second creation
     */
    public record Outcome(List<Receipt> recorded, List<String> refused) {}

    /** Sends one command before the race or after it. */
    public Receipt send(Command command) {
        return first.commands().send(command, SOMEBODY, null);
    }

    public Receipt send(Command command, String actor) {
        return first.commands().send(command, new Sender(actor, "role", null, null), null);
    }

    /** Lets as many threads as there are commands start at the same moment. */
    public Outcome run(int threads, IntFunction<? extends Command> command) {
        return run(threads, command, null);
    }

    public Outcome run(int threads, IntFunction<? extends Command> command, @Nullable Once once) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Receipt>> racers = IntStream.range(0, threads)
                .<Callable<Receipt>>mapToObj(n -> () -> {
                    start.await(30, TimeUnit.SECONDS);
                    return (n % 2 == 0 ? first : second).commands().send(command.apply(n), SOMEBODY, once);
                })
                .toList();
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var racer : pool.invokeAll(racers)) {
                try {
                    outcome.recorded.add(racer.get());
                } catch (ExecutionException refused) {
                    outcome.refused.add(rule(refused.getCause()));
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return outcome;
    }

    private static String rule(Throwable refusal) {
        return switch (refusal) {
            case Rejected rejected -> rejected.rule().name();
            case AggregateStreamCreationException _ -> "already-exists";
            default -> throw new AssertionError("not a refusal", refusal);
        };
    }

    /** Positions of the events of a type whose payload has this value in this field, in order. */
    public List<Long> positions(String type, String field, Object value) {
        return first.jdbc()
                .sql("select position from events.event where type = ? and payload ->> ? = ? order by position")
                .params(type, field, value.toString())
                .query(Long.class)
                .list();
    }

    /** That every stream and the order of all events is without gaps. */
    public void leavesNoGaps() {
        assertThat(first.jdbc()
                        .sql("select count(*) = max(position) from events.event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(first.jdbc()
                        .sql("select count(*) from (select 1 from events.event group by stream_id"
                                + " having count(*) <> max(sequence) + 1) gaps")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
