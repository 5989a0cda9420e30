package org.fairlab.platform.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What the store and the decision being made in the current unit of work tell each other: which streams the decision
 * read besides the one it writes to, and which events were recorded at which positions.
 */
public final class Decision {

    private static final String KEY = Decision.class.getName();

    private final Map<String, Long> reads = new LinkedHashMap<>();
    private final List<Recorded> recorded = new ArrayList<>();

    private Decision() {}

    /**
     * An event as it was recorded.
     *
     * @param entityId the entity whose history it belongs to
     * @param position its place in the order of all events, from 1
     */
    public record Recorded(String eventId, String type, UUID entityId, long position) {}

    /** The decision of the current unit of work, the outermost one where they are nested. */
    public static Decision current() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(KEY, key -> new Decision());
    }

    /** Makes the append fail if the stream goes beyond this sequence number, -1 for a stream that must not exist. */
    public void read(String streamId, long lastSequence) {
        reads.merge(streamId, lastSequence, Math::min);
    }

    /** The streams read with the last sequence number seen in each. */
    public Map<String, Long> reads() {
        return reads;
    }

    /** The events recorded so far, in order. */
    public List<Recorded> recorded() {
        return recorded;
    }
}
