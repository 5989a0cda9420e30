package org.fairlab.platform.access;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.fairlab.platform.access.ReadEntry.Kind;
import org.fairlab.platform.security.Roles;
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
 * Records who reads what of whom, before it is answered. Readers at the same time share a write and its commit: the one
 * who writes waits a moment for those whose answers are being made, and those who come meanwhile are in the next one.
 * Who reads alone waits for nobody.
 */
@Component
public class Reads {

    private static final Logger log = LoggerFactory.getLogger(Reads.class);
    private static final int BATCH = 500;
    private static final long MOMENT_NANOS = 2_000_000;

    private final JdbcClient jdbc;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writer = new ReentrantLock();
    private final AtomicInteger beingMade = new AtomicInteger();

    /** An entry that a reader waits for; what becomes of it is guarded by the writer's lock. */
    private static final class Waiting {
        private final ReadEntry entry;
        private boolean done;
        private @Nullable DataAccessException failure;

        private Waiting(ReadEntry entry) {
            this.entry = entry;
        }
    }

    Reads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes an answer that is to be recorded. */
    @Nullable
    Object make(MethodInvocation query) throws Throwable {
        beingMade.incrementAndGet();
        try {
            return query.proceed();
        } finally {
            beingMade.decrementAndGet();
        }
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
        Waiting mine = new Waiting(entry);
        queue.add(mine);
        writer.lock();
        try {
            while (!mine.done) {
                writeBatch();
            }
        } finally {
            writer.unlock();
        }
        if (mine.failure != null) {
            throw notRecorded(mine.failure);
        }
    }

    private void writeBatch() {
        long until = System.nanoTime() + MOMENT_NANOS;
        while (beingMade.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(MOMENT_NANOS / 10);
        }
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        DataAccessException failure = null;
        try {
            append(batch.stream().map(waiting -> waiting.entry).toList(), jdbc);
        } catch (DataAccessException refused) {
            failure = refused;
        }
        for (Waiting waiting : batch) {
            waiting.failure = failure;
            waiting.done = true;
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

    private static Problem notRecorded(DataAccessException failure) {
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
}
