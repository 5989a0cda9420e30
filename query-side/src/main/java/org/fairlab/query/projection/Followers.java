package org.fairlab.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairlab.query.projection.Batches.Batch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes those read models forward together that have caught up: one thread reads the events, and one transaction moves
 * all that they concern. A thread and a commit for each cost several times what they write. Should all fall behind,
 * several threads write, of events that were read once. One that another node is at or that failed leaves, goes on by
 * itself, and comes back when it has caught up again.
 */
final class Followers implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    private final BlockingQueue<ProjectionRunner> coming = new LinkedBlockingQueue<>();
    private final List<ProjectionRunner> members = new ArrayList<>();
    private final Batches batches;
    private final EventFeed feed;
    private final Executor threads;

    /** @param threads for itself, and for each that goes on by itself */
    Followers(Batches batches, EventFeed feed, Executor threads) {
        this.batches = batches;
        this.feed = feed;
        this.threads = threads;
        threads.execute(this);
    }

    /** Takes a read model forward, by itself at first. */
    void add(ProjectionRunner runner) {
        threads.execute(() -> {
            try {
                runner.catchUp();
                coming.add(runner);
            } catch (InterruptedException stopped) {
                runner.close();
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Follows the events until the thread is interrupted. */
    @Override
    public void run() {
        try (feed) {
            while (!Thread.currentThread().isInterrupted()) {
                if (members.isEmpty()) {
                    members.add(coming.take());
                }
                coming.drainTo(members);
                try {
                    goOn();
                } catch (RuntimeException | Error failure) {
                    if (!Thread.currentThread().isInterrupted()) {
                        log.warn("read models go on one by one: {}", ProjectionRunner.describe(failure));
                        leave(List.copyOf(members));
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            members.forEach(ProjectionRunner::close);
        }
    }

    private void goOn() throws InterruptedException {
        long from = members.stream().mapToLong(ProjectionRunner::seen).min().orElseThrow();
        if (!feed.await(from)) {
            take(each(ProjectionRunner::unstored));
            return;
        }
        List<RecordedEvent> events = feed.after(from, ProjectionRunner.BATCH);
        events.forEach(ProjectionRunner::requireKnown);
        if (events.size() < ProjectionRunner.BATCH) {
            take(each(member -> member.batch(events)));
        } else {
            takeInParallel(events);
        }
    }

    private void takeInParallel(List<RecordedEvent> events) {
        var next = new ConcurrentLinkedQueue<>(members);
        var left = new ConcurrentLinkedQueue<ProjectionRunner>();
        CompletableFuture<?>[] work = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> {
                            for (ProjectionRunner member = next.poll(); member != null; member = next.poll()) {
                                if (!member.take(events)) {
                                    left.add(member);
                                }
                            }
                        },
                        threads))
                .limit(Runtime.getRuntime().availableProcessors())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(work).join();
        leave(List.copyOf(left));
    }

    private List<Batch> each(Function<ProjectionRunner, @Nullable Batch> work) {
        return members.stream().map(work).filter(Objects::nonNull).toList();
    }

    private void take(List<Batch> all) {
        if (!all.isEmpty()) {
            leave(batches.take(all).stream().map(Batch::runner).toList());
        }
    }

    private void leave(List<ProjectionRunner> some) {
        members.removeAll(some);
        some.forEach(ProjectionRunner::startOver);
        some.forEach(this::add);
    }
}
