package org.fairlab.command.scholarship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.Rejected;
import org.fairlab.command.scholarship.FundCommand.*;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;

/** The money of one fund and all its awards: what is promised and paid never exceeds the balance. */
@Aggregate(cache = "entities", snapshotTriggerDefinition = "snapshots")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Fund {

    /** Minor units; far from where the sums of an award could overflow. */
    private static final long LARGEST_BALANCE = 999_999_999_999_999_999L;

    @AggregateIdentifier
    private UUID fundId;

    private Money balance;
    private boolean closed;
    private final Map<UUID, Award> awards = new HashMap<>();

    Fund() {}

    @CommandHandler
    Fund(EstablishFund command, Acting acting) {
        TOO_MUCH.brokenIf(command.balance().minor() > LARGEST_BALANCE);
        apply(new FundEstablished(
                command.fundId(), command.name(), command.kind(), command.balance(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ReplenishFund command, Acting acting) {
        takesMoney(command.amount());
        TOO_MUCH.brokenIf(command.amount().minor() > LARGEST_BALANCE - balance.minor());
        apply(new FundReplenished(fundId, command.amount(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(CloseFund command, Acting acting) {
        FUND_CLOSED.brokenIf(closed);
        FUND_IN_USE.brokenIf(awards.values().stream().anyMatch(award -> award.owed() > 0));
        apply(new FundClosed(fundId, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(OfferAward command, Acting acting, Histories histories) {
        takesMoney(command.amount());
        Application application = histories.replay(command.applicationId(), new Application(), Application::on);
        Cycle cycle = histories.replay(application.cycleId(), new Cycle(), Cycle::on);
        OTHER_FUND.brokenIf(!cycle.fundId().equals(fundId));
        AWARD_EXISTS.brokenIf(awards.containsKey(command.awardId()) || hasAwarded(command.applicationId()));
        application.mayBeAwardedBy(acting, cycle.terms().minimumReviews());
        RESPONSE_IN_PAST.brokenIf(command.respondBy().isBefore(acting.today()));
        covers(command.amount());
        application.isShown(command.shownDigest(), acting, cycle.terms());
        apply(new AwardOffered(
                fundId,
                command.awardId(),
                command.applicationId(),
                application.cycleId(),
                application.participantId(),
                command.amount(),
                command.respondBy(),
                cycle.terms().rulesVersion(),
                cycle.terms().rubricVersion(),
                command.shownDigest(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(AcceptAward command, Acting acting) {
        apply(award(command.awardId()).accept(command, acting));
    }

    @CommandHandler
    void handle(DeclineAward command, Acting acting) {
        apply(award(command.awardId()).decline(command, acting));
    }

    @CommandHandler
    void handle(LapseAward command, Acting acting) {
        apply(award(command.awardId()).lapse(command, acting));
    }

    @CommandHandler
    void handle(RenewAward command, Acting acting, Histories histories) {
        takesMoney(command.amount());
        AwardRenewed renewed = award(command.awardId()).renew(command, acting);
        isShown(command.awardId(), command.shownDigest(), acting, histories);
        covers(command.amount());
        apply(renewed);
    }

    @CommandHandler
    void handle(RevokeAward command, Acting acting, Histories histories) {
        AwardRevoked revoked = award(command.awardId()).revoke(command, acting);
        isShown(command.awardId(), command.shownDigest(), acting, histories);
        apply(revoked);
    }

    @CommandHandler
    void handle(IssueDisbursement command, Acting acting) {
        isAmount(command.amount());
        apply(award(command.awardId()).disburse(command, acting));
    }

    @CommandHandler
    void handle(ReturnDisbursement command, Acting acting) {
        isAmount(command.amount());
        apply(award(command.awardId()).takeBack(command, acting));
    }

    /** Whether an application has an award that stands. */
    boolean hasAwarded(UUID applicationId) {
        return awards.values().stream().anyMatch(award -> award.standsFor(applicationId));
    }

    boolean isClosed() {
        return closed;
    }

    private void takesMoney(Money amount) {
        FUND_CLOSED.brokenIf(closed);
        isAmount(amount);
    }

    private void isAmount(Money amount) {
        OTHER_CURRENCY.brokenIf(!amount.currency().equals(balance.currency()));
        NO_AMOUNT.brokenIf(amount.minor() == 0);
    }

    private void covers(Money amount) {
        long claimed = awards.values().stream().mapToLong(Award::claim).sum();
        INSUFFICIENT_FUNDS.brokenIf(amount.minor() > balance.minor() - claimed);
    }

    /** Refuses a decision on an award if its application was shown otherwise. */
    private void isShown(UUID awardId, String shownDigest, Acting acting, Histories histories) {
        UUID applicationId = award(awardId).applicationId();
        Application application = histories.replay(applicationId, new Application(), Application::on);
        Cycle cycle = histories.replay(application.cycleId(), new Cycle(), Cycle::on);
        application.isShown(shownDigest, acting, cycle.terms());
    }

    private Award award(UUID awardId) {
        return Optional.ofNullable(awards.get(awardId)).orElseThrow(() -> new Rejected(NO_SUCH_AWARD));
    }

    @EventSourcingHandler
    void on(FundEvent event) {
        switch (event) {
            case FundEstablished e -> {
                fundId = e.fundId();
                balance = e.balance();
            }
            case FundReplenished e -> balance = balance.plus(e.amount());
            case FundClosed _ -> closed = true;
            case AwardOffered e -> awards.put(e.awardId(), Award.offered(e));
            case AwardEvent e -> awards.computeIfPresent(e.awardId(), (id, award) -> award.on(e));
        }
    }
}
