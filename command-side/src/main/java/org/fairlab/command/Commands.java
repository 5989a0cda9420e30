package org.fairlab.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.fairlab.events.ParentEvent.ParentErased;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.platform.privacy.Tombstones;
import org.fairlab.platform.store.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Sends commands, again if another decision was faster, and tells what was recorded. */
@Component
public class Commands {

    private static final int TRIES = 20;

    private static final Set<String> ERASURES =
            Set.of(ParticipantErased.class.getSimpleName(), ParentErased.class.getSimpleName());

    private final CommandGateway gateway;
    private final Clock clock;
    private final Tombstones tombstones;

    Commands(CommandGateway gateway, Clock clock, Tombstones tombstones) {
        this.gateway = gateway;
        this.clock = clock;
        this.tombstones = tombstones;
    }

    /**
     * Sends a command and waits until its events are durable, and an erasure also outside of the database.
     *
     * @param once makes a second sending answer like the first; null if the command is harmless to repeat
     * @throws Rejected if a rule refuses it
     * @throws AggregateStreamCreationException if it would create what exists already
     */
    public Receipt send(Command command, Sender sender, @Nullable Once once) {
        return send(command, sender, once, null);
    }

    /**
     * Sends a command that holds for one version of its entity only.
     *
     * @param version sequence of the last event that was known of the entity, from 0; null if it holds for any
     * @throws ConflictingAggregateVersionException if the entity has moved since
     * @see #send(Command, Sender, Once)
     */
    public Receipt send(Command command, Sender sender, @Nullable Once once, @Nullable Long version) {
        var metadata = Metadata.of(command, sender, once, LocalDate.now(clock));
        if (version != null) {
            metadata = metadata.and(Metadata.VERSION, version);
        }
        for (int tried = 1; ; tried++) {
            try {
                Receipt receipt = gateway.sendAndWait(new GenericCommandMessage<>(command, metadata));
                receipt.events().stream()
                        .filter(recorded -> ERASURES.contains(recorded.type()))
                        .forEach(erasure -> tombstones.add(erasure.entityId(), erasure.position()));
                return receipt;
            } catch (CommandDispatchException | CompletionException undelivered) {
                throw new DataAccessResourceFailureException("no node could be reached", undelivered);
            } catch (CommandExecutionException arrived) {
                RuntimeException failure = Failure.unpacked(arrived);
                if (!(failure instanceof ConcurrencyException) || tried == TRIES) {
                    throw failure;
                }
            }
        }
    }
}
