package org.fairlab.query.mentorship;

import java.util.UUID;
import org.fairlab.events.MentorshipEvent.PairingEvent;

/** Tells pairings apart in the log: a pairing's id is its mentor's to give. */
record PairingKey(UUID mentorId, UUID pairingId) {

    static PairingKey of(PairingEvent event) {
        return new PairingKey(event.mentorId(), event.pairingId());
    }
}
