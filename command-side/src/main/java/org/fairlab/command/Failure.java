package org.fairlab.command;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * A failure that whoever sent a command tells apart from others. Commands may be handled by another node, and of an
 * exception nothing but its details comes back from there.
 */
enum Failure {
    OVERTAKEN,
    EXISTS,
    MISSING,
    STALE,
    UNREACHABLE;

    /** An exception that arrives as what it is; those that nobody tells apart are left as they are. */
    static Throwable packed(Throwable failure) {
        Failure kind = of(failure);
        return kind == null ? failure : new CommandExecutionException(kind.name(), failure, kind, false);
    }

    /** The exception that was packed, or one like it if it comes from another node. */
    static RuntimeException unpacked(CommandExecutionException arrived) {
        Object details = arrived.getDetails().orElse(null);
        return switch (details) {
            case Rule rule -> arrived instanceof Rejected ? arrived : new Rejected(rule);
            case Failure kind ->
                arrived.getCause() instanceof RuntimeException cause && of(cause) == kind
                        ? cause
                        : kind.exception(arrived);
            case null, default -> arrived;
        };
    }

    private static @Nullable Failure of(Throwable failure) {
        return switch (failure) {
            case ConcurrencyException _ -> OVERTAKEN;
            case AggregateStreamCreationException _ -> EXISTS;
            case AggregateNotFoundException _ -> MISSING;
            case ConflictingAggregateVersionException _ -> STALE;
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _ -> UNREACHABLE;
            default -> null;
        };
    }

    private RuntimeException exception(CommandExecutionException arrived) {
        return switch (this) {
            case OVERTAKEN -> new ConcurrencyException(name(), arrived);
            case EXISTS -> new AggregateStreamCreationException(name(), arrived);
            case MISSING -> new AggregateNotFoundException("", name(), arrived);
            case STALE -> new ConflictingAggregateVersionException("", 0, 0, arrived);
            case UNREACHABLE -> new DataAccessResourceFailureException(name(), arrived);
        };
    }
}
