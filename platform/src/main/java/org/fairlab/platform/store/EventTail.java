package org.fairlab.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events as they are committed. One thread of a process listens for the notification that every append sends,
 * reads what is new, decodes it, and hands it to all who follow; the latest events are kept for those who are busy.
 * Whoever is further behind reads the table, a page ahead of what is being worked on. While there is no connection to
 * listen on, the table is looked at every second.
 */
public final class EventTail implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    /** How many of the latest events are kept. */
    static final int WINDOW = 4096;

    /** How many events are read ahead of a follower that is further behind. */
    static final int PAGE = 1000;

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final int PATIENCE_MILLIS = 250;
    private static final int CHECK_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 1000;

    /** Between two looks at the table while events keep coming. */
    private static final int BREATH_MILLIS = 2;

    /** After how many looks in vain the next notification is waited for. */
    private static final int SILENT_LOOKS = 10;

    private final EventStorageEngine events;
    private final DataSource dataSource;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("reads-ahead-", 1).factory());
    private final @Nullable TrackedEventMessage<?>[] window = new TrackedEventMessage<?>[WINDOW];
    private @Nullable Thread listener;
    private long start;
    private long head;

    /** @param dataSource of which one connection is kept for listening, from the first follower on */
    public EventTail(EventStorageEngine events, DataSource dataSource) {
        this.events = events;
        this.dataSource = dataSource;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        listen();
        return new EventFollower(this, position(after));
    }

    private synchronized void listen() {
        if (listener == null) {
            head = position(events.createHeadToken());
            start = head;
            listener = Thread.ofPlatform().daemon().name("listens").start(this::follow);
        }
    }

    private void follow() {
        while (isOpen()) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen events");
                try {
                    readOn();
                    followOn(connection.unwrap(PGConnection.class), statement);
                } finally {
                    if (!connection.isClosed()) {
                        statement.execute("unlisten events");
                    }
                }
            } catch (SQLException | RuntimeException lost) {
                if (isOpen()) {
                    log.warn(
                            "events are looked for every second: {}",
                            lost.getClass().getSimpleName());
                    pollOnce();
                }
            }
        }
    }

    private void followOn(PGConnection notifications, Statement statement) throws SQLException {
        for (int quiet = 0; isOpen(); quiet++) {
            if (notifications.getNotifications(PATIENCE_MILLIS).length > 0) {
                readWhileTheyCome();
                quiet = 0;
            } else if (quiet * PATIENCE_MILLIS > CHECK_MILLIS) {
                statement.execute("select 1"); // fails where the connection is gone without a word
                quiet = 0;
            }
        }
    }

    /**
     * Looks at the table until it has been silent for a while. The driver gives no notification away before it has met
     * a millisecond without one, and where processors are busy it meets none for long.
     */
    private void readWhileTheyCome() {
        for (int silent = 0; silent < SILENT_LOOKS && isOpen(); silent++) {
            long before = head;
            readOn();
            if (head > before) {
                silent = 0;
            }
            pause(BREATH_MILLIS);
        }
    }

    private void pollOnce() {
        pause(PAUSE_MILLIS);
        try {
            readOn();
        } catch (RuntimeException unreachable) {
            log.debug("the database cannot be reached", unreachable);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOn() {
        Iterator<? extends TrackedEventMessage<?>> news = historyAfter(head);
        for (var page = page(news); !page.isEmpty(); page = page(news)) {
            publish(page);
        }
    }

    /** The next events of a history, decoded here once for all who follow; none if there are none. */
    static List<TrackedEventMessage<?>> page(Iterator<? extends TrackedEventMessage<?>> events) {
        List<TrackedEventMessage<?>> page = new ArrayList<>();
        while (page.size() < PAGE && events.hasNext()) {
            TrackedEventMessage<?> event = events.next();
            try {
                event.getPayload();
                event.getMetaData();
            } catch (RuntimeException undecodable) {
                log.debug("whoever takes it will meet the same", undecodable);
            }
            page.add(event);
        }
        return page;
    }

    private synchronized void publish(List<TrackedEventMessage<?>> page) {
        for (TrackedEventMessage<?> event : page) {
            head = position(event.trackingToken());
            window[(int) (head % WINDOW)] = event;
        }
        start = Math.max(start, head - WINDOW);
        notifyAll();
    }

    /**
     * The latest events after a position, waiting for the first one if there is none; null if they do not reach back so
     * far.
     */
    synchronized @Nullable List<TrackedEventMessage<?>> latestAfter(long position, long nanos)
            throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; head <= position && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (position < start) {
            return null;
        }
        List<TrackedEventMessage<?>> latest = new ArrayList<>();
        for (long next = position + 1; next <= head && latest.size() < PAGE; next++) {
            latest.add(Objects.requireNonNull(window[(int) (next % WINDOW)]));
        }
        return latest;
    }

    /** The whole history after a position. */
    Iterator<? extends TrackedEventMessage<?>> historyAfter(long position) {
        return events.readEvents(token(position), false).iterator();
    }

    /** Where pages are read ahead. */
    ExecutorService readers() {
        return readers;
    }

    private boolean isOpen() {
        return !readers.isShutdown();
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return events.createTokenAt(instant);
    }

    @Override
    public void close() {
        readers.shutdownNow();
        Thread listening;
        synchronized (this) {
            listening = listener;
        }
        if (listening != null) {
            try {
                listening.join(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
