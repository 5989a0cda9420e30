package org.fairlab.command.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.fairlab.command.Command;
import org.fairlab.command.Metadata;
import org.fairlab.command.Rule;
import org.fairlab.command.Sender;
import org.fairlab.command.http.RecordBinder;
import org.fairlab.command.roster.Roster.Step;
import org.fairlab.events.Event;
import org.fairlab.platform.store.Decision;
import org.fairlab.platform.store.Decisions;
import org.fairlab.platform.web.InvalidInput;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Decides on the rows of a roster. Several rows share a transaction, and each of them is a unit of its own in it: a row
 * that is refused takes nothing of the others with it. A dry run is the same without the commit.
 */
@Component
public class RosterImport {

    /** Rows recorded together: enough to spread the cost of a durable commit, few enough to go by quickly. */
    private static final int ROWS_PER_COMMIT = 50;

    private static final int TRIES = 20;

    private final CommandGateway commands;
    private final EventStore events;
    private final Decisions decisions;
    private final TransactionManager transactions;
    private final RecordBinder binder;
    private final Clock clock;

    RosterImport(
            @Qualifier("localSegment") CommandBus local,
            @Lazy EventStore events,
            Decisions decisions,
            TransactionManager transactions,
            RecordBinder binder,
            Clock clock) {
        // commands of one transaction are handled in this process, also where others could handle them
        this.commands = DefaultCommandGateway.builder().commandBus(local).build();
        this.events = events;
        this.decisions = decisions;
        this.transactions = transactions;
        this.binder = binder;
        this.clock = clock;
    }

    /**
     * Imports a file.
     *
     * @param senders who sends a kind of command; none if the one who imports may not
     * @param dryRun decides without recording
     * @throws InvalidInput if the header is not the roster's
     */
    public <R extends Record> List<Outcome> run(
            Roster<R> roster,
            RosterFile file,
            Function<Class<? extends Command>, Optional<Sender>> senders,
            boolean dryRun) {
        Header header = Header.of(file.header(), Column.of(roster.columns()));
        int rows = file.rows().size();
        int together = dryRun ? Math.max(rows, 1) : ROWS_PER_COMMIT;
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < rows; from += together) {
            int to = Math.min(rows, from + together);
            outcomes.addAll(new Batch<>(roster, header, file, senders, dryRun).take(from, to));
        }
        return outcomes;
    }

    private final class Batch<R extends Record> {

        private final Roster<R> roster;
        private final Header header;
        private final RosterFile file;
        private final Function<Class<? extends Command>, Optional<Sender>> senders;
        private final boolean dryRun;

        Batch(
                Roster<R> roster,
                Header header,
                RosterFile file,
                Function<Class<? extends Command>, Optional<Sender>> senders,
                boolean dryRun) {
            this.roster = roster;
            this.header = header;
            this.file = file;
            this.senders = senders;
            this.dryRun = dryRun;
        }

        /** Decides again if somebody else was faster with anything that the rows rest on. */
        List<Outcome> take(int from, int to) {
            for (int tried = 1; ; tried++) {
                try {
                    return inTransaction(from, to);
                } catch (ConcurrencyException | AggregateStreamCreationException | LockAcquisitionFailedException e) {
                    if (tried == TRIES) {
                        throw e;
                    }
                }
            }
        }

        private List<Outcome> inTransaction(int from, int to) {
            UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(null);
            if (dryRun) {
                // takes back the keys that rows were sealed with; otherwise these must be there before the events
                unit.attachTransaction(transactions);
            }
            Decision decision = Decision.open(unit, null);
            List<Outcome> outcomes = new ArrayList<>();
            try {
                for (int i = from; i < to; i++) {
                    outcomes.add(row(i + 2, file.rows().get(i)));
                }
            } catch (RuntimeException failure) {
                unit.rollback(failure);
                throw failure;
            }
            if (dryRun) {
                unit.rollback();
            } else {
                try {
                    unit.commit();
                } catch (RuntimeException failure) {
                    throw decisions.reason(decision, failure);
                }
                decisions.settle(decision);
            }
            return outcomes;
        }

        private Outcome row(int number, List<String> cells) {
            UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(null);
            try {
                R row = binder.bind(header.object(cells), roster.columns());
                boolean recorded = false;
                for (Step step : open(roster.steps(row))) {
                    send(step.command());
                    recorded = true;
                }
                unit.commit();
                return new Outcome(number, recorded ? Outcome.Kind.CREATED : Outcome.Kind.DUPLICATE, List.of());
            } catch (InvalidInput invalid) {
                unit.rollback(invalid);
                return Outcome.error(
                        number, invalid.errors().stream().map(Outcome.Fault::of).toList());
            } catch (AggregateNotFoundException missing) {
                unit.rollback(missing);
                return Outcome.error(number, Rule.NOT_FOUND.text());
            } catch (CommandExecutionException refused) {
                unit.rollback(refused);
                return Outcome.error(
                        number,
                        refused.<Rule>getDetails().orElseThrow(() -> refused).text());
            } catch (RuntimeException failure) {
                unit.rollback(failure);
                throw failure;
            }
        }

        private void send(Command command) {
            Sender sender = senders.apply(command.getClass())
                    .orElseThrow(() -> new InvalidInput(
                            "",
                            "none of your roles allows " + command.getClass().getSimpleName()));
            var metadata = Metadata.of(command, sender, null, LocalDate.now(clock));
            commands.sendAndWait(new GenericCommandMessage<>(command, metadata));
        }

        /** The steps that have not been done, judged before the first of them is. */
        private List<Step> open(List<Step> steps) {
            Map<UUID, List<Event>> histories = new HashMap<>();
            return steps.stream()
                    .filter(step -> histories.computeIfAbsent(step.entity(), this::history).stream()
                            .noneMatch(step.done()))
                    .toList();
        }

        private List<Event> history(UUID entity) {
            List<Event> history = new ArrayList<>();
            events.readEvents(entity.toString(), 0).forEachRemaining(event -> history.add((Event) event.getPayload()));
            return history;
        }
    }
}
