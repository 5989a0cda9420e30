package org.fairlab.command;

import java.time.LocalDate;
import java.util.List;
import org.fairlab.events.Event;

/**
 * A command to be sent when a day comes.
 *
 * @param on the first day on which it is due, in the server's time zone
 */
public record Deadline(Command command, LocalDate on) {

    /** A context's rule of what falls due when; found as a Spring bean. */
    public interface Policy {

        /** The deadlines that an event sets. */
        List<Deadline> after(Event event);
    }
}
