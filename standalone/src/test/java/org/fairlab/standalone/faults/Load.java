package org.fairlab.standalone.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Callers that each send one command after the other: they establish funds, and replenish their own and a shared one.
 * An answer that is missing or that asks to try again is followed by the same request under the same key.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PAUSE_MILLIS = 50;
    private static final AtomicLong AMOUNTS = new AtomicLong(1_000);

    private final Answers answers;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final AtomicLong sentAgain = new AtomicLong();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();
    private final String shared = "/api/funds/" + UUID.randomUUID();
    private volatile boolean stopping;

    /** @param nodes which node a caller talks to */
    Load(Answers answers, int callers, IntFunction<Node> nodes) throws IOException, InterruptedException {
        this.answers = answers;
        try (Caller first = new Caller(nodes.apply(0))) {
            first.send("PUT", shared, fund());
        }
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(nodes.apply(i));
            this.callers.add(Thread.ofVirtual().start(caller));
        }
    }

    private static String fund() {
        return "{\"name\": \"Fault\", \"kind\": \"STIPEND\", \"balance\": " + amount() + "}";
    }

    private static String amount() {
        return "{\"minor\": " + AMOUNTS.incrementAndGet() + ", \"currency\": \"USD\"}";
    }

    private final class Caller implements Runnable, AutoCloseable {

        private final Node node;
        private final String token;
        private @Nullable Http http;
        private long told;

        Caller(Node node) throws IOException {
            this.node = node;
            this.token = node.token("load", "fund-officer");
        }

        @Override
        public void run() {
            try (this) {
                while (!stopping) {
                    String own = "/api/funds/" + UUID.randomUUID();
                    send("PUT", own, fund());
                    for (int i = 0; i < 3 && !stopping; i++) {
                        boolean both = ThreadLocalRandom.current().nextInt(20) == 0;
                        send("POST", (both ? shared : own) + "/replenishments", "{\"amount\": " + amount() + "}");
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void send(String method, String path, String body) throws InterruptedException {
            String key = UUID.randomUUID().toString();
            answers.asked(key);
            long asked = System.nanoTime();
            while (!answered(method, path, key, body)) {
                if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                    unexpected.add("no answer for " + PATIENCE.toSeconds() + " s");
                    return;
                }
                sentAgain.incrementAndGet();
                Thread.sleep(PAUSE_MILLIS);
            }
            longestWait.accumulateAndGet(System.nanoTime() - asked, Math::max);
            if (ThreadLocalRandom.current().nextInt(50) == 0) {
                answered(method, path, key, body);
            }
        }

        private boolean answered(String method, String path, String key, String body) {
            try {
                if (http == null) {
                    http = new Http(node.port());
                }
                var answer = http.send(method, path, token, key, Node.JSON, body);
                if (answer.status() == 200) {
                    told = Math.max(
                            told, answers.acknowledged(key, answer.body(), told).position());
                    acknowledged.incrementAndGet();
                    return true;
                }
                if (!isToBeTriedAgain(answer)) {
                    unexpected.add(answer.status() + " " + answer.body());
                    return true;
                }
            } catch (IOException lost) {
                close();
            }
            return false;
        }

        @Override
        public void close() {
            if (http != null) {
                http.close();
                http = null;
            }
        }
    }

    static boolean isToBeTriedAgain(Http.Answer answer) {
        return answer.status() >= 500
                || answer.status() == 429
                || answer.body().contains("key-in-flight")
                || answer.body().contains("contended");
    }

    /** Commands answered with a receipt so far. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Lets it run until so many more commands have been acknowledged. */
    void awaitMore(long more) throws InterruptedException {
        long enough = acknowledged.get() + more;
        long started = System.nanoTime();
        while (acknowledged.get() < enough) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new AssertionError("only " + (acknowledged.get() - enough + more) + " of " + more
                        + " commands were acknowledged in " + PATIENCE.toSeconds() + " s; unexpected: " + unexpected);
            }
            Thread.sleep(5);
        }
    }

    /** The longest that a caller waited for an answer, over all attempts. */
    Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    /** Requests that were sent again. */
    long sentAgain() {
        return sentAgain.get();
    }

    /** Sends no new commands and waits until each one under way has an answer. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread caller : callers) {
            caller.join();
        }
        if (!unexpected.isEmpty()) {
            throw new AssertionError("unexpected answers: " + unexpected);
        }
    }
}
