package org.fairlab.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.fairlab.platform.store.Decision.Recorded;

/**
 * What came of a command.
 *
 * @param events the events recorded, in order; none if the command changed nothing
 */
public record Receipt(List<Recorded> events) {

    /**
     * Position of the last event: a read model asked with {@code after} this has seen them all; 0 if there are none.
     */
    @JsonProperty
    public long position() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }
}
