package org.fairlab.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A bundle's events in their order, read by one thread ahead of who takes them and checked, each by itself, by as many
 * as there are processors. So many bytes at most have been read and not been taken, or one line that is longer.
 */
final class ReadAhead implements Closeable {

    private static final int MOST_AHEAD = 2 << 20;

    /** @param unreadable why the line after these cannot be read, which is the last that is looked at */
    private record Batch(List<CheckedLine> lines, int bytes, boolean last, Optional<Malformed> unreadable) {

        static Batch last(Optional<Malformed> unreadable) {
            return new Batch(List.of(), 0, true, unreadable);
        }
    }

    private final Bundle bundle;
    private final Function<Bundle.Line, CheckedLine> check;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(1 + Runtime.getRuntime().availableProcessors());
    private final BlockingQueue<Future<Batch>> batches = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_AHEAD);
    private volatile boolean over;

    private Batch taken = new Batch(List.of(), 0, false, Optional.empty());
    private int next;

    ReadAhead(Bundle bundle, Function<Bundle.Line, CheckedLine> check) {
        this.bundle = bundle;
        this.check = check;
        threads.execute(this::read);
    }

    private void read() {
        try {
            for (var lines = bundle.nextLines(); lines.isPresent() && !over; lines = bundle.nextLines()) {
                byte[] some = lines.get();
                room.acquire(Math.min(some.length, MOST_AHEAD));
                batches.add(threads.submit(() -> checked(some)));
            }
            batches.add(CompletableFuture.completedFuture(Batch.last(Optional.empty())));
        } catch (Malformed unreadable) {
            batches.add(CompletableFuture.completedFuture(Batch.last(Optional.of(unreadable))));
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            batches.add(CompletableFuture.failedFuture(failure));
        }
    }

    private Batch checked(byte[] lines) {
        int bytes = Math.min(lines.length, MOST_AHEAD);
        List<CheckedLine> checked = new ArrayList<>();
        try {
            for (int from = 0, to = 0; to < lines.length; to++) {
                if (lines[to] == '\n') {
                    checked.add(check.apply(Bundle.Line.parse(lines, from, to)));
                    from = to + 1;
                }
            }
        } catch (Malformed unreadable) {
            return new Batch(checked, bytes, true, Optional.of(unreadable));
        }
        return new Batch(checked, bytes, false, Optional.empty());
    }

    /**
     * The next event, or none after the last one.
     *
     * @throws Malformed if its line cannot be read
     */
    Optional<CheckedLine> next() throws IOException, Malformed {
        while (next == taken.lines.size()) {
            if (taken.unreadable.isPresent()) {
                throw taken.unreadable.get();
            }
            if (taken.last) {
                return Optional.empty();
            }
            room.release(taken.bytes);
            taken = take();
            next = 0;
        }
        return Optional.of(taken.lines.get(next++));
    }

    private Batch take() throws IOException {
        try {
            return batches.take().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Returns when nobody reads the bundle any more. */
    @Override
    public void close() {
        over = true;
        room.release(MOST_AHEAD);
        threads.close();
    }
}
