package org.fairlab.command.scholarship;

import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.Acting;
import org.fairlab.command.scholarship.FundCommand.*;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;

/**
 * One award of a fund: decides what does not depend on the fund's other money.
 *
 * @param amount what was awarded, renewals included
 * @param disbursed what was paid, by disbursement
 * @param returned what came back, by disbursement
 */
record Award(
        UUID applicationId,
        UUID participantId,
        Money amount,
        Status status,
        LocalDate respondBy,
        Map<UUID, Long> disbursed,
        Map<UUID, Long> returned) {

    enum Status {
        OFFERED,
        ACCEPTED,
        OVER
    }

    static Award offered(AwardOffered event) {
        return new Award(
                event.applicationId(),
                event.participantId(),
                event.amount(),
                Status.OFFERED,
                event.respondBy(),
                Map.of(),
                Map.of());
    }

    AwardAccepted accept(AcceptAward command, Acting acting) {
        NOT_OFFERED.brokenIf(status != Status.OFFERED);
        LocalDate on = acting.on(command.effectiveOn());
        OFFER_OVER.brokenIf(on.isAfter(respondBy));
        return new AwardAccepted(command.fundId(), command.awardId(), on);
    }

    AwardDeclined decline(DeclineAward command, Acting acting) {
        NOT_OFFERED.brokenIf(status != Status.OFFERED);
        return new AwardDeclined(command.fundId(), command.awardId(), acting.on(command.effectiveOn()));
    }

    AwardLapsed lapse(LapseAward command, Acting acting) {
        NOT_OFFERED.brokenIf(status != Status.OFFERED);
        OFFER_STANDS.brokenIf(!acting.today().isAfter(respondBy));
        return new AwardLapsed(command.fundId(), command.awardId(), acting.today());
    }

    AwardRenewed renew(RenewAward command, Acting acting) {
        NOT_ACCEPTED.brokenIf(status != Status.ACCEPTED);
        isDecidedBy(acting);
        return new AwardRenewed(
                command.fundId(),
                command.awardId(),
                command.term(),
                command.amount(),
                command.shownDigest(),
                acting.on(command.effectiveOn()));
    }

    AwardRevoked revoke(RevokeAward command, Acting acting) {
        AWARD_ENDED.brokenIf(status == Status.OVER);
        isDecidedBy(acting);
        return new AwardRevoked(
                command.fundId(), command.awardId(), command.shownDigest(), acting.on(command.effectiveOn()));
    }

    DisbursementIssued disburse(IssueDisbursement command, Acting acting) {
        NOT_ACCEPTED.brokenIf(status != Status.ACCEPTED);
        isDecidedBy(acting);
        DISBURSEMENT_EXISTS.brokenIf(disbursed.containsKey(command.disbursementId()));
        OVER_AWARD.brokenIf(command.amount().minor() > owed());
        return new DisbursementIssued(
                command.fundId(),
                command.awardId(),
                command.disbursementId(),
                command.amount(),
                command.enrolmentEvidence(),
                acting.on(command.effectiveOn()));
    }

    DisbursementReturned takeBack(ReturnDisbursement command, Acting acting) {
        isDecidedBy(acting);
        OVER_DISBURSEMENT.brokenIf(command.amount().minor() > kept(command.disbursementId()));
        return new DisbursementReturned(
                command.fundId(),
                command.awardId(),
                command.disbursementId(),
                command.amount(),
                acting.on(command.effectiveOn()));
    }

    boolean standsFor(UUID application) {
        return status != Status.OVER && applicationId.equals(application);
    }

    private void isDecidedBy(Acting acting) {
        OWN_APPLICATION.brokenIf(acting.is(participantId));
    }

    /** What the award takes of the fund's balance: what it is still owed, and what was paid and did not come back. */
    long claim() {
        return owed() + sum(disbursed) - sum(returned);
    }

    /** What is promised and not yet paid, nothing once the award is over; money that came back is not owed again. */
    long owed() {
        return status == Status.OVER ? 0 : amount.minor() - sum(disbursed);
    }

    /** What of a disbursement has not come back, 0 if there was no such disbursement. */
    private long kept(UUID disbursementId) {
        return disbursed.getOrDefault(disbursementId, 0L) - returned.getOrDefault(disbursementId, 0L);
    }

    Award on(AwardEvent event) {
        return switch (event) {
            case AwardOffered e -> offered(e);
            case AwardAccepted _ -> with(Status.ACCEPTED);
            case AwardDeclined _, AwardLapsed _, AwardRevoked _ -> with(Status.OVER);
            case AwardRenewed e -> with(amount.plus(e.amount()), disbursed, returned);
            case DisbursementIssued e -> with(amount, add(disbursed, e.disbursementId(), e.amount()), returned);
            case DisbursementReturned e -> with(amount, disbursed, add(returned, e.disbursementId(), e.amount()));
        };
    }

    private Award with(Status next) {
        return new Award(applicationId, participantId, amount, next, respondBy, disbursed, returned);
    }

    private Award with(Money total, Map<UUID, Long> paid, Map<UUID, Long> back) {
        return new Award(applicationId, participantId, total, status, respondBy, paid, back);
    }

    private static long sum(Map<UUID, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<UUID, Long> add(Map<UUID, Long> amounts, UUID disbursementId, Money amount) {
        Map<UUID, Long> sum = new HashMap<>(amounts);
        sum.merge(disbursementId, amount.minor(), Math::addExact);
        return sum;
    }
}
