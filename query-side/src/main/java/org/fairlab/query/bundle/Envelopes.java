package org.fairlab.query.bundle;

import java.util.function.ObjLongConsumer;

/** The events of bundles, from whichever store there is. */
public interface Envelopes {

    /**
     * Shows the envelope and the position of each event, in their order and as the log has them; memory stays flat.
     *
     * @param last position of the last event that the checkpoint covers
     */
    void show(Selection selection, long last, ObjLongConsumer<String> reader);
}
