package org.fairlab.command.outreach;

import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of outreach, by which a command can be refused. */
final class OutreachRules {

    static final Rule PARTNERSHIP_OVER =
            state("partnership-over", "A partner takes part while the partnership lasts; it ends once.");
    static final Rule ENDED_BEFORE_FORMED =
            never("ended-before-formed", "A partnership does not end before it was formed.");

    static final Rule NOT_PLANNED =
            state("outreach-event-not-planned", "Only a planned outreach event is held or cancelled, and once.");
    static final Rule NOT_ITS_DAY = never("not-its-day", "An outreach event is held on its day or later.");
    static final Rule NOT_HELD =
            state("outreach-event-not-held", "Nobody was reached or met at an outreach event before it was held.");
    static final Rule REACH_EXISTS = state("reach-exists", "A count of those reached is recorded once.");
    static final Rule REASON_DUE = never("reason-due", "A correction says why.");
    static final Rule NO_SUCH_REACH = new Rule(
            "no-such-reach", Rule.Kind.MISSING, "A correction names a count of this outreach event that stands.");

    static final Rule NO_CONSENT = state(
            "no-consent-to-contact", "Without a consent to contact that stands, nobody is a prospect or contacted.");
    static final Rule CONTACT_EXISTS = state("contact-exists", "A contact is recorded once.");
    static final Rule NOT_LATER = state("stage-not-later", "A prospect advances to a later stage only.");
    static final Rule NOT_LATEST = state("stage-not-latest", "Only the latest stage is taken back, and not the first.");
    static final Rule STAGE_OUT_OF_ORDER = never(
            "stage-out-of-order",
            "What happens to a prospect is dated from the registration on, stages in their order.");

    private OutreachRules() {}
}
