package io.pipetrail.query.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long the buckets are that changes are added up by, UTC, the finest first; a constant's name in lower case is the column's. */
public enum Grain {
    HOUR,
    DAY,
    MONTH,
    YEAR;

    /** Where the bucket begins that an instant is in. */
    public Instant start(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> instant.truncatedTo(ChronoUnit.HOURS);
            case DAY -> instant.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> day(at).withDayOfMonth(1).toInstant();
            case YEAR -> day(at).withDayOfYear(1).toInstant();
        };
    }

    /** Where the first bucket begins that does not begin before an instant. */
    public Instant startFrom(Instant instant) {
        var start = start(instant);
        return start.equals(instant) ? start : next(start);
    }

    private Instant next(Instant start) {
        var at = start.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case DAY -> start.plus(1, ChronoUnit.DAYS);
            case MONTH -> at.plus(Period.ofMonths(1)).toInstant();
            case YEAR -> at.plus(Period.ofYears(1)).toInstant();
        };
    }

    private static OffsetDateTime day(OffsetDateTime at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }
}
