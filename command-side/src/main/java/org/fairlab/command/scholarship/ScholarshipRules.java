package org.fairlab.command.scholarship;

import static org.fairlab.command.Rule.duty;
import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import org.fairlab.command.Rule;

/** The rules of scholarships, by which a command can be refused. */
final class ScholarshipRules {

    static final Rule FUND_CLOSED = state("fund-closed", "A closed fund takes no money and makes no awards.");
    static final Rule FUND_IN_USE = state("fund-in-use", "A fund can be closed once nothing is reserved or committed.");
    static final Rule OTHER_CURRENCY = never("other-currency", "A fund is kept in one currency.");
    static final Rule NO_AMOUNT = never("no-amount", "An amount of money is more than nothing.");
    static final Rule TOO_MUCH = never("too-much", "A balance has at most 18 digits of minor units.");
    static final Rule INSUFFICIENT_FUNDS =
            state("insufficient-funds", "What is promised and paid cannot exceed the fund's balance.");
    static final Rule AWARD_EXISTS = state("award-exists", "An application gets one award at a time.");
    static final Rule NO_SUCH_AWARD =
            new Rule("no-such-award", Rule.Kind.MISSING, "The award must be one of this fund's.");
    static final Rule OTHER_FUND = never("other-fund", "An award is paid by the fund that its cycle belongs to.");
    static final Rule NOT_OFFERED =
            state("award-not-offered", "Only an open offer can be accepted, declined or lapse.");
    static final Rule OFFER_OVER = state("offer-over", "An offer can be accepted until its last day.");
    static final Rule OFFER_STANDS = state("offer-stands", "An offer lapses only after its last day.");
    static final Rule RESPONSE_IN_PAST = never("response-in-past", "An offer leaves time to answer it.");
    static final Rule NOT_ACCEPTED = state("award-not-accepted", "Money moves on accepted awards only.");
    static final Rule AWARD_ENDED = state("award-ended", "An award that was declined, lapsed or revoked is over.");
    static final Rule OVER_AWARD = state("over-award", "No more is disbursed than was awarded.");
    static final Rule DISBURSEMENT_EXISTS = state("disbursement-exists", "A disbursement is issued once.");
    static final Rule OVER_DISBURSEMENT = state("over-disbursement", "No more is returned than was disbursed.");
    static final Rule OWN_APPLICATION = duty("own-application", "Nobody acts on their own application.");
    static final Rule REVIEWER_AWARDS = duty("reviewer-awards", "Who reviewed or nominated does not award.");
    static final Rule NOT_REVIEWED =
            state("not-reviewed", "An offer needs the cycle's number of reviews without conflict.");
    static final Rule NOT_ELIGIBLE = state("not-eligible", "Only an eligible application is reviewed and awarded.");
    static final Rule WITHDRAWN = state("application-withdrawn", "A withdrawn application is over.");

    static final Rule CYCLE_CLOSED = state("cycle-closed", "A closed cycle takes no applications.");
    static final Rule CLOSES_IN_PAST = never("closes-in-past", "A cycle opens for at least a day.");
    static final Rule PROTECTED_TRAIT =
            never("protected-trait", "A rule or criterion cannot name a protected trait or a category of one.");
    static final Rule PROXY_NEEDS_RATIONALE = never(
            "proxy-needs-rationale",
            "A rule on a likely proxy of a protected trait needs a recorded, non-discriminatory rationale.");
    static final Rule PROXIES_UNCONFIRMED = state(
            "proxies-unconfirmed",
            "A cycle with rules on likely proxies takes applications once a second person confirms.");
    static final Rule NO_PROXIES =
            state("no-proxies-to-confirm", "Only rules on likely proxies are confirmed, and once for a cycle.");
    static final Rule OPENER_CONFIRMS =
            duty("opener-confirms", "Who opened a cycle does not confirm its rules on likely proxies.");
    static final Rule RULE_MALFORMED =
            never("rule-malformed", "AT_LEAST and AT_MOST compare with one number, ONE_OF with at least one value.");
    static final Rule TOO_FEW_REVIEWERS =
            never("too-few-reviewers", "A cycle's pool has as many reviewers as an offer needs reviews.");
    static final Rule ROLLED_OVER = state("rolled-over", "A cycle is rolled over once.");

    static final Rule ANSWERS_DIFFER =
            never("answers-differ", "An application answers what the cycle's rules ask, and nothing else.");
    static final Rule DETERMINED = state("eligibility-determined", "Eligibility is determined once.");
    static final Rule NOT_IN_POOL = never("not-in-pool", "Reviewers come from the cycle's pool.");
    static final Rule NOMINATOR_REVIEWS = duty("nominator-reviews", "Who nominated does not review.");
    static final Rule CONFLICTED = duty("conflicted", "Who declared a conflict does not review.");
    static final Rule ASSIGNED = state("reviewer-assigned", "A reviewer is assigned once.");
    static final Rule NOT_ASSIGNED = duty("not-assigned", "Only an assigned reviewer reviews.");
    static final Rule SCORED = state("already-scored", "A reviewer scores an application once.");
    static final Rule AWARDED = state("application-awarded", "An application with a standing award is not withdrawn.");
    static final Rule OFF_RUBRIC =
            never("off-rubric", "A review gives each criterion of the rubric points from 0 to its greatest.");

    private ScholarshipRules() {}
}
