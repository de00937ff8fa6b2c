package io.pipetrail.web.wire.pipeback;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/**
 * Amounts for people to read, in American English whatever the currency, as the vendor prints them: the currency's symbol
 * (CLDR's), its number of decimals, commas between thousands. A symbol that ends in a letter keeps its distance by a
 * no-break space (CLDR's rule of currency spacing): {@code $150,000.00}, {@code €150,000.00}, {@code ¥150,000},
 * {@code KWD 150,000.000}.
 */
final class FormattedAmount {

    private static final Locale AMERICAN = Locale.US;
    private static final char NO_BREAK_SPACE = '\u00a0';

    private FormattedAmount() {}

    static String of(BigInteger minor, Currency currency) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        // A format is not safe to share between threads.
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(AMERICAN));
        format.setMinimumFractionDigits(digits);
        return symbol(currency) + format.format(new BigDecimal(minor, digits));
    }

    private static String symbol(Currency currency) {
        var symbol = currency.getSymbol(AMERICAN);
        return Character.isLetter(symbol.codePointBefore(symbol.length())) ? symbol + NO_BREAK_SPACE : symbol;
    }
}
