package org.fairlab.query.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.RecurringJob;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.disclosure.Draft;
import org.fairlab.query.disclosure.Progress;
import org.fairlab.query.disclosure.Release.HeldBack;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.Snapshots;
import org.fairlab.query.disclosure.SuppressionRule;
import org.fairlab.query.projection.ProjectionStore;
import org.fairlab.query.publication.Editions.Edition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes editions when they are due, and lets disclosure control decide on those that wait. One thread of one node is at
 * work at a time; what a node leaves undone, any other one does.
 */
@Component
class EditionJob extends RecurringJob {

    /** Who asked for an edition that was due. */
    static final String SCHEDULE = "schedule";

    private static final Logger log = LoggerFactory.getLogger(EditionJob.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();

    private final Editions editions;
    private final EditionWork work;
    private final ProjectionStore readModels;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ObjectProvider<ImportProgress> imports;
    private final @Nullable Duration every;

    /** The last event when there was last nothing to publish, so that the same is not counted over and over. */
    private long refusedAt = -1;

    /** @param every how old the last edition may become; {@code off} if all are to be asked for */
    EditionJob(
            Editions editions,
            EditionWork work,
            ProjectionStore readModels,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ObjectProvider<ImportProgress> imports,
            @Value("${fairlab.publication.every:P30D}") String every) {
        super("editions", INTERVAL);
        this.editions = editions;
        this.work = work;
        this.readModels = readModels;
        this.events = events;
        this.imports = imports;
        this.every = every.equals("off") ? null : Duration.parse(every);
    }

    @Override
    protected void work() {
        try {
            readModels.alone("publication", () -> {
                if (isDue()) {
                    takeIfAny();
                }
                editions.waiting().ifPresent(this::decide);
            });
        } catch (CancellationException stopped) {
            log.debug("another node, or the next start, goes on with the edition");
        }
    }

    private boolean isDue() {
        return every != null
                && editions.last()
                        .map(last -> last.takenAt().isBefore(Instant.now().minus(every)))
                        .orElse(true)
                && imports.stream().flatMap(all -> all.current().stream()).allMatch(ImportProgress.Progress::finished);
    }

    /** Takes one once all that is recorded is seen. */
    private void takeIfAny() {
        long head = events.createHeadToken().position().orElse(0);
        if (head == refusedAt
                || Arrays.stream(editions.readModels()).anyMatch(name -> readModels.position(name) < head)) {
            return;
        }
        try {
            editions.take(SCHEDULE);
        } catch (Problem nothing) {
            refusedAt = head;
            log.debug("no edition: {}", nothing.getBody().getType());
        }
    }

    /** Decides what an edition shows. */
    void decide(Edition edition) {
        log.info("edition {} is being made", edition.number());
        try {
            var decided = Snapshots.release(
                    work.snapshots(),
                    Table.equations(editions.tables(edition.number())),
                    new SuppressionRule(edition.threshold(), true),
                    work.draft(edition.number()),
                    new Told(edition));
            switch (decided) {
                case Released released -> work.release(edition.number(), released);
                case HeldBack held -> work.holdBack(edition.number(), held.reason());
            }
            log.info("edition {} is decided on", edition.number());
        } catch (CancellationException | DataAccessException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException failure) { // the same counts would fail again
            String kind = failure.getClass().getSimpleName(); // its message may repeat counts
            log.error("edition {} fails: {}", edition.number(), kind);
            work.holdBack(edition.number(), "it could not be decided on: " + kind);
        }
    }

    /** Stores the progress now and then, and ends the search when the job is to stop. */
    private final class Told implements Progress {

        private final Edition edition;
        private long last = System.nanoTime();
        private int toDo;
        private int of;

        Told(Edition edition) {
            this.edition = edition;
        }

        @Override
        public void protecting(int left, int atFirst) {
            toDo = left;
            of = atFirst;
        }

        @Override
        public void improving(int left, int atFirst) {
            toDo = 0;
        }

        @Override
        public void reached(Supplier<Draft> draft) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            if (System.nanoTime() - last > PROGRESS_NANOS) {
                work.progress(edition.number(), toDo, of, draft.get());
                last = System.nanoTime();
            }
        }
    }
}
