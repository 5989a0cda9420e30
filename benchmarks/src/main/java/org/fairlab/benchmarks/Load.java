package org.fairlab.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Makes callers, each on a virtual thread. */
final class Load {

    private Load() {}

    /**
     * Each caller does the work again as soon as it is done. What is under way when the time is over is waited for and
     * not counted, unless nobody got anything done by then.
     *
     * @throws IllegalStateException if the work fails even once
     */
    static Run closed(int callers, Duration duration, Work work) throws InterruptedException {
        var go = new CountDownLatch(1);
        var done = new CountDownLatch(callers);
        var failures = new ConcurrentLinkedQueue<Exception>();
        long[] counts = new long[callers];
        Histogram[] latencies = new Histogram[callers];
        for (int i = 0; i < callers; i++) {
            int caller = i;
            latencies[caller] = Run.histogram();
            Thread.startVirtualThread(() -> {
                try {
                    go.await();
                    long end = System.nanoTime() + duration.toNanos();
                    for (long before = System.nanoTime(); before < end; ) {
                        work.once(caller);
                        long after = System.nanoTime();
                        latencies[caller].recordValue(Math.min(after - before, Run.LONGEST_NANOS));
                        counts[caller] += after <= end ? 1 : 0;
                        before = after;
                    }
                } catch (Exception failure) {
                    failures.add(failure);
                } finally {
                    done.countDown();
                }
            });
        }
        long start = System.nanoTime();
        go.countDown();
        done.await();
        rethrow(failures);
        double seconds = (System.nanoTime() - start) / 1e9;
        Histogram all = Run.histogram();
        Arrays.stream(latencies).forEach(all::add);
        long total = Arrays.stream(counts).sum();
        double slowest = Arrays.stream(counts).min().orElse(0);
        double perSecond = total == 0 ? callers / seconds : total / (duration.toNanos() / 1e9);
        return new Run(perSecond, all, slowest * callers / Math.max(total, 1));
    }

    /**
     * Starts the work at fixed times, however long it takes. Returns when all of it is done.
     *
     * @param work takes the time at which it was due, on the scale of {@link System#nanoTime()}
     */
    static void paced(double perSecond, Duration duration, Paced work) throws InterruptedException {
        long count = Math.max(1, (long) (perSecond * duration.toNanos() / 1e9));
        var done = new CountDownLatch(Math.toIntExact(count));
        var failures = new ConcurrentLinkedQueue<Exception>();
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Thread.startVirtualThread(() -> {
                try {
                    work.once(due);
                } catch (Exception failure) {
                    failures.add(failure);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        rethrow(failures);
    }

    /** Work that has its time. */
    @FunctionalInterface
    interface Paced {

        void once(long due) throws Exception;
    }

    private static void rethrow(ConcurrentLinkedQueue<Exception> failures) {
        Exception first = failures.peek();
        if (first != null) {
            throw new IllegalStateException(failures.size() + " callers failed", first);
        }
    }
}
