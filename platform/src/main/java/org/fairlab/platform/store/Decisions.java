package org.fairlab.platform.store;

import java.util.Optional;
import org.fairlab.platform.store.Decision.Answer;

/** Makes decisions durable and tells what came of them. */
public interface Decisions {

    /**
     * Waits until a decision is durable. One that recorded no events is confirmed all the same: what it rests on must
     * not have moved.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if something that it rests on has moved; nothing
     *     was recorded, and it can be made again
     * @throws org.axonframework.modelling.command.AggregateStreamCreationException if it creates what exists already
     * @throws KeyReusedException if its key stands for another request
     * @throws org.springframework.dao.DataAccessException if the store failed; what came of it is then unknown
     */
    Answer settle(Decision decision);

    /**
     * Confirms a refusal: that what it rests on was not out of date, or what was recorded earlier under its key.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException as with {@link #settle}
     * @throws KeyReusedException as with {@link #settle}
     */
    Answer confirmRefusal(Decision decision);

    /** Why a decision failed with its unit of work, where the store itself tells it in another way. */
    default RuntimeException reason(Decision decision, RuntimeException failure) {
        return failure;
    }

    /**
     * What was recorded earlier under a key, if this has to be known before the decision: a store that judges keys with
     * the events does not need to ask.
     *
     * @throws KeyReusedException if the key stands for another request
     */
    default Optional<Answer> earlier(Once once) {
        return Optional.empty();
    }

    /** A key that stands for another request. */
    final class KeyReusedException extends RuntimeException {

        KeyReusedException() {
            super("the key stands for another request");
        }
    }
}
