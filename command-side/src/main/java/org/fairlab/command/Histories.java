package org.fairlab.command;

import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Reads other entities that a decision depends on. The decision holds only if none of them has moved when it is
 * recorded; otherwise it is made again.
 */
public interface Histories {

    /**
     * Evolves an empty entity by its whole history.
     *
     * @throws Rejected with {@link Rule#NOT_FOUND} if there is no entity of that kind and id
     */
    <A, E> A replay(UUID id, A empty, BiConsumer<A, E> evolve);
}
