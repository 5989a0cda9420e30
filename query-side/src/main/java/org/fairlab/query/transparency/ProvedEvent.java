package org.fairlab.query.transparency;

import org.jspecify.annotations.Nullable;

/**
 * An event with the proof that it is in the log.
 *
 * @param index of its leaf, from 0
 * @param size of the tree that the proof is of
 * @param signed the hash of its leaf as it was signed, in Base64
 * @param stored the hash of the event as it is stored now, in Base64; null if it is not there any more
 * @param receipt the proof as a file
 */
record ProvedEvent(
        long position,
        long index,
        long size,
        String signed,
        @Nullable String stored,
        String receipt) {

    /** Whether it is what was signed. */
    public boolean isAsSigned() {
        return signed.equals(stored);
    }
}
