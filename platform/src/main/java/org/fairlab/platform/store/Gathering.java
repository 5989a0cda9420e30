package org.fairlab.platform.store;

import java.util.Queue;

/** Waiting for company where one write serves all who have come. */
public final class Gathering {

    private static final int TURNS = 16;

    private Gathering() {}

    /**
     * Lets callers whom the last write has woken hand over what they are about to, as long as each turn brings more: a
     * write and its commit cost nearly the same for two of them or ten. Where nobody else is busy it takes no time.
     */
    @SuppressWarnings("ThreadPriorityCheck") // if the scheduler ignores it, batches are smaller, and nothing else
    public static void letOthersCome(Queue<?> handedOver) {
        int before;
        int turns = 0;
        do {
            before = handedOver.size();
            Thread.yield();
            turns++;
        } while (handedOver.size() > before && turns < TURNS);
    }
}
