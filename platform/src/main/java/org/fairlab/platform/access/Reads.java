package org.fairlab.platform.access;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairlab.platform.access.ReadEntry.Kind;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.store.Gathering;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records who reads what of whom, before it is answered. One thread writes, and readers wait for it: all that have come
 * while the last batch was being committed share a write and its commit.
 */
@Component
public class Reads implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Reads.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("reads").daemon().factory());

    /** An entry that a reader waits for. */
    private record Waiting(ReadEntry entry, CompletableFuture<Void> recorded) {}

    Reads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records what the request at hand is to be answered with. An answer that is about nobody leaves no record.
     *
     * @throws Problem 503 if it cannot be recorded
     */
    void record(Method query, PersonLevel level, @Nullable String purpose, Revealed revealed) {
        Asked asked = Asked.now();
        asked.addNamed(revealed.persons());
        if (!revealed.persons().isEmpty() || !revealed.events().isEmpty()) {
            append(new ReadEntry(
                    reader().getName(),
                    asked.address(),
                    ReadEntry.at(Instant.now()),
                    level.events() ? revealed.events() : List.of(),
                    revealed.fields(),
                    Kind.PERSON,
                    revealed.persons(),
                    purpose,
                    role(query)));
        }
    }

    /**
     * Records that an auditor's request, the one at hand, reads exact figures by group.
     *
     * @throws InvalidInput if it gives no purpose
     * @throws Problem 503 if it cannot be recorded
     */
    public static void ofExactFigures(JdbcClient jdbc) {
        Asked asked = Asked.now();
        ReadEntry entry = new ReadEntry(
                reader().getName(),
                asked.address(),
                ReadEntry.at(Instant.now()),
                List.of(),
                List.of(),
                Kind.EXACT_FIGURES,
                List.of(),
                asked.purpose(true),
                Roles.AUDITOR);
        try {
            append(List.of(entry), jdbc);
        } catch (DataAccessException failure) {
            throw notRecorded(failure);
        }
    }

    private void append(ReadEntry entry) {
        Waiting mine = new Waiting(entry, new CompletableFuture<>());
        queue.add(mine);
        try {
            writer.execute(this::writeBatch);
            mine.recorded.join();
        } catch (CompletionException failed) {
            throw notRecorded(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (RejectedExecutionException closed) {
            throw notRecorded(closed);
        }
    }

    /** Writes those who wait, of whom an earlier batch may already have been all. */
    private void writeBatch() {
        if (queue.isEmpty()) {
            return;
        }
        Gathering.letOthersCome(queue);
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        try {
            append(batch.stream().map(Waiting::entry).toList(), jdbc);
            batch.forEach(waiting -> waiting.recorded.complete(null));
        } catch (RuntimeException failure) {
            batch.forEach(waiting -> waiting.recorded.completeExceptionally(failure));
        }
    }

    private static void append(List<ReadEntry> entries, JdbcClient jdbc) {
        jdbc.sql("select access.append(?, ?, ?)")
                .param(texts(entries, JsonMapper.shared()::writeValueAsString))
                .param(texts(entries, entry -> array(entry.persons())))
                .param(texts(entries, entry -> array(entry.events())))
                .query((row, n) -> n)
                .single();
    }

    private static @Nullable String[] texts(List<ReadEntry> entries, Function<ReadEntry, @Nullable String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    /** As PostgreSQL reads it; null if there is nothing in it. */
    private static @Nullable String array(Collection<?> values) {
        return values.isEmpty()
                ? null
                : values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Problem notRecorded(Throwable failure) {
        log.error("a read could not be recorded: {}", failure.getClass().getName());
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "read-not-recorded",
                "Reads of this kind are recorded before they are answered, and this one could not be.");
    }

    private static Authentication reader() {
        return Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "only who is known is answered");
    }

    /** The first of the roles allowed that the reader has; of all there are where whoever asks the query names them. */
    private static String role(Method query) {
        RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(query, RolesAllowed.class);
        return (allowed == null ? Roles.ALL : List.of(allowed.value()))
                .stream()
                        .filter(role -> reader().getAuthorities().stream()
                                .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority())))
                        .findFirst()
                        .orElseThrow();
    }

    /** Writes what waits and takes no more. */
    @Override
    public void close() {
        writer.close();
    }
}
