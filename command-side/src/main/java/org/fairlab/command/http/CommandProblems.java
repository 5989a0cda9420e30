package org.fairlab.command.http;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.fairlab.command.Rule;
import org.fairlab.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refused commands as problems named after the rule that refused them. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommandProblems {

    @ExceptionHandler
    ProblemDetail rejected(CommandExecutionException rejected) {
        return rejected.<Rule>getDetails().map(CommandProblems::problem).orElseThrow(() -> rejected);
    }

    @ExceptionHandler
    ProblemDetail exists(AggregateStreamCreationException exists) {
        return Problem.body(HttpStatus.CONFLICT, "already-exists", "What the command would create exists already.");
    }

    @ExceptionHandler
    ProblemDetail missing(AggregateNotFoundException missing) {
        return Problem.body(HttpStatus.NOT_FOUND, "not-found", Rule.NOT_FOUND.text());
    }

    @ExceptionHandler
    ProblemDetail stale(ConflictingAggregateVersionException stale) {
        return Problem.body(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "What the command is for has changed since; look at it again and send the ETag that comes with it.");
    }

    @ExceptionHandler
    ProblemDetail contended(ConcurrencyException contended) {
        return Problem.body(
                HttpStatus.CONFLICT,
                "contended",
                "Other commands were faster each time; nothing was recorded. Try again.");
    }

    /**
     * What came of the command is unknown; sent again under its key, it is answered as it was or has its one effect.
     */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unreachable(DataAccessException unreachable) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.body(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-unreachable",
                        "Whether the command was recorded is unknown. Send it again under the same Idempotency-Key."));
    }

    private static ProblemDetail problem(Rule rule) {
        HttpStatus status = switch (rule.kind()) {
            case MISSING -> HttpStatus.NOT_FOUND;
            case STATE -> HttpStatus.CONFLICT;
            case DUTY -> HttpStatus.FORBIDDEN;
            case NEVER -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return Problem.body(status, rule.name(), rule.text());
    }
}
