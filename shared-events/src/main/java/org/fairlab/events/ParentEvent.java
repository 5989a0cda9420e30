package org.fairlab.events;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.fairlab.events.LactationEvent.CareEvent;

/**
 * A parent who is supported, under a pseudonym of this context alone: nothing in clear says which participant it is, or
 * whether it is one.
 */
public sealed interface ParentEvent extends CareEvent {

    /** The parent's pseudonym. */
    UUID parentId();

    /** @param details name, contact and language */
    @Revision("1")
    record ParentRegistered(UUID parentId, Sealed details, LocalDate effectiveOn) implements ParentEvent {}

    /** @param details name, contact and language */
    @Revision("1")
    record ParentDetailsChanged(UUID parentId, Sealed details, LocalDate effectiveOn) implements ParentEvent {}

    /**
     * From now on nothing of the parent is erased, for a reason that is in the metadata.
     *
     * @param placedBy who placed the hold, and is not to lift it
     */
    @Revision("1")
    record ParentHoldPlaced(UUID parentId, UUID holdId, String placedBy, LocalDate effectiveOn)
            implements ParentEvent {}

    @Revision("1")
    record ParentHoldLifted(UUID parentId, UUID holdId, LocalDate effectiveOn) implements ParentEvent {}

    /** The parent's keys were destroyed: nothing sealed under them can be read again. */
    @Revision("1")
    record ParentErased(UUID parentId, LocalDate effectiveOn) implements ParentEvent {}
}
