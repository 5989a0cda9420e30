package org.fairlab.events;

/**
 * An exact amount of money.
 *
 * @param minor the amount in minor units (cents for USD), never negative
 * @param currency the ISO 4217 code
 */
public record Money(long minor, String currency) {

    /** @throws IllegalArgumentException for a negative amount or a code that is not in ISO 4217 */
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        try {
            java.util.Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("must be in an ISO 4217 currency", unknown);
        }
    }

    /** Adds an amount of the same currency; overflow is an error, never a wrap. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** Subtracts an amount of the same currency that is no larger than this one. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** Whether this amount is at least the other. */
    public boolean covers(Money other) {
        return minor >= sameCurrency(other).minor;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("must be in " + currency);
        }
        return other;
    }
}
