package io.pipetrail.command.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dates and times in the formats that a mapping names, and always in those of ISO 8601. A date begins at its first moment. */
record Dates(List<String> patterns, List<DateTimeFormatter> formats, ZoneId zone) {

    static Dates of(List<String> patterns, String zone) {
        try {
            var formats = new ArrayList<DateTimeFormatter>();
            for (var pattern : patterns) {
                // A "year of era" would need the era said as well.
                formats.add(DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
            }
            formats.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            formats.add(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            formats.add(DateTimeFormatter.ISO_LOCAL_DATE);
            return new Dates(patterns, formats, ZoneId.of(zone));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadMapping("dates or time_zone: " + e.getMessage());
        }
    }

    Instant instant(String text) {
        return switch (parsed(text)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            case TemporalAccessor other -> throw new IllegalStateException("no time: " + other);
        };
    }

    LocalDate date(String text) {
        return switch (parsed(text)) {
            case OffsetDateTime time -> time.atZoneSameInstant(zone).toLocalDate();
            case LocalDateTime time -> time.toLocalDate();
            case LocalDate day -> day;
            case TemporalAccessor other -> throw new IllegalStateException("no date: " + other);
        };
    }

    private TemporalAccessor parsed(String text) {
        for (var format : formats) {
            try {
                return format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeException next) {
                // Perhaps the next format fits.
            }
        }
        throw new BadCell("\"" + Amount.shortened(text) + "\" is no date"
                + (patterns.isEmpty() ? "" : " as " + String.join(" or ", patterns)));
    }
}
