package org.fairlab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    @Test
    void amounts_of_one_currency_add_up_exactly() {
        assertThat(usd(10).plus(usd(20))).isEqualTo(usd(30));
        assertThat(usd(30).minus(usd(20))).isEqualTo(usd(10));
        assertThat(usd(30).minus(usd(30))).isEqualTo(usd(0));
    }

    @Test
    void an_amount_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> usd(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> usd(10).minus(usd(11)));
    }

    @Test
    void a_sum_never_wraps_around() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> usd(Long.MAX_VALUE).plus(usd(1)));
    }

    @Test
    void an_amount_covers_what_is_no_larger() {
        assertThat(usd(10).covers(usd(10))).isTrue();
        assertThat(usd(10).covers(usd(11))).isFalse();
    }

    @Test
    void amounts_of_two_currencies_do_not_mix() {
        Money euros = new Money(1, "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> usd(1).plus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> usd(1).minus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> usd(1).covers(euros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US", "DOLLAR", "XYZ"})
    void a_currency_is_one_of_iso_4217(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
    }
}
