package org.fairlab.command.lactation;

import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of lactation support, by which a command can be refused. */
final class LactationRules {

    static final Rule RETIRED = state("space-retired", "A space that was retired is not used again.");
    static final Rule INSPECTION_EXISTS = state("inspection-exists", "An inspection is recorded once.");
    static final Rule INSPECTION_OUT_OF_ORDER = never(
            "inspection-out-of-order",
            "Inspections and certificates are dated in the order in which they are recorded.");
    static final Rule NO_SUCH_INSPECTION = new Rule(
            "no-such-inspection", Rule.Kind.MISSING, "A certificate rests on the latest inspection of the space.");
    static final Rule CRITERIA_NOT_MET = state(
            "criteria-not-met",
            "A space is certified if it is no bathroom, shielded from view, free from intrusion and functional.");
    static final Rule CERTIFIED = state("space-certified", "A space that is certified is not certified again.");
    static final Rule NOT_CERTIFIED = state("space-not-certified", "Only a certified space is booked or decertified.");
    static final Rule BOOKING_EXISTS = state("booking-exists", "A booking is made once.");
    static final Rule TIME_TAKEN = state("time-taken", "No two bookings of a space overlap.");
    static final Rule TIME_PAST = never("time-past", "Days that have passed are not booked.");
    static final Rule NO_SUCH_TIME =
            never("no-such-time", "A booking begins at a time that the clock of the place shows.");
    static final Rule NO_SUCH_BOOKING =
            new Rule("no-such-booking", Rule.Kind.MISSING, "What is released is a booking of this space that stands.");

    private LactationRules() {}
}
