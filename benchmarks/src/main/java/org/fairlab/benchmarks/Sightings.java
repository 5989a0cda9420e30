package org.fairlab.benchmarks;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Watches a read model, once in a millisecond, and notes for each expected event how long it was in coming. */
final class Sightings implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final ConcurrentLinkedQueue<Expected> coming = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Expected> awaited = new PriorityQueue<>(Comparator.comparingLong(Expected::position));
    private final Histogram latencies = Run.histogram();
    private final LongSupplier position;
    private final Thread watcher;
    private volatile boolean last;

    /** @param position tells how far the read model is */
    Sightings(LongSupplier position) {
        this.position = position;
        this.watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    private record Expected(long position, long due) {}

    /** @param due when its command was due, on the scale of {@link System#nanoTime()} */
    void expect(long eventPosition, long due) {
        coming.add(new Expected(eventPosition, due));
    }

    /** Waits for all that is expected; nothing may be expected after that. */
    Histogram all() throws InterruptedException {
        last = true;
        watcher.join();
        return latencies;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            boolean none = last; // read first, or an event might come between
            for (Expected next = coming.poll(); next != null; next = coming.poll()) {
                awaited.add(next);
            }
            if (!awaited.isEmpty()) {
                see(position.getAsLong());
            } else if (none) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void see(long seen) {
        long now = System.nanoTime();
        for (Expected next = awaited.peek(); next != null && next.position <= seen; next = awaited.peek()) {
            latencies.recordValue(Math.min(now - next.due, Run.LONGEST_NANOS));
            awaited.remove();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
