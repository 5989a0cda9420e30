package org.fairlab.query.audittrail;

import java.util.Set;
import org.fairlab.query.projection.RecordedEvent;

/**
 * Works a figure out anew from events alone, without the tables and statements of the read model that gives it, so that
 * it says something if both agree. For one figure and one thread.
 */
public interface Recount<F> {

    /** Takes the next event; those that do not concern the figure are passed over. */
    void take(RecordedEvent recorded);

    /** The figure by the events taken so far. */
    F figure();

    /** What whoever asks may see of a figure that has been compared. */
    default F shown(F figure) {
        return figure;
    }

    /** The positions of the events that make what may be seen of it. */
    Set<Long> positions();
}
