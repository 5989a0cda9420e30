package org.fairlab.command.advocacy;

import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of campaigns, by which a command can be refused. */
final class AdvocacyRules {

    static final Rule NOT_DRAFT = state("campaign-not-draft", "Only a draft is launched.");
    static final Rule NOT_ACTIVE = state("campaign-not-active", "Only an active campaign is paused.");
    static final Rule NOT_PAUSED = state("campaign-not-paused", "Only a paused campaign is resumed.");
    static final Rule NOT_RUNNING = state("campaign-not-running", "Only an active or paused campaign is concluded.");
    static final Rule OUT_OF_ORDER =
            never("campaign-out-of-order", "What happens to a campaign is dated in the order in which it happens.");

    static final Rule OUTSIDE_CAMPAIGN = state(
            "outside-campaign",
            "Actions, contacts, positions and messages are dated on a day on which the campaign was active.");
    static final Rule ACTION_EXISTS = state("action-exists", "An action is recorded once.");
    static final Rule CONTACT_EXISTS =
            state("policymaker-contact-exists", "A contact with an official is recorded once.");
    static final Rule POSITION_EXISTS = state("position-exists", "A position is recorded once.");
    static final Rule MESSAGE_EXISTS = state("message-exists", "A message is published once.");
    static final Rule NO_SUCH_MESSAGE = new Rule(
            "no-such-message", Rule.Kind.MISSING, "A reach is of a message that the campaign had published by then.");
    static final Rule OUTCOME_EXISTS = state("outcome-exists", "An outcome is recorded once.");
    static final Rule NOT_LAUNCHED =
            state("campaign-not-launched", "An outcome is dated on or after the day of the campaign's launch.");

    private AdvocacyRules() {}
}
