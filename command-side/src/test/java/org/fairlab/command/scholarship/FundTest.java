package org.fairlab.command.scholarship;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.scholarship.Example.*;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.scholarship.FundCommand.*;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundTest {

    private static final Money EUROS = new Money(100, "EUR");
    private static final String SHOWN = shown(
            true, Map.of(FIRST, scored(FIRST).scores(), SECOND, scored(SECOND).scores()));
    private static final UUID OTHER_AWARD = UUID.randomUUID();
    private static final UUID OTHER_APPLICATION = UUID.randomUUID();
    private static final UUID OTHER_DISBURSEMENT = UUID.randomUUID();

    private final Scenario<Fund> fund = Scenario.of(Fund.class);

    private static OfferAward offer(long minor) {
        return new OfferAward(FUND, AWARD, APPLICATION, usd(minor), TODAY.plusDays(10), SHOWN, null);
    }

    private Scenario<Fund> given(Event... events) {
        return fund.given(FUND_ESTABLISHED).given(events);
    }

    private Scenario<Fund> givenReviewed(Event... events) {
        return given(events).knowing(CYCLE, CYCLE_OPENED).knowing(APPLICATION, reviewed());
    }

    private Scenario<Fund> givenApplication(Event... application) {
        return given().knowing(CYCLE, CYCLE_OPENED).knowing(APPLICATION, application);
    }

    @Nested
    class Balance {

        @Test
        void a_fund_begins_with_its_first_money() {
            fund.when(new EstablishFund(FUND, "Pathways", FundKind.SCHOLARSHIP, usd(1000), null))
                    .then(FUND_ESTABLISHED);
        }

        @Test
        void a_balance_stays_countable() {
            fund.when(new EstablishFund(FUND, "Pathways", FundKind.SCHOLARSHIP, usd(Long.MAX_VALUE), null))
                    .thenRefused(TOO_MUCH);
        }

        @Test
        void a_replenished_balance_stays_countable() {
            given().when(new ReplenishFund(FUND, usd(999_999_999_999_999_000L), null))
                    .thenRefused(TOO_MUCH);
        }

        @Test
        void a_fund_is_replenished() {
            given().when(new ReplenishFund(FUND, usd(1), null)).then(new FundReplenished(FUND, usd(1), TODAY));
        }

        @Test
        void replenished_money_can_be_awarded() {
            givenReviewed(new FundReplenished(FUND, usd(1), TODAY))
                    .when(offer(1001))
                    .then(offerOf(1001));
        }

        @Test
        void a_fund_is_kept_in_one_currency() {
            given().when(new ReplenishFund(FUND, EUROS, null)).thenRefused(OTHER_CURRENCY);
        }

        @Test
        void an_amount_is_more_than_nothing() {
            given().when(new ReplenishFund(FUND, usd(0), null)).thenRefused(NO_AMOUNT);
        }

        @Test
        void a_closed_fund_takes_no_money() {
            given(FUND_ENDED).when(new ReplenishFund(FUND, usd(1), null)).thenRefused(FUND_CLOSED);
        }
    }

    @Nested
    class Closing {

        @Test
        void a_fund_that_promised_nothing_is_closed() {
            given().when(new CloseFund(FUND, null)).then(FUND_ENDED);
        }

        @Test
        void a_fund_whose_awards_are_all_paid_is_closed() {
            given(offered(100), accepted(), disbursed(100), returned(30))
                    .when(new CloseFund(FUND, null))
                    .then(FUND_ENDED);
        }

        @Test
        void a_fund_whose_awards_are_over_is_closed() {
            given(offered(100), new AwardDeclined(FUND, AWARD, TODAY))
                    .when(new CloseFund(FUND, null))
                    .then(FUND_ENDED);
        }

        @Test
        void a_fund_is_closed_once() {
            given(FUND_ENDED).when(new CloseFund(FUND, null)).thenRefused(FUND_CLOSED);
        }

        @Test
        void a_fund_with_an_open_offer_stays() {
            given(offered(100)).when(new CloseFund(FUND, null)).thenRefused(FUND_IN_USE);
        }

        @Test
        void a_fund_that_still_owes_stays_even_if_as_much_came_back() {
            given(offered(100), accepted(), disbursed(60), returned(60))
                    .when(new CloseFund(FUND, null))
                    .thenRefused(FUND_IN_USE);
        }
    }

    @Nested
    class Offering {

        @Test
        void an_offer_names_the_rules_it_followed_and_what_was_shown() {
            givenReviewed().when(offer(1000)).then(offerOf(1000));
        }

        @Test
        void an_offer_follows_the_scores_that_are_there_now() {
            givenReviewed()
                    .knowing(APPLICATION, assigned("reviewer-3"), scored("reviewer-3"))
                    .when(offer(1000))
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @Test
        void reserved_money_is_not_promised_twice() {
            givenReviewed(offered(OTHER_AWARD, OTHER_APPLICATION, 400))
                    .when(offer(601))
                    .thenRefused(INSUFFICIENT_FUNDS);
        }

        @Test
        void all_money_that_no_award_claims_can_be_offered() {
            givenReviewed(offered(OTHER_AWARD, OTHER_APPLICATION, 400))
                    .when(offer(600))
                    .then(offerOf(600));
        }

        @ParameterizedTest
        @ValueSource(strings = {"declined", "lapsed", "revoked"})
        void an_award_that_is_over_releases_what_was_not_paid(String how) {
            givenReviewed(offered(OTHER_AWARD, OTHER_APPLICATION, 1000), over(OTHER_AWARD, how))
                    .when(offer(1000))
                    .then(offerOf(1000));
        }

        @Test
        void an_award_that_is_over_keeps_what_was_paid() {
            givenReviewed(
                            offered(OTHER_AWARD, OTHER_APPLICATION, 500),
                            new AwardAccepted(FUND, OTHER_AWARD, TODAY),
                            paid(OTHER_AWARD, 300),
                            over(OTHER_AWARD, "revoked"))
                    .when(offer(701))
                    .thenRefused(INSUFFICIENT_FUNDS);
        }

        @Test
        void returned_money_can_be_offered_again() {
            givenReviewed(
                            offered(OTHER_AWARD, OTHER_APPLICATION, 1000),
                            new AwardAccepted(FUND, OTHER_AWARD, TODAY),
                            paid(OTHER_AWARD, 600),
                            new DisbursementReturned(FUND, OTHER_AWARD, OTHER_DISBURSEMENT, usd(250), TODAY))
                    .when(offer(250))
                    .then(offerOf(250));
        }

        @Test
        void no_more_than_what_was_returned_can_be_offered_again() {
            givenReviewed(
                            offered(OTHER_AWARD, OTHER_APPLICATION, 1000),
                            new AwardAccepted(FUND, OTHER_AWARD, TODAY),
                            paid(OTHER_AWARD, 600),
                            new DisbursementReturned(FUND, OTHER_AWARD, OTHER_DISBURSEMENT, usd(250), TODAY))
                    .when(offer(251))
                    .thenRefused(INSUFFICIENT_FUNDS);
        }

        @Test
        void a_closed_fund_makes_no_awards() {
            givenReviewed(FUND_ENDED).when(offer(1)).thenRefused(FUND_CLOSED);
        }

        @Test
        void an_offer_is_in_the_currency_of_the_fund() {
            givenReviewed()
                    .when(new OfferAward(FUND, AWARD, APPLICATION, EUROS, TODAY, SHOWN, null))
                    .thenRefused(OTHER_CURRENCY);
        }

        @Test
        void an_offer_of_nothing_is_refused() {
            givenReviewed().when(offer(0)).thenRefused(NO_AMOUNT);
        }

        @Test
        void an_application_gets_one_award_at_a_time() {
            givenReviewed(offered(OTHER_AWARD, APPLICATION, 1)).when(offer(1)).thenRefused(AWARD_EXISTS);
        }

        @Test
        void an_award_is_offered_once() {
            givenReviewed(offered(AWARD, OTHER_APPLICATION, 1), over(AWARD, "declined"))
                    .when(offer(1))
                    .thenRefused(AWARD_EXISTS);
        }

        @Test
        void an_application_whose_award_is_over_can_be_offered_another() {
            givenReviewed(offered(OTHER_AWARD, APPLICATION, 1), over(OTHER_AWARD, "lapsed"))
                    .when(offer(1))
                    .then(offerOf(1));
        }

        @Test
        void an_application_that_is_unknown_gets_no_award() {
            given().when(offer(1)).thenRefused(Rule.NOT_FOUND);
        }

        @Test
        void an_award_is_paid_by_the_fund_of_its_cycle() {
            given().knowing(CYCLE, new CycleOpened(CYCLE, UUID.randomUUID(), "2030", TODAY, TERMS, null, TODAY))
                    .knowing(APPLICATION, reviewed())
                    .when(offer(1))
                    .thenRefused(OTHER_FUND);
        }

        @Test
        void an_offer_leaves_time_to_answer_it() {
            givenReviewed()
                    .when(new OfferAward(FUND, AWARD, APPLICATION, usd(1), TODAY.minusDays(1), SHOWN, null))
                    .thenRefused(RESPONSE_IN_PAST);
        }

        @Test
        void nobody_awards_themselves() {
            givenReviewed().by(PARTICIPANT).when(offer(1)).thenRefused(OWN_APPLICATION);
        }

        @Test
        void who_nominated_does_not_award() {
            givenReviewed().by(NOMINATOR).when(offer(1)).thenRefused(REVIEWER_AWARDS);
        }

        @Test
        void who_reviewed_does_not_award() {
            givenReviewed().by(FIRST).when(offer(1)).thenRefused(REVIEWER_AWARDS);
        }

        @Test
        void who_declared_a_conflict_does_not_award() {
            givenApplication(reviewed())
                    .knowing(APPLICATION, conflict("officer"))
                    .by("officer")
                    .when(offer(1))
                    .thenRefused(REVIEWER_AWARDS);
        }

        @Test
        void a_withdrawn_application_gets_no_award() {
            givenApplication(reviewed())
                    .knowing(APPLICATION, TAKEN_BACK)
                    .when(offer(1))
                    .thenRefused(WITHDRAWN);
        }

        @Test
        void an_application_of_undetermined_eligibility_gets_no_award() {
            givenApplication(SUBMITTED).when(offer(1)).thenRefused(NOT_ELIGIBLE);
        }

        @Test
        void an_ineligible_application_gets_no_award() {
            givenApplication(
                            SUBMITTED,
                            new EligibilityDetermined(
                                    APPLICATION, false, List.of("credits"), "rules-1", "digest", TODAY))
                    .when(offer(1))
                    .thenRefused(NOT_ELIGIBLE);
        }

        @Test
        void an_offer_needs_the_number_of_reviews_that_the_cycle_set() {
            givenApplication(SUBMITTED, ELIGIBLE, assigned(FIRST), scored(FIRST))
                    .when(offer(1))
                    .thenRefused(NOT_REVIEWED);
        }

        @Test
        void a_review_by_somebody_with_a_conflict_does_not_count() {
            givenApplication(reviewed())
                    .knowing(APPLICATION, conflict(FIRST))
                    .when(offer(1))
                    .thenRefused(NOT_REVIEWED);
        }
    }

    @Nested
    class Answering {

        private static final AcceptAward ACCEPT = new AcceptAward(FUND, AWARD, null);
        private static final DeclineAward DECLINE = new DeclineAward(FUND, AWARD, null);
        private static final LapseAward LAPSE = new LapseAward(FUND, AWARD);

        @Test
        void an_offer_is_accepted() {
            given(offered(100)).when(ACCEPT).then(accepted());
        }

        @Test
        void an_offer_can_be_accepted_on_its_last_day() {
            given(offered(100))
                    .on(TODAY.plusDays(10))
                    .when(ACCEPT)
                    .then(new AwardAccepted(FUND, AWARD, TODAY.plusDays(10)));
        }

        @Test
        void an_offer_cannot_be_accepted_after_its_last_day() {
            given(offered(100)).on(TODAY.plusDays(11)).when(ACCEPT).thenRefused(OFFER_OVER);
        }

        @Test
        void an_offer_is_accepted_once() {
            given(offered(100), accepted()).when(ACCEPT).thenRefused(NOT_OFFERED);
        }

        @Test
        void an_offer_is_declined() {
            given(offered(100)).when(DECLINE).then(over(AWARD, "declined"));
        }

        @Test
        void an_accepted_award_is_not_declined() {
            given(offered(100), accepted()).when(DECLINE).thenRefused(NOT_OFFERED);
        }

        @Test
        void an_unanswered_offer_lapses_on_the_day_after_its_last() {
            given(offered(100))
                    .on(TODAY.plusDays(11))
                    .when(LAPSE)
                    .then(new AwardLapsed(FUND, AWARD, TODAY.plusDays(11)));
        }

        @Test
        void an_offer_stands_until_its_last_day_is_over() {
            given(offered(100)).on(TODAY.plusDays(10)).when(LAPSE).thenRefused(OFFER_STANDS);
        }

        @Test
        void an_answered_offer_does_not_lapse() {
            given(offered(100), accepted()).on(TODAY.plusDays(11)).when(LAPSE).thenRefused(NOT_OFFERED);
        }

        @Test
        void only_an_award_of_this_fund_can_be_answered() {
            given().when(ACCEPT).thenRefused(NO_SUCH_AWARD);
        }
    }

    @Nested
    class Renewing {

        private static final RenewAward RENEW = new RenewAward(FUND, AWARD, "2031 spring", usd(900), SHOWN, null);

        @Test
        void an_accepted_award_is_renewed_for_a_further_term() {
            givenReviewed(offered(100), accepted())
                    .when(RENEW)
                    .then(new AwardRenewed(FUND, AWARD, "2031 spring", usd(900), SHOWN, TODAY));
        }

        @Test
        void a_renewal_is_covered_by_the_balance() {
            givenReviewed(offered(101), accepted()).when(RENEW).thenRefused(INSUFFICIENT_FUNDS);
        }

        @Test
        void a_renewed_amount_can_be_paid() {
            given(offered(100), accepted(), new AwardRenewed(FUND, AWARD, "2031 spring", usd(900), SHOWN, TODAY))
                    .when(pay(1000))
                    .then(disbursed(1000));
        }

        @Test
        void an_award_is_renewed_on_what_is_shown_now() {
            givenReviewed(offered(100), accepted())
                    .knowing(APPLICATION, assigned("reviewer-3"), scored("reviewer-3"))
                    .when(RENEW)
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @Test
        void an_offer_is_not_renewed() {
            given(offered(100)).when(RENEW).thenRefused(NOT_ACCEPTED);
        }

        @Test
        void nobody_renews_their_own_award() {
            given(offered(100), accepted()).by(PARTICIPANT).when(RENEW).thenRefused(OWN_APPLICATION);
        }

        @Test
        void a_closed_fund_renews_nothing() {
            given(offered(100), accepted(), disbursed(100), FUND_ENDED)
                    .when(RENEW)
                    .thenRefused(FUND_CLOSED);
        }

        @Test
        void a_renewal_is_in_the_currency_of_the_fund() {
            given(offered(100), accepted())
                    .when(new RenewAward(FUND, AWARD, "2031 spring", EUROS, SHOWN, null))
                    .thenRefused(OTHER_CURRENCY);
        }
    }

    @Nested
    class Revoking {

        private static final RevokeAward REVOKE = new RevokeAward(FUND, AWARD, "left", SHOWN, null);

        @Test
        void an_offer_is_revoked() {
            givenReviewed(offered(100)).when(REVOKE).then(over(AWARD, "revoked"));
        }

        @Test
        void an_accepted_award_is_revoked() {
            givenReviewed(offered(100), accepted(), disbursed(50)).when(REVOKE).then(over(AWARD, "revoked"));
        }

        @Test
        void an_award_is_revoked_on_what_is_shown_now() {
            givenReviewed(offered(100))
                    .knowing(APPLICATION, assigned("reviewer-3"), scored("reviewer-3"))
                    .when(REVOKE)
                    .thenRefused(Rule.SHOWN_OTHERWISE);
        }

        @Test
        void an_award_that_is_over_is_not_revoked() {
            given(offered(100), over(AWARD, "declined")).when(REVOKE).thenRefused(AWARD_ENDED);
        }

        @Test
        void nobody_revokes_their_own_award() {
            given(offered(100)).by(PARTICIPANT).when(REVOKE).thenRefused(OWN_APPLICATION);
        }

        @Test
        void only_an_award_of_this_fund_is_revoked() {
            given().when(REVOKE).thenRefused(NO_SUCH_AWARD);
        }
    }

    @Nested
    class Disbursing {

        @Test
        void money_is_paid_on_an_accepted_award_and_verified_enrolment() {
            given(offered(100), accepted()).when(pay(100)).then(disbursed(100));
        }

        @Test
        void money_is_not_paid_before_acceptance() {
            given(offered(100)).when(pay(1)).thenRefused(NOT_ACCEPTED);
        }

        @Test
        void money_is_not_paid_after_revocation() {
            given(offered(100), accepted(), over(AWARD, "revoked")).when(pay(1)).thenRefused(NOT_ACCEPTED);
        }

        @Test
        void no_more_is_paid_than_was_awarded() {
            given(offered(100), accepted(), paid(AWARD, 60)).when(pay(41)).thenRefused(OVER_AWARD);
        }

        @Test
        void what_came_back_is_not_paid_again() {
            given(offered(100), accepted(), disbursed(100), returned(100))
                    .when(new IssueDisbursement(FUND, AWARD, OTHER_DISBURSEMENT, usd(1), "letter", null))
                    .thenRefused(OVER_AWARD);
        }

        @Test
        void a_disbursement_is_issued_once() {
            given(offered(100), accepted(), disbursed(50)).when(pay(50)).thenRefused(DISBURSEMENT_EXISTS);
        }

        @Test
        void nobody_pays_themselves() {
            given(offered(100), accepted()).by(PARTICIPANT).when(pay(1)).thenRefused(OWN_APPLICATION);
        }

        @Test
        void a_payment_is_more_than_nothing() {
            given(offered(100), accepted()).when(pay(0)).thenRefused(NO_AMOUNT);
        }

        @Test
        void only_an_award_of_this_fund_is_paid() {
            given().when(pay(1)).thenRefused(NO_SUCH_AWARD);
        }
    }

    @Nested
    class Returning {

        private static ReturnDisbursement back(long minor) {
            return new ReturnDisbursement(FUND, AWARD, DISBURSEMENT, usd(minor), "withdrew", null);
        }

        @Test
        void paid_money_comes_back() {
            given(offered(100), accepted(), disbursed(100)).when(back(100)).then(returned(100));
        }

        @Test
        void paid_money_comes_back_after_revocation_too() {
            given(offered(100), accepted(), disbursed(100), over(AWARD, "revoked"))
                    .when(back(100))
                    .then(returned(100));
        }

        @Test
        void no_more_comes_back_than_was_paid() {
            given(offered(100), accepted(), disbursed(100), returned(40))
                    .when(back(61))
                    .thenRefused(OVER_DISBURSEMENT);
        }

        @Test
        void nothing_comes_back_of_a_disbursement_that_never_was() {
            given(offered(100), accepted(), paid(AWARD, 100)).when(back(1)).thenRefused(OVER_DISBURSEMENT);
        }

        @Test
        void a_return_is_in_the_currency_of_the_fund() {
            given(offered(100), accepted(), disbursed(100))
                    .when(new ReturnDisbursement(FUND, AWARD, DISBURSEMENT, EUROS, "withdrew", null))
                    .thenRefused(OTHER_CURRENCY);
        }

        @Test
        void nobody_records_that_they_paid_back_themselves() {
            given(offered(100), accepted(), disbursed(100))
                    .by(PARTICIPANT)
                    .when(back(1))
                    .thenRefused(OWN_APPLICATION);
        }

        @Test
        void only_an_award_of_this_fund_is_paid_back() {
            given().when(back(1)).thenRefused(NO_SUCH_AWARD);
        }
    }

    private static IssueDisbursement pay(long minor) {
        return new IssueDisbursement(FUND, AWARD, DISBURSEMENT, usd(minor), "registrar letter", null);
    }

    private static DisbursementIssued paid(UUID award, long minor) {
        return new DisbursementIssued(FUND, award, OTHER_DISBURSEMENT, usd(minor), "letter", TODAY);
    }

    private static FundEvent over(UUID award, String how) {
        return switch (how) {
            case "declined" -> new AwardDeclined(FUND, award, TODAY);
            case "lapsed" -> new AwardLapsed(FUND, award, TODAY);
            default -> new AwardRevoked(FUND, award, SHOWN, TODAY);
        };
    }

    private static AwardOffered offerOf(long minor) {
        return new AwardOffered(
                FUND,
                AWARD,
                APPLICATION,
                CYCLE,
                PARTICIPANT,
                usd(minor),
                TODAY.plusDays(10),
                "rules-1",
                "rubric-1",
                SHOWN,
                TODAY);
    }
}
