package org.fairlab.query.projection;

import java.util.OptionalLong;

/** How far a read model is known to have come, for those in this process who wait for it. */
final class Progress {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private long seen = UNKNOWN;

    /** The last event that it has certainly seen, -1 before the first; empty while that is not known. */
    synchronized OptionalLong seen() {
        return seen == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(seen);
    }

    synchronized void reach(long position) {
        seen = position;
        notifyAll();
    }

    synchronized void forget() {
        seen = UNKNOWN;
    }

    /** Waits until a position has been seen, at most so long. */
    synchronized boolean await(long position, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; seen < position && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return seen >= position;
    }
}
