package org.fairlab.standalone.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands that each establish a fund of its own, sent as fast as they are answered or at a given rate whatever becomes
 * of them; none is sent again.
 */
final class Flood {

    private static final String FUND = """
            {"name": "Flood", "kind": "STIPEND", "balance": {"minor": 1, "currency": "USD"}}""";
    /** Requests on their way at a time; clients beyond these give up. */
    private static final int MOST_AT_ONCE = 6_000;

    private final Answers answers;
    private final Node node;
    private final String token;
    private final Deque<Http> idle = new ConcurrentLinkedDeque<>();

    Flood(Answers answers, Node node) throws IOException {
        this.answers = answers;
        this.node = node;
        this.token = node.token("load", "fund-officer");
    }

    /**
     * What came of it.
     *
     * @param goodput receipts per second while it lasted
     * @param p99 of the receipts' latencies, from sending; a client that is itself late does not count against it
     * @param busy requests answered by 429
     * @param failed other answers than a receipt or 429, and clients that gave up
     */
    record Result(double goodput, Duration p99, int busy, int failed) {}

    /** So many callers, each with one request after the other. */
    Result closed(int callers, Duration duration) throws InterruptedException {
        return run(duration, (asked, executor) -> {
            for (int i = 0; i < callers; i++) {
                executor.execute(() -> {
                    while (!asked.isOver()) {
                        asked.ask();
                    }
                });
            }
        });
    }

    /** So many requests per second, each at its time. */
    Result open(double perSecond, Duration duration) throws InterruptedException {
        return run(duration, (asked, executor) -> {
            long started = System.nanoTime();
            for (long sent = 0; !asked.isOver(); ) {
                long due = (long) ((System.nanoTime() - started) / 1e9 * perSecond);
                for (; sent < due; sent++) {
                    executor.execute(asked::ask);
                }
                Thread.sleep(1);
            }
        });
    }

    private interface Sender {
        void send(Asked asked, ExecutorService executor) throws InterruptedException;
    }

    private Result run(Duration duration, Sender sender) throws InterruptedException {
        Asked asked = new Asked(System.nanoTime() + duration.toNanos());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            sender.send(asked, executor);
        }
        idle.forEach(Http::close);
        idle.clear();
        long[] latencies = asked.latencies.stream().mapToLong(l -> l).sorted().toArray();
        long p99 = latencies.length == 0 ? Long.MAX_VALUE : latencies[(int) (latencies.length * 0.99)];
        return new Result(
                asked.inTime.get() / (duration.toNanos() / 1e9),
                Duration.ofNanos(p99),
                asked.busy.get(),
                asked.failed.get());
    }

    private final class Asked {

        private final long end;
        private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
        private final AtomicInteger inTime = new AtomicInteger();
        private final AtomicInteger busy = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger under = new AtomicInteger();

        Asked(long end) {
            this.end = end;
        }

        boolean isOver() {
            return System.nanoTime() > end;
        }

        void ask() {
            if (under.incrementAndGet() > MOST_AT_ONCE) {
                failed.incrementAndGet();
            } else {
                answer();
            }
            under.decrementAndGet();
        }

        private void answer() {
            String key = UUID.randomUUID().toString();
            answers.asked(key);
            Http free = idle.poll();
            try {
                Http http = free == null ? new Http(node.port()) : free;
                long sent = System.nanoTime();
                var answer = http.send("PUT", "/api/funds/" + key, token, key, Node.JSON, FUND);
                idle.push(http);
                if (answer.status() == 200) {
                    answers.acknowledged(key, answer.body(), 0);
                    latencies.add(System.nanoTime() - sent);
                    inTime.addAndGet(isOver() ? 0 : 1);
                } else {
                    (answer.status() == 429 && answer.headers().containsKey("retry-after") ? busy : failed)
                            .incrementAndGet();
                }
            } catch (IOException lost) {
                failed.incrementAndGet();
            }
        }
    }
}
