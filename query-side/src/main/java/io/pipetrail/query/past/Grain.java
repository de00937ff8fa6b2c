package io.pipetrail.query.past;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long a span of time is that changes are added up by, the finest first; UTC. */
enum Grain {
    HOUR,
    DAY,
    MONTH,
    YEAR;

    /** When the span began that a time is in. */
    Instant start(Instant time) {
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> day(time).withDayOfMonth(1).toInstant();
            case YEAR -> day(time).withDayOfYear(1).toInstant();
        };
    }

    private static OffsetDateTime day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }
}
