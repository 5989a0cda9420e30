package org.fairlab.platform.store;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** One who follows the events from a position on. For one thread. */
final class EventFollower implements BlockingStream<TrackedEventMessage<?>> {

    private final EventTail tail;
    private List<TrackedEventMessage<?>> page = List.of();
    private int next;
    private long position;

    /** What is read of the history behind what the tail keeps, and its page after this one. */
    private @Nullable Iterator<? extends TrackedEventMessage<?>> history;

    private @Nullable Future<List<TrackedEventMessage<?>>> ahead;

    EventFollower(EventTail tail, long position) {
        this.tail = tail;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(page.get(next)) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next == page.size()) {
            List<TrackedEventMessage<?>> latest = tail.latestAfter(position, unit.toNanos(timeout));
            if (latest == null) {
                page = fromHistory();
            } else {
                page = latest;
                close();
            }
            next = 0;
            if (!page.isEmpty()) {
                position = page.getLast().trackingToken().position().orElseThrow();
            }
        }
        return next < page.size();
    }

    private List<TrackedEventMessage<?>> fromHistory() throws InterruptedException {
        var open = history == null ? tail.historyAfter(position) : history;
        history = open;
        Future<List<TrackedEventMessage<?>>> reading =
                ahead == null ? tail.readers().submit(() -> EventTail.page(open)) : ahead;
        try {
            List<TrackedEventMessage<?>> read = reading.get();
            if (read.isEmpty()) {
                close();
            } else {
                ahead = tail.readers().submit(() -> EventTail.page(open));
            }
            return read;
        } catch (ExecutionException failure) {
            close();
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new EventStoreException("the history could not be read", failure.getCause());
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        boolean there;
        do {
            there = hasNextAvailable(1, TimeUnit.SECONDS);
        } while (!there);
        return page.get(next++);
    }

    @Override
    public void close() {
        history = null;
        ahead = null;
    }
}
