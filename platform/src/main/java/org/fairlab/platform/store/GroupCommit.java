package org.fairlab.platform.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decision.Recorded;
import org.fairlab.platform.store.Judgement.Earlier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes the decisions of this process, as many as have come together while the last batch was being committed with one
 * durable commit. A decision that cannot be recorded fails alone. One thread writes; the others wait for its answer.
 */
public final class GroupCommit implements Decisions, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(GroupCommit.class);

    /** Bounds of a batch: decisions, and events. */
    private static final int DECISIONS = 512;

    private static final int EVENTS = 4096;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MILLIS = 100;

    private final DataSource dataSource;
    private final StateCache cache;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();
    private final BlockingQueue<Decision> queue = new LinkedBlockingQueue<>();
    private final Thread writer =
            Thread.ofPlatform().name("group-commit").daemon().unstarted(this::run);
    private volatile boolean closing;
    private @Nullable Log open;

    /**
     * @param dataSource gives one connection that is kept
     * @param cache is told what has moved
     */
    public GroupCommit(DataSource dataSource, StateCache cache) {
        this.dataSource = dataSource;
        this.cache = cache;
        writer.start();
    }

    /** Hands a decision to the writer, in the order in which decisions are judged. */
    void submit(Decision decision) {
        decision.submitted();
        queue.add(decision);
        if (closing && queue.remove(decision)) {
            decision.fail(new TransientDataAccessResourceException("the store is closed"));
        }
    }

    @Override
    public Answer settle(Decision decision) {
        if (!decision.isSubmitted()) {
            if (decision.isEmpty()) {
                return new Answer(List.of(), false);
            }
            submit(decision);
        }
        try {
            Answer answer = decision.answer().join();
            cache.written(answer.recorded().stream().map(Recorded::entityId).toList());
            return answer;
        } catch (CompletionException failed) {
            cache.forget(decision.streamsRead());
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    @Override
    public Answer confirmRefusal(Decision decision) {
        decision.refuse();
        return settle(decision);
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                Decision first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    Gathering.letOthersCome(queue);
                    write(batch(first));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            closeLog();
        }
    }

    private List<Decision> batch(Decision first) {
        List<Decision> batch = new ArrayList<>();
        int events = 0;
        for (Decision next = first; next != null; next = queue.poll()) {
            batch.add(next);
            events += next.rows().size();
            if (batch.size() == DECISIONS || events >= EVENTS) {
                break;
            }
        }
        return batch;
    }

    /** Writes a batch; if the store refuses it as a whole, each decision by itself. */
    private void write(List<Decision> batch) throws InterruptedException {
        try {
            writeOnAnyConnection(batch);
        } catch (SQLException | RuntimeException failure) {
            if (batch.size() == 1) {
                batch.getFirst().fail(translated(failure));
            } else {
                for (Decision decision : batch) {
                    write(List.of(decision));
                }
            }
        }
    }

    /** A lost connection leaves open whether its commit took place, so the next one looks before it writes again. */
    private void writeOnAnyConnection(List<Decision> batch) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Judgement inDoubt = null;
        while (true) {
            Attempt attempt = new Attempt(batch);
            try {
                Log log = log();
                if (inDoubt == null || !wasStored(inDoubt, log)) {
                    inDoubt = null;
                    attempt.write(log);
                }
                return;
            } catch (SQLException failure) {
                if (open != null && !open.isLost()) {
                    open.rollback();
                    throw failure;
                }
                closeLog();
                inDoubt = attempt.judgement == null ? inDoubt : attempt.judgement;
                if (System.nanoTime() > end) {
                    batch.forEach(decision -> decision.fail(translated(failure)));
                    return;
                }
                logger.warn("the store will be tried again: {}", failure.getSQLState());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private RuntimeException translated(Exception failure) {
        return switch (failure) {
            case SQLException sql -> {
                DataAccessException known = translator.translate("append", null, sql);
                yield known == null ? new UncategorizedSQLException("append", null, sql) : known;
            }
            case RuntimeException other -> other;
            default -> new IllegalStateException(failure);
        };
    }

    /** One try to write a batch. */
    private static final class Attempt {

        private final List<Decision> batch;
        private @Nullable Judgement judgement;

        Attempt(List<Decision> batch) {
            this.batch = batch;
        }

        /** What the store says after the first time stays true until the commit, since the lock is held by then. */
        void write(Log log) throws SQLException {
            Map<UUID, Long> known = new HashMap<>();
            Map<UUID, Earlier> used = new HashMap<>();
            Judgement judged = new Judgement(batch, known, used);
            if (judged.winners().stream()
                    .anyMatch(winner -> !winner.statements().isEmpty())) {
                log.begin();
            }
            judgement = judged;
            Log.Reply reply = log.append(judged);
            while (!reply.isAccepted()) {
                log.begin();
                known.putAll(reply.moved());
                used.putAll(reply.used());
                judged = new Judgement(batch, known, used);
                judgement = judged;
                reply = log.append(judged);
            }
            log.write(judged.winners());
            log.commit();
            judged.announce(answers(judged, reply.head()));
        }
    }

    private static boolean wasStored(Judgement inDoubt, Log in) throws SQLException {
        List<Row> rows =
                inDoubt.winners().stream().flatMap(w -> w.rows().stream()).toList();
        long first = rows.isEmpty() ? 0 : in.positionOf(rows.getFirst());
        if (first > 0) {
            inDoubt.announce(answers(inDoubt, first - 1));
        }
        return first > 0;
    }

    private static List<Answer> answers(Judgement judgement, long head) {
        List<Answer> answers = new ArrayList<>();
        long position = head;
        for (Decision winner : judgement.winners()) {
            List<Recorded> recorded = new ArrayList<>(winner.rows().size());
            for (Row row : winner.rows()) {
                recorded.add(row.at(++position));
            }
            answers.add(new Answer(recorded, false));
        }
        return answers;
    }

    private Log log() throws SQLException {
        Log current = open;
        if (current == null) {
            current = new Log(dataSource.getConnection());
            open = current;
        }
        return current;
    }

    private void closeLog() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** Writes what has been handed over and takes no more. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
