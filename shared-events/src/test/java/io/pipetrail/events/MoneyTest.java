package io.pipetrail.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"480.5, USD, 48050", "480, JPY, 480", "1.234, KWD, 1234", "0, EUR, 0"})
    void unitsBecomeMinorUnitsByTheCurrencysOwnDecimals(BigDecimal units, String currency, long minor) {
        var money = Money.ofUnits(units, Currency.getInstance(currency));

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.units()).isEqualByComparingTo(units);
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreRefused() {
        assertThatThrownBy(() -> Money.ofUnits(new BigDecimal("1.5"), Currency.getInstance("JPY")))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"5, 0.5, 2", "15, 0.5, 8", "25, 0.1, 2", "35, 0.1, 4", "99, 0.3333, 33", "0, 0.7, 0"})
    void theExpectedAmountIsRoundedHalfEven(long minor, String probability, long expected) {
        assertThat(new Money(minor, Examples.USD)
                        .times(Probability.of(probability))
                        .minor())
                .isEqualTo(expected);
    }
}
