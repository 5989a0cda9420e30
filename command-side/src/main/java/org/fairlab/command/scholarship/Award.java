package org.fairlab.command.scholarship;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.Money;

/**
 * One award of a fund.
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

    static Award offered(UUID applicationId, UUID participantId, Money amount, LocalDate respondBy) {
        return new Award(applicationId, participantId, amount, Status.OFFERED, respondBy, Map.of(), Map.of());
    }

    Award with(Status next) {
        return new Award(applicationId, participantId, amount, next, respondBy, disbursed, returned);
    }

    Award renewed(Money further) {
        return new Award(applicationId, participantId, amount.plus(further), status, respondBy, disbursed, returned);
    }

    Award disbursed(UUID disbursementId, Money paid) {
        return new Award(
                applicationId,
                participantId,
                amount,
                status,
                respondBy,
                add(disbursed, disbursementId, paid),
                returned);
    }

    Award returned(UUID disbursementId, Money back) {
        return new Award(
                applicationId,
                participantId,
                amount,
                status,
                respondBy,
                disbursed,
                add(returned, disbursementId, back));
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
    long kept(UUID disbursementId) {
        return disbursed.getOrDefault(disbursementId, 0L) - returned.getOrDefault(disbursementId, 0L);
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
