package org.fairlab.command.mentorship;

import java.util.List;
import org.fairlab.command.Deadline;
import org.fairlab.command.mentorship.PairingCommand.ExpirePairing;
import org.fairlab.events.Event;
import org.fairlab.events.MentorshipEvent.PairingProposed;
import org.springframework.stereotype.Component;

/** An unanswered proposal lapses on the day after its last. */
@Component
final class MentorshipDeadlines implements Deadline.Policy {

    @Override
    public List<Deadline> after(Event event) {
        return event instanceof PairingProposed e
                ? List.of(new Deadline(
                        new ExpirePairing(e.mentorId(), e.pairingId()),
                        e.respondBy().plusDays(1)))
                : List.of();
    }
}
