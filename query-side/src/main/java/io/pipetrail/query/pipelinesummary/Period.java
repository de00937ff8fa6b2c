package io.pipetrail.query.pipelinesummary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a summary is about, both ends included; all time has none.
 *
 * @param text as it was asked for
 */
public record Period(
        String text, @Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Period ALL_TIME = new Period("all_time", null, null);
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");
    private static final Pattern QUARTER = Pattern.compile("[12]\\d{3}-Q[1-4]");
    private static final Pattern MONTH = Pattern.compile("[12]\\d{3}-\\d{2}");

    /** As {@code all_time}, {@code 2026}, {@code 2026-Q1}, {@code 2026-03}, {@code this_month}; empty for anything else. */
    public static Optional<Period> parse(String text, LocalDate today) {
        try {
            return Optional.ofNullable(parsed(text, today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Period parsed(String text, LocalDate today) {
        return switch (text) {
            case "all_time" -> ALL_TIME;
            case "this_year" -> of(text, Year.from(today).atMonth(1), 12);
            case "this_quarter" -> of(text, quarter(today.getYear(), (today.getMonthValue() + 2) / 3), 3);
            case "this_month" -> of(text, YearMonth.from(today), 1);
            default -> {
                if (YEAR.matcher(text).matches())
                    yield of(text, Year.parse(text).atMonth(1), 12);
                if (MONTH.matcher(text).matches()) yield of(text, YearMonth.parse(text), 1);
                if (!QUARTER.matcher(text).matches()) yield null;
                yield of(text, quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(6) - '0'), 3);
            }
        };
    }

    private static YearMonth quarter(int year, int quarter) {
        return YearMonth.of(year, quarter * 3 - 2);
    }

    private static Period of(String text, YearMonth first, int months) {
        return new Period(text, first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth());
    }
}
