package org.fairlab.events;

import java.time.LocalDate;

/**
 * A fact of the ledger. Who recorded it, when, why and in answer to what is in the event's metadata; the payload says
 * what happened and when it took effect in the world.
 */
public sealed interface Event
        permits PeopleEvent,
                ScholarshipEvent,
                MentorshipEvent,
                TrainingEvent,
                OutreachEvent,
                LactationEvent,
                LeadershipEvent,
                AdvocacyEvent,
                ReferenceEvent,
                InclusionEvent,
                AccessEvent {

    /** The day on which the fact took effect in the world, which may be earlier than the day it was recorded. */
    LocalDate effectiveOn();
}
