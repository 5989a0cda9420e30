package org.fairlab.query.audittrail;

import static org.fairlab.query.audittrail.Sentences.count;
import static org.fairlab.query.audittrail.Sentences.the;

import org.fairlab.events.LactationEvent;
import org.fairlab.events.LactationEvent.*;

/** What events of lactation support say. */
final class LactationSentences {

    private LactationSentences() {}

    static String of(LactationEvent event) {
        return switch (event) {
            case SpaceEvent e -> ofSpace(e);
        };
    }

    private static String ofSpace(SpaceEvent event) {
        String space = the("lactation space", event.spaceId());
        return switch (event) {
            case SpaceRegistered e ->
                "registered " + space + " “" + e.name() + "” at " + e.site() + ", by the clock of " + e.timeZone();
            case SpaceInspected e ->
                "inspected " + space + ", which "
                        + (e.criteria().areMet() ? "meets every criterion" : "does not meet every criterion");
            case SpaceCertified e -> "certified " + space + " on " + the("inspection", e.inspectionId());
            case SpaceDecertified _ -> "decertified " + space;
            case SpaceRetired _ -> "retired " + space;
            case SpaceBooked e ->
                "booked " + space + " (" + the("booking", e.bookingId()) + ") for "
                        + e.slot().startsAt() + " " + e.slot().timeZone() + ", "
                        + count(e.slot().minutes(), "minute");
            case BookingReleased e -> "released " + the("booking", e.bookingId()) + " of " + space;
        };
    }
}
