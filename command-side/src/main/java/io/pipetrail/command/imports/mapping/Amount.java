package io.pipetrail.command.imports.mapping;

import io.pipetrail.web.body.Values;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount of money as people write it: {@code $1,054.50}, {@code 1.054,50 EUR}. */
record Amount(BigDecimal units, @Nullable Currency currency) {

    private static final int LONGEST = 60;
    private static final Pattern CURRENCY = Pattern.compile("\\p{Sc}|\\p{L}+");
    private static final Map<String, String> SYMBOLS =
            Map.of("$", "USD", "€", "EUR", "£", "GBP", "¥", "JPY", "₹", "INR", "₩", "KRW", "₺", "TRY");

    static Amount read(String text, char decimalSeparator) {
        if (text.length() > LONGEST) throw new BadCell("is too long for an amount");
        var currencies = new HashSet<Currency>();
        CURRENCY.matcher(text).results().forEach(match -> currencies.add(currency(match.group())));
        if (currencies.size() > 1) throw new BadCell("\"" + text + "\" names two currencies");
        var number = CURRENCY.matcher(text).replaceAll("").strip();
        return new Amount(
                number(number, decimalSeparator),
                currencies.stream().findFirst().orElse(null));
    }

    static BigDecimal number(String text, char decimalSeparator) {
        var groups = decimalSeparator == ',' ? "[. '\\u00A0\\u202F]" : "[, '\\u00A0\\u202F]";
        var decimals = "(" + Pattern.quote(String.valueOf(decimalSeparator)) + "\\d+)?";
        if (text.length() > LONGEST || !text.matches("[+-]?(\\d{1,3}(" + groups + "\\d{3})+|\\d+)" + decimals)) {
            throw new BadCell("\"" + shortened(text) + "\" is no number");
        }
        return new BigDecimal(text.replaceAll(groups, "").replace(decimalSeparator, '.'));
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static Currency currency(String name) {
        try {
            return Values.currency(SYMBOLS.getOrDefault(name, name));
        } catch (IllegalArgumentException e) {
            throw new BadCell("\"" + name + "\" is no currency");
        }
    }
}
