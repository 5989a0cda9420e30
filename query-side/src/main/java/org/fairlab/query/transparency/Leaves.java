package org.fairlab.query.transparency;

import java.util.List;

/** The events as leaves of the log, from whichever store there is. For one thread; everybody gets one of their own. */
interface Leaves extends AutoCloseable {

    /** The leaf of the event at a position; below 0 if there can be no such event. */
    long index(long position);

    /** Waits up to a second for an event that a tree of this size does not have. */
    boolean await(long size) throws InterruptedException;

    /**
     * The hashes of the leaves that come next and are there now, at most so many.
     *
     * @throws BrokenLogException if one is missing among them
     */
    List<byte[]> after(long size, int limit);

    /** Forgets where it was. */
    @Override
    void close();
}
