package org.fairlab.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure as an RFC 9457 problem that repeats nothing of what was sent. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput invalid) {
        ProblemDetail problem =
                Problem.body(HttpStatus.BAD_REQUEST, "invalid-input", "Some fields cannot be taken as they are.");
        problem.setProperty("errors", invalid.errors());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException failure) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.body(HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid bearer token is needed."));
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied) {
        return Problem.body(HttpStatus.FORBIDDEN, "forbidden", "None of the token's roles may do this.");
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception failure) {
        log.error("unexpected failure: {}", trace(failure));
        return Problem.body(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "The server failed.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(mismatch.getPropertyName(), "parameter");
        return handleExceptionInternal(
                mismatch, invalid(new InvalidInput(name, "is not of the right form")), headers, status, request);
    }

    /** Gives what Spring refuses by itself a type of ours too, and a text that repeats nothing of the request. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean ours = body instanceof ProblemDetail problem
                && problem.getType() != null
                && problem.getType().getPath().startsWith("/problems/");
        HttpStatus known = HttpStatus.resolve(status.value());
        String phrase = known == null ? "refused" : known.getReasonPhrase();
        return new ResponseEntity<>(
                ours
                        ? body
                        : Problem.body(status, phrase.toLowerCase(Locale.ROOT).replace(' ', '-'), phrase + "."),
                headers,
                status);
    }

    /** Where it happened and of which kind, without messages: these may repeat what was sent. */
    private static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            trace.append(cause.getClass().getName());
            List.of(cause.getStackTrace()).stream()
                    .limit(12)
                    .forEach(frame ->
                            trace.append(System.lineSeparator()).append("  at ").append(frame));
            trace.append(System.lineSeparator());
        }
        return trace.toString();
    }
}
