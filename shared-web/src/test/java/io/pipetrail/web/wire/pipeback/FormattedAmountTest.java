package io.pipetrail.web.wire.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormattedAmountTest {

    /** Seen red with two decimals for every currency. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | USD | $0.00",
                "5 | USD | $0.05",
                "15000000 | USD | $150,000.00",
                "15000000 | EUR | €150,000.00",
                "150000 | JPY | ¥150,000",
                "150000000 | KWD | KWD\u00a0150,000.000",
                "123456789012345678901234567890 | USD | $1,234,567,890,123,456,789,012,345,678.90",
                "100 | CAD | CA$1.00",
                "100 | CHF | CHF\u00a01.00"
            })
    void anAmountIsPrintedByTheRulesOfItsCurrency(BigInteger minor, String currency, String printed) {
        assertThat(FormattedAmount.of(minor, Currency.getInstance(currency))).isEqualTo(printed);
    }
}
