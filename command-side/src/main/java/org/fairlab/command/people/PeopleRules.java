package org.fairlab.command.people;

import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules about participants, by which a command can be refused. */
final class PeopleRules {

    static final Rule ERASED = state("participant-erased", "An erased participant takes no further part.");
    static final Rule CONSENTED = state("consent-granted", "A consent that stands is not granted again.");
    static final Rule NOT_CONSENTED = state("no-consent", "Only a consent that stands can be withdrawn.");
    static final Rule NOT_SELF_IDENTIFIED =
            state("not-self-identified", "Only answers that were given can be withdrawn.");
    static final Rule MILESTONE_EXISTS = state("milestone-exists", "A milestone is recorded once.");
    static final Rule NO_SUCH_MILESTONE =
            new Rule("no-such-milestone", Rule.Kind.MISSING, "A correction names a milestone of this participant.");

    private PeopleRules() {}
}
