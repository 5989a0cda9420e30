package org.fairlab.benchmarks;

import java.util.concurrent.atomic.AtomicBoolean;

/** Looks a few times a second at what lives in this process's heap, each time after a collection. */
final class HeapSampling implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final double before = live();
    private final Thread thread;
    private volatile double largest;

    HeapSampling() {
        this.thread = Thread.ofPlatform().daemon().start(() -> {
            do {
                largest = Math.max(largest, live());
                try {
                    Thread.sleep(200);
                } catch (InterruptedException stopped) {
                    return;
                }
            } while (!over.get());
        });
    }

    /** The most that lived beyond what lived before, in MB. */
    double growth() throws InterruptedException {
        over.set(true);
        thread.join();
        return Math.max(0, largest - before);
    }

    private static double live() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    @Override
    public void close() {
        over.set(true);
    }
}
