package org.fairlab.command.access;

import static org.fairlab.command.Rule.duty;
import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of access to personal records, by which a command can be refused. */
final class AccessRules {

    static final Rule TOO_LONG = never("break-glass-too-long", "The glass is broken for 1 to 60 minutes.");
    static final Rule OWN_BREAK_GLASS = duty(
            "own-break-glass",
            "A breaking of the glass is reviewed by neither who broke it nor for whose record it was.");
    static final Rule REVIEWED = state("break-glass-reviewed", "A breaking of the glass is reviewed once.");

    static final Rule VOIDED = state("disclosure-voided", "A disclosure is voided once.");
    static final Rule VOIDED_BEFORE = never("voided-before", "A disclosure is not voided before its day.");

    private AccessRules() {}
}
