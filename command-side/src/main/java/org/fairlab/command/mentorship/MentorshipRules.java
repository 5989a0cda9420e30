package org.fairlab.command.mentorship;

import static org.fairlab.command.Rule.duty;
import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of mentoring, by which a command can be refused. */
final class MentorshipRules {

    static final Rule COHORT_DATES = never(
            "cohort-dates", "A cohort has a first and a later last day; a programme that is always open has neither.");
    static final Rule COHORT_OVER = state("cohort-over", "A cohort that is over enrols nobody.");
    static final Rule OUTSIDE_COHORT =
            state("outside-cohort", "The pairings of a cohort are proposed and end within its dates.");

    static final Rule CAPACITY_BELOW_ONE =
            never("capacity-below-one", "A mentor has room for at least one active pairing.");
    static final Rule CAPACITY_REACHED =
            state("capacity-reached", "Active pairings exceed a mentor's capacity only by an override.");
    static final Rule CAPACITY_FREE = state("capacity-free", "Capacity is overridden only once it is used up.");
    static final Rule NOT_WAITING =
            state("pairing-not-waiting", "Capacity is overridden for an accepted or a paused pairing.");
    static final Rule OVERRIDER_ACTIVATES =
            duty("overrider-activates", "Who overrides capacity for a pairing does not activate or resume it.");
    static final Rule OWN_PAIRING = duty("own-pairing", "Nobody overrides capacity for their own pairing.");

    static final Rule SELF_PAIRING = never("self-pairing", "Nobody mentors themselves.");
    static final Rule NOT_ENROLLED =
            state("not-enrolled", "Mentor and mentee are enrolled in the same programme before they are paired.");
    static final Rule PAIR_OPEN = state("pair-open", "A pair has one open pairing in a programme.");
    static final Rule PAIRING_EXISTS = state("pairing-exists", "A pairing is proposed once.");
    static final Rule NO_SUCH_PAIRING =
            new Rule("no-such-pairing", Rule.Kind.MISSING, "The pairing must be one of this mentor's.");

    static final Rule NOT_PROPOSED =
            state("pairing-not-proposed", "Only an open proposal can be accepted, declined or lapse.");
    static final Rule PROPOSAL_OVER = state("proposal-over", "A proposal can be accepted until its last day.");
    static final Rule PROPOSAL_STANDS = state("proposal-stands", "A proposal lapses only after its last day.");
    static final Rule NOT_ACCEPTED = state("pairing-not-accepted", "Only an accepted pairing becomes active.");
    static final Rule NOT_ACTIVE = state("pairing-not-active", "Only an active pairing is paused.");
    static final Rule NOT_PAUSED = state("pairing-not-paused", "Only a paused pairing is resumed.");
    static final Rule NOT_RUNNING = state(
            "pairing-not-running",
            "Only an active or paused pairing is extended or completed, or, once accepted, ended early.");
    static final Rule ENDS_TOO_SOON = never("ends-too-soon", "A pairing is due to end on a day after it begins.");
    static final Rule NO_EXTENSION = never("no-extension", "An extension moves the end to a later day.");
    static final Rule NOT_AGREED = never(
            "extension-not-agreed", "Both sides agree to an extension, in its pairing and before it takes effect.");
    static final Rule OUT_OF_ORDER =
            never("out-of-order", "What happens to a pairing is dated in the order in which it happens.");

    static final Rule SESSION_EXISTS = state("session-exists", "A session is logged once.");
    static final Rule SESSION_OUTSIDE = state(
            "session-outside-pairing",
            "A session is held while the pairing is active, up to the day it is due to end.");
    static final Rule OUTSIDE_PAIRING =
            state("outside-pairing", "Goals and check-ins are dated between a pairing's activation and its end.");
    static final Rule GOAL_EXISTS = state("goal-exists", "A goal is set once.");
    static final Rule NO_SUCH_GOAL =
            new Rule("no-such-goal", Rule.Kind.MISSING, "A goal is achieved after it was set for this pairing.");
    static final Rule GOAL_ACHIEVED = state("goal-achieved", "A goal is achieved once.");

    private MentorshipRules() {}
}
