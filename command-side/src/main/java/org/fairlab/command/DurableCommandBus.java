package org.fairlab.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.fairlab.platform.store.Decision;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decisions;
import org.fairlab.platform.store.Decisions.KeyReusedException;
import org.fairlab.platform.store.Once;
import org.jspecify.annotations.Nullable;

/**
 * Answers a command with its receipt once what it decided is durable, and gives a request one effect. Its unit of work
 * ends, and the next command of the same entity begins, before that: many commands of one entity share a commit.
 */
final class DurableCommandBus extends SimpleCommandBus {

    private final Decisions decisions;
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();

    DurableCommandBus(Builder builder, Decisions decisions) {
        super(builder);
        this.decisions = decisions;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (CurrentUnitOfWork.isStarted()) {
            // part of a larger decision, which is settled as one
            super.handle(command, handler, callback);
            return;
        }
        Once once = Metadata.once(command.getMetaData());
        if (once != null && !inFlight.add(once.key())) {
            callback.onResult(command, asCommandResultMessage(new Rejected(Rule.KEY_IN_FLIGHT)));
            return;
        }
        try {
            Optional<Answer> earlier = once == null ? Optional.empty() : decisions.earlier(once);
            if (earlier.isPresent()) {
                callback.onResult(command, receipt(earlier.get()));
            } else {
                decide(command, handler, callback, once);
            }
        } catch (KeyReusedException reused) {
            callback.onResult(command, asCommandResultMessage(new Rejected(Rule.KEY_REUSED)));
        } finally {
            if (once != null) {
                inFlight.remove(once.key());
            }
        }
    }

    private <C, R> void decide(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            @Nullable Once once) {
        var deciding = new Deciding(handler, once);
        super.<C, R>handle(
                command, deciding, (sent, decided) -> callback.onResult(sent, told(outcome(deciding, decided))));
    }

    private static <R> CommandResultMessage<? extends R> told(CommandResultMessage<? extends R> outcome) {
        return outcome.isExceptional() ? asCommandResultMessage(Failure.packed(outcome.exceptionResult())) : outcome;
    }

    private <R> CommandResultMessage<? extends R> outcome(
            Deciding deciding, CommandResultMessage<? extends R> decided) {
        Decision decision = deciding.decision;
        if (decision == null) {
            return decided;
        }
        try {
            if (!decided.isExceptional()) {
                return receipt(decisions.settle(decision));
            }
            if (!isRefusal(decided.exceptionResult())) {
                return decided.exceptionResult() instanceof RuntimeException failure
                        ? asCommandResultMessage(decisions.reason(decision, failure))
                        : decided;
            }
            Answer confirmed = decisions.confirmRefusal(decision);
            return confirmed.repeated() ? receipt(confirmed) : decided;
        } catch (KeyReusedException reused) {
            return asCommandResultMessage(new Rejected(Rule.KEY_REUSED));
        } catch (RuntimeException failure) {
            return asCommandResultMessage(failure);
        }
    }

    /** Whether it follows from the state of entities, which may have been out of date. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Rejected
                || failure instanceof AggregateNotFoundException
                || failure instanceof ConflictingAggregateVersionException;
    }

    private static <R> CommandResultMessage<R> receipt(Answer answer) {
        return asCommandResultMessage(new Receipt(answer.recorded()));
    }

    /** Handles a command and remembers what was decided. */
    private static final class Deciding implements MessageHandler<CommandMessage<?>> {

        private final MessageHandler<? super CommandMessage<?>> handler;
        private final @Nullable Once once;
        private @Nullable Decision decision;

        Deciding(MessageHandler<? super CommandMessage<?>> handler, @Nullable Once once) {
            this.handler = handler;
            this.once = once;
        }

        @Override
        public @Nullable Object handle(CommandMessage<?> command) throws Exception {
            decision = Decision.open(CurrentUnitOfWork.get(), once);
            return handler.handle(command);
        }
    }
}
